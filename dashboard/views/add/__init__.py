"""A reader's own report: what it proposes, what is on record beside it, what becomes of the accepted."""
