"""The rows of the warehouse, typed. Values are exact decimals; texts come in both languages."""
