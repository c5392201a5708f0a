"""The dashboard behind the pages.

Each layer may import only those above it in this list:
    models     what the warehouse holds, as typed rows
    warehouse  one question to DuckDB, one typed answer
    queries    every question the pages ask
    text       the reader's language: words, numbers, units
    theme      colours and the look of a figure
    views      what a page says, as plain data   (no Streamlit, no Plotly)
    charts     a view drawn as a Plotly figure   (no Streamlit)
    address, controls, panels, shell             (Streamlit lives here)
"""
