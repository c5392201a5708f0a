"""A draft against the warehouse: each of its numbers with what documents print, and a corrected sentence."""
