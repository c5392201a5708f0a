"""What each page says, as plain data in the reader's language: a folder a subject, and what all use."""
