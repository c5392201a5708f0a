"""The same view in other hands, to compare with: a bare Streamlit app, and Dash."""
