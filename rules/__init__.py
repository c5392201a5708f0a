"""Pure rules of the field: exact decimals in, exact decimals out. Imports nothing of ours."""
