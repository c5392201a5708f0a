"""The words, patterns and names that reports are read by, made ready from data/reading/ and the warehouse."""
