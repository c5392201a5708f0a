"""Polluted data: what people, programs and disks do to files, and what must come of each.

cells.py and files.py generate the cases, outcomes.csv says for each what is read or which fault is told first;
`python -m tests.etl.pollution` writes that table anew, to be read line by line before it is kept.
"""
