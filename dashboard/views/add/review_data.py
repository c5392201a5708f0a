"""What the browser is given to review a report: its paragraphs, its figures with their remarks, and names for
the codes that a correction may choose from. Plain data; the browser shows all of it as text.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from decimal import Decimal

from dashboard.run import Run
from dashboard.views.add.decisions import Decisions
from dashboard.views.add.entries import Entry
from dashboard.views.add.mark import Mark
from dashboard.views.add.words import name_entry, name_indicator, name_terms

SURE, LIKELY = Decimal("0.9"), Decimal("0.7")
WHY = (
    "inherited",
    "behind",
    "words",
    "unknown_words",
    "direction",
    "base_not_named",
    "period_not_named",
    "odd_unit",
    "title_names_another",
    "differs",
    "implausible",
)
COMPARATORS = ("=", ">=", "<=", ">", "<", "~")


@dataclass(frozen=True)
class Paragraph:
    """A non-empty line of the report: its number, where it begins, and its text."""

    number: int
    start: int
    text: str


def split_paragraphs(text: str) -> list[Paragraph]:
    """The paragraphs of a text as the codebook counts them: non-empty lines, from 1."""
    paragraphs, position = [], 0
    for line in text.splitlines(keepends=True):
        words = line.rstrip()
        if words:
            indent = len(words) - len(words.lstrip())
            paragraphs.append(Paragraph(len(paragraphs) + 1, position + indent, words.lstrip()))
        position += len(line)
    return paragraphs


def build_review(
    run: Run,
    report_id: str,
    text: str,
    entries: Sequence[Entry],
    marks: Mapping[str, Sequence[Mark]],
    opened: Decisions,
    place_names: Mapping[str, str],
) -> dict[str, object]:
    """All that the browser needs. `opened`: the decisions as they were when the page was opened, from which
    on the browser keeps them; `place_names`: the names of the places to choose from, by code.
    """
    return {
        "report": report_id,
        "paragraphs": [asdict(paragraph) for paragraph in split_paragraphs(text)],
        "entries": [_describe(run, entry, marks.get(entry.entry_id, [])) for entry in entries],
        "states": list(opened.states.items()),
        "changes": [(key, dict(change)) for key, change in opened.changes.items()],
        "added": [
            (key, asdict(figure) | {"fields": dict(figure.fields)}) for key, figure in opened.added.items()
        ],
        "options": _list_options(run, place_names),
    }


def _describe(run: Run, entry: Entry, marks: Sequence[Mark]) -> dict[str, object]:
    proposal = entry.proposal
    return {
        "id": entry.entry_id,
        "start": proposal.start,
        "end": proposal.end,
        "title": name_indicator(run, proposal.indicator_id),
        "terms": name_terms(run, proposal),
        "amount": name_entry(run, proposal),
        "confidence": _name_confidence(proposal.confidence),
        "why": [run.text(f"reading.why.{code}") for code in proposal.why if code in WHY],
        "marks": [asdict(mark) for mark in marks],
        "isCorrected": entry.is_corrected,
        "isAdded": entry.is_added,
        "needsEnglish": not proposal.value and proposal.value_text not in run.catalogue.phrases,
        "fields": {
            "indicator_id": proposal.indicator_id,
            "place_id": proposal.place_id,
            "scope_id": proposal.scope_id,
            "period": proposal.period,
            "basis_id": proposal.basis_id,
            "kind": proposal.kind,
            "comparator": proposal.comparator or "=",
            "value": proposal.value,
            "unit": proposal.unit,
            "base_period": proposal.base_period,
            "english": entry.english,
        },
    }


def _name_confidence(confidence: Decimal) -> str:
    """sure, likely or unsure."""
    return "sure" if confidence >= SURE else "likely" if confidence >= LIKELY else "unsure"


def _list_options(run: Run, place_names: Mapping[str, str]) -> dict[str, list[tuple[str, str]]]:
    """Codes and names to choose from, by field."""
    catalogue = run.catalogue
    kinds = [code for code in catalogue.term_codes("kind") if code not in ("derived", "computed")]
    return {
        "indicator_id": sorted(
            ((code, run.indicator_name(code)) for code in catalogue.indicators), key=lambda pair: pair[1]
        ),
        "place_id": list(place_names.items()),
        "scope_id": [(code, run.scope_name(code)) for code in catalogue.scopes],
        "basis_id": [(code, run.basis_name(code)) for code in catalogue.bases],
        "kind": [(code, run.term_name("kind", code)) for code in kinds],
        "comparator": [(code, run.term_name("comparator", code)) for code in COMPARATORS],
        "unit": [(code, run.text.unit_name(code) or run.text("add.no_unit")) for code in catalogue.units],
    }
