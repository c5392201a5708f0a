"""What each page says, as plain data in the reader's language: one folder a subject, and what all of them use."""
