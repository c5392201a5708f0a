"""Judges published arithmetic: claims.py finds the claims that identities speak of, mart.py fills the marts audit and derived."""
