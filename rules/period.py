"""The form of a period, after ISO 8601: 2025, 2025-03, 2025-10-22, 2025-01/2025-10, ../2025-10-22, of the
20th or 21st century.
"""

DATE = "(19|20)[0-9]{2}(-[0-9]{2}(-[0-9]{2})?)?"

# etl/checks/not_a_period.sql holds data/ to the same form, and to dates that there are.
PERIOD = rf"((\.\.|{DATE})/)?{DATE}"
