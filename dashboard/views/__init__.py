"""What each page says, as plain data in the reader's language: one module a page."""
