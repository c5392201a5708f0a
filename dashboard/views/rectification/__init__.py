"""Rectification of issues that inspections found: totals, done, under way, by batch."""
