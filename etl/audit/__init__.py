"""Judges published arithmetic.

identities.py reads the identities, claims.py the claims they name, changes.py the changes that documents
state; matching.py finds where an identity is met, rules.py judges it by one function a rule, checks.py
names identities that no rule can judge, mart.py fills the marts audit and derived.
"""
