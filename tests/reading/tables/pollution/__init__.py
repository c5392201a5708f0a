"""Polluted tables: what people and programs do to them, and what must come of each.

cells.py and files.py generate the cases, each with the figures that may be read of it and no others; outcomes.csv says
what comes of each. `python -m tests.reading.tables.pollution` writes that file anew, to be read line by line
before it is kept.
"""
