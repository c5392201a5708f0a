"""Understands a table of figures that a reader brings: which cell is a claim about what."""
