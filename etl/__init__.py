"""Turns the curated claims in data/ into one DuckDB warehouse.

staging.py reads the files as text with file and line, checks/*.sql find the faults, load.sql fills
the typed star of schema.sql, marts/*.sql build what readers ask for, build.py publishes in one move.
"""
