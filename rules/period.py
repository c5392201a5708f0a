"""The form of a period, after ISO 8601: 2025, 2025-03, 2025-10-22, 2025-01/2025-10, ../2025-10-22, of the
20th or 21st century.
"""

import re
from calendar import monthrange

DATE = "(19|20)[0-9]{2}(-[0-9]{2}(-[0-9]{2})?)?"

# etl/checks/not_a_period.sql holds data/ to the same form, and to dates that there are.
PERIOD = rf"((\.\.|{DATE})/)?{DATE}"
DAYS = re.compile(r"(\d{4})-(\d{2})-01/(\d{4})-(\d{2})-(\d{2})")  # from the first of a month


def in_whole_months(period: str) -> str:
    """A period of days that are whole months as these, and the twelve months of a year as the year: the same
    time, told more shortly. Any other as it is.
    """
    match = DAYS.fullmatch(period)
    if match and int(match[5]) == monthrange(int(match[3]), int(match[4]))[1]:
        first, last = f"{match[1]}-{match[2]}", f"{match[3]}-{match[4]}"
        period = first if first == last else f"{first}/{last}"
    year = period[:4]
    return year if period == f"{year}-01/{year}-12" else period
