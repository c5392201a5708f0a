"""From the layout of a text to plain letters: wrapped lines joined, tables between strokes or blanks."""
