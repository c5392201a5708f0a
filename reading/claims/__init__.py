"""Numbers, and words for numbers, bound to their names, and the claims that are proposed of them."""
