"""One indicator through the years: a line a place, with its targets, limits and events."""
