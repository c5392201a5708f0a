"""What is fast, measured: python -m benchmarks. Nothing here is a test; aims are printed, never asserted."""
