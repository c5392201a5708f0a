"""The data API: what the pages show, for programs. The lists are declared in dashboard/queries/listing.py."""
