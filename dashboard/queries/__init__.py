"""Every question the pages ask of the warehouse, and the answers as typed rows."""
