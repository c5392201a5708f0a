"""Indicators by places, and places ranked: the newest number of each, and how far they may be compared."""
