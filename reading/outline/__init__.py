"""What a line is under: title, headings, tables; of when and where it speaks, of results or of plans."""
