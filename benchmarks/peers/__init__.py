"""The same pages without our code, to compare with: a bare Streamlit app."""
