"""The Streamlit side: the frame round every page, its inputs, its blocks, the state of its address.

The only folder of the dashboard that imports Streamlit.
"""
