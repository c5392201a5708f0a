"""Reads reports: text and lexicon in, proposed claims out. Pure: no files, no database, nothing of
the field in code.

A report goes through the folders in this order, and none imports from one behind it:
formats (bytes to text), layout, lexicon, tokens, outline, names, claims; `reader.py` leads through them.
`tables` reads a reader's own table instead of prose.
"""
