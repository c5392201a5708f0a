"""The line of a report in sources.csv, and of its place in places.csv where that is not on record yet."""

from collections.abc import Mapping, Sequence
from itertools import count

from dashboard.run import Run
from dashboard.views.add.additions import CODE
from dashboard.views.add.entries import Entry
from dashboard.views.add.known import whole_year

UNCHECKED = "unverified_copy"  # what a document is as long as nobody says that it is more
NEW_PLACE = "new_place"
LEVEL, PEERS = "prefecture", "city"
LONGEST_TITLE = 80  # letters


def suggest_source(
    run: Run, name: str, text: str, place: str, entries: Sequence[Entry], given: Mapping[str, str]
) -> dict[str, str]:
    """The line of the document: what the reader gave, and for the rest what the report itself shows. A year's
    report comes out in the next one.
    """
    results = [whole_year(entry.proposal.period) for entry in entries if entry.proposal.kind != "target"]
    year = max((year for year in results if year), default=None)
    is_known = place in run.catalogue.places
    names = run.catalogue.places[place] if is_known else None
    name_zh, name_en = (names.name_zh, names.name_en) if names else (place, given.get("name_en") or NEW_PLACE)
    code = place if is_known else given.get("place_id") or NEW_PLACE
    first = next((line.strip() for line in text.splitlines() if line.strip()), name)
    suggested = {
        "source_id": _find_free_code(run, f"{code}_report_{year or 0}"),
        "title_zh": first[:LONGEST_TITLE],
        "title_en": run.text("add.source_name_en", place=name_en, year=year or "?"),
        "publisher_zh": name_zh,
        "publisher_en": name_en,
        "published_on": str(year + 1) if year else "",
        "grade": UNCHECKED,
        "url": "",
        "document": "",
    }
    return suggested | {column: given[column] for column in suggested if given.get(column)}


def suggest_place(place: str, given: Mapping[str, str]) -> dict[str, str]:
    """The line of a place that is not on record: its name as the reader typed it."""
    code = given.get("place_id", "")
    return {
        "place_id": code if CODE.fullmatch(code) else NEW_PLACE,
        "name_zh": place,
        "name_en": given.get("name_en") or NEW_PLACE,
        "level": given.get("level") or LEVEL,
        "parent_id": "",
        "peer_group": given.get("peer_group") or PEERS,
    }


def _find_free_code(run: Run, code: str) -> str:
    """The code, with a number behind it where a document on record has it."""
    if code not in run.catalogue.sources:
        return code
    return next(free for number in count(2) if (free := f"{code}_{number}") not in run.catalogue.sources)
