"""The dashboard behind the pages.

Each layer may import only those above it in this list (tests/test_architecture.py keeps it so):
    models       what the warehouse holds, as typed rows
    warehouse    one question to DuckDB, one typed answer
    queries      every question the pages ask
    editions     the published build that is served
    text, theme  the reader's language; colours and the look of a figure
    csv_writer    CSV for pages and programs
    table, page_record, choices, run   what one run of a page works with and what it showed, as plain data
    views        what a page says, as plain data
    charts, html, exports, api   a view as Plotly figure, as HTML, as file; the warehouse for programs
    serving      guard, headers and compression, between the network and the pages
    ui           inputs, blocks and frame: the only folder that imports Streamlit
"""
