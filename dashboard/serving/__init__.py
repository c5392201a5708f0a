"""What stands between the network and the pages, as ASGI middleware of `serve.py`: the guard against bad
clients, the headers of every answer, our script in Streamlit's page, its files compressed.
"""
