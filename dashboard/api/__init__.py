"""The data API: what the pages show, for programs. One description, resources.py, makes answers and OpenAPI document."""
