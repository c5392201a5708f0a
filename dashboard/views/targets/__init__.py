"""Targets: a year's targets against its results, how ambitious they are, and tables of tasks."""
