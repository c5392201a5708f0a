"""HTML for what Streamlit draws only as a picture or a grid: tables and cards for eyes, screen readers and paper."""
