"""Reads reports: text and lexicon in, proposed claims out. Pure: no files, no database, nothing of
the field in code.
"""
