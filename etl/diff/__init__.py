"""Compares two builds: claims that differ, what follows from them, and new figures that need a look.

take.sql puts down, of each build, one row for everything that a reader is told; affected.sql finds where
places may stand otherwise beside each other, compared_places.sql how they do; compare.py joins the two,
builds.py finds the builds that a command names, markdown.py writes the comparison for a pull request. The
record of past builds is made by the same comparison (etl/past_builds.py).
"""
