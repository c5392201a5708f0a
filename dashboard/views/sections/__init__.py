"""Shares of water sections that reach a class: rows of networks, and the whole sections behind a share."""
