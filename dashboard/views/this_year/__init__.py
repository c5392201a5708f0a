"""This year: how a year's target stands on a day within the year, and what its rest may still bring."""
