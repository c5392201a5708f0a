"""Views drawn as Plotly figures: one module for each kind of chart.

Figures are plain dictionaries in Plotly's schema: Streamlit sends them on as they are, so a page pays
nothing for building Plotly objects. Tests validate them with plotly.graph_objects.Figure.
"""
