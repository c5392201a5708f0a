"""What stands in a text, in order of place: known words, numbers with units, periods, clauses."""
