"""What the numbers stand on: standards, the rules of comparability, and where figures exist."""
