"""What files are called: by indicators, places and years, so that a folder of them can be read."""

from collections.abc import Collection, Sequence

from dashboard.models.claims import Claim
from dashboard.run import Run
from dashboard.table import Table

SITE, NOT_PUBLISHED = "chengjing", "not_published"  # how names begin, and what those of a preview go on with
BUILD_DIGITS = 8  # of the content hash
MOST = {"indicator": 2, "place": 4}  # codes in a file's name; more of them are counted


def name_site(run: Run) -> str:
    """How the name of every file begins: chengjing, or chengjing-not_published."""
    return f"{SITE}-{NOT_PUBLISHED}" if run.is_preview else SITE


def name_chart_file(run: Run, claims: Sequence[Claim]) -> str:
    """chengjing-pm25-suzhou-jiaxing-2013-2025: indicators, places as chosen, first and last year."""
    years = sorted({claim.period[:4] for claim in claims})
    parts = [
        name_site(run),
        *_list_codes("indicator", list(dict.fromkeys(claim.indicator_id for claim in claims))),
        *_list_codes("place", _sort_places(run, {claim.place_id for claim in claims})),
        *dict.fromkeys([*years[:1], *years[-1:]]),
    ]
    return "-".join(parts if claims else [name_site(run), run.record.name, run.build.data_on])


def name_table_file(run: Run, table: Table, key: str) -> str:
    """chengjing-pm25-suzhou-jiaxing-years-2026-02-09-255db51c: indicators unless there are many, places as
    chosen, the key of the table on its page, and the build by its date and hash.
    """
    indicators = _find_codes(table, "indicator_id", run.catalogue.indicators)
    subject = indicators if len(indicators) <= MOST["indicator"] else []
    named = _list_codes("place", _sort_places(run, set(_find_codes(table, "place_id", run.catalogue.places))))
    build = run.build.content_hash[:BUILD_DIGITS]
    return "-".join([name_site(run), *subject, *named, key, run.build.data_on, build])


def _find_codes(table: Table, field: str, known: Collection[str]) -> list[str]:
    """The codes of a field, each once; none where a record is about all, as a rule is."""
    codes = dict.fromkeys(str(record[field]) for record in table.records if record.get(field))
    return list(codes) if all(code in known for code in codes) else []


def _sort_places(run: Run, places: set[str]) -> list[str]:
    chosen = run.record.codes().get("place_id", "").split(",")
    return sorted(places, key=lambda place: (chosen.index(place) if place in chosen else len(chosen), place))


def _list_codes(kind: str, codes: Sequence[str]) -> Sequence[str]:
    return codes if len(codes) <= MOST[kind] else [f"{len(codes)}_{kind}s"]
