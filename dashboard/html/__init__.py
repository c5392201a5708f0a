"""HTML for what Streamlit draws only as a picture or a grid: tables and cards to be read aloud and printed.

HTML is markupsafe's Markup and made by `markup.fill` from literal templates: every text is escaped where it
enters.
"""
