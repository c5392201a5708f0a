"""What a number may be of: names of indicators and scopes, and those that a sentence goes on about."""
