"""Official statistics of ambient air: from hours or days of stations to months, quarters and years."""
