"""Readers' own tables: what is recognised, asked and refused, and polluted tables with written outcomes."""
