"""The names by which a reader's own table is understood: the catalogue and the words of the lexicon."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from dashboard.queries.lexicon import fetch_lexicon, fetch_reading_entries
from dashboard.queries.usage import fetch_basis_uses, fetch_scope_uses
from dashboard.run import Run
from reading.tables.vocabulary import (
    BasisUse,
    IndicatorFacts,
    Vocabulary,
    collect_names,
    collect_places,
    collect_report_names,
    collect_units,
)
from reading.tables.words import build_words

WORDS, LETTERS = "tables", "letters"  # files of data/reading
KINDS_TO_CHOOSE = ("actual", "target", "preliminary", "expected", "derived", "change")
KINDS = (*KINDS_TO_CHOOSE, "reported_met")  # the last is told in words, which only a file of claims has


def build_vocabulary(run: Run) -> Vocabulary:
    """Everything that a table is read with, from the published build."""
    catalogue, words = run.catalogue, build_words(fetch_reading_entries(run.warehouse, WORDS))
    facts = _find_facts(run)
    bases = list(dict.fromkeys(use.basis_id for known in facts.values() for use in known.bases))
    units = {unit.code: unit.name_zh for unit in catalogue.units.values()}
    unit_names = [
        *_names(catalogue.units.items()),
        *((c, n) for c, names in words.units.items() for n in names),
    ]
    collected = collect_units([pair for pair in unit_names if pair[0] in units], list(units))
    return Vocabulary(
        words=words,
        places=collect_places(_names(catalogue.places.items()), list(catalogue.places), words),
        indicators=collect_names(_indicator_names(run), list(catalogue.indicators)),
        scopes=collect_names(_names(catalogue.scopes.items()), list(catalogue.scopes)),
        kinds=collect_names(
            [(kind, name) for kind in KINDS for name in _both(catalogue.terms["kind", kind])], KINDS
        ),
        bases=collect_names([pair for pair in _names(catalogue.bases.items()) if pair[0] in bases], bases),
        units=collected,
        facts=facts,
        unit_words=units,
        unit_names=frozenset(collected.by_name),
        report_names=collect_report_names(_report_names(run)),
    )


def find_plain_letters(run: Run) -> Mapping[int, str | int]:
    """The simplified letter of each traditional one, as reports are read, too."""
    letters = fetch_reading_entries(run.warehouse, LETTERS)
    return str.maketrans(letters.get("traditional", ""), letters.get("simplified", ""))


def _both(row: Any) -> tuple[str, str]:
    return row.name_zh, row.name_en


def _names(rows: Iterable[tuple[str, Any]]) -> list[tuple[str, str]]:
    return [(code, name) for code, row in rows for name in _both(row)]


def _indicator_names(run: Run) -> list[tuple[str, str]]:
    found = []
    for code, indicator in run.catalogue.indicators.items():
        names = [
            *_both(indicator),
            indicator.short_name_zh,
            indicator.short_name_en,
            *(indicator.also_called or "").split(";"),
            *(indicator.former_ids or "").split(";"),
        ]
        found += [(code, name) for name in names if name]
    return found


def _report_names(run: Run) -> Iterator[tuple[str, str]]:
    """What reports call an indicator, as the reader of reports knows it."""
    for word, senses in fetch_lexicon(run.warehouse).words.items():
        for sense in senses:
            if sense.kind == "indicator" and sense.code in run.catalogue.indicators:
                yield sense.code, word


def _find_facts(run: Run) -> dict[str, IndicatorFacts]:
    """Unit, direction, scopes and bases of each indicator."""
    scopes: dict[str, list[str]] = defaultdict(list)
    for use in fetch_scope_uses(run.warehouse):
        scopes[use.indicator_id].append(use.scope_id)
    bases: dict[str, list[BasisUse]] = defaultdict(list)
    for basis in fetch_basis_uses(run.warehouse):
        first, last = (day.isoformat() if day else "" for day in (basis.start_on, basis.end_on))
        bases[basis.indicator_id].append(BasisUse(basis.basis_id, first, last))
    return {
        code: IndicatorFacts(
            unit_id=indicator.unit_id,
            better=indicator.better,
            scopes=tuple(scopes[code]),
            is_scope_implied=len(scopes[code]) == 1 and run.catalogue.scopes[scopes[code][0]].is_implied,
            bases=tuple(bases[code]),
        )
        for code, indicator in run.catalogue.indicators.items()
    }
