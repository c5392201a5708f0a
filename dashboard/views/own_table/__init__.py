"""A reader's own table: what was recognised, what is asked, what is at fault, and what to write instead."""
