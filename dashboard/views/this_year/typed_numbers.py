"""The numbers that a reader types: their digits, or a sentence that says what is wrong and what to do."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from unicodedata import normalize

from dashboard.run import Run
from dashboard.views.this_year.answer import Kind, YearTarget

NUMBER = re.compile(r"[0-9]{1,6}(\.[0-9]{1,3})?")
NEGATIVE = re.compile(r"[-−–][0-9.]+")
SHOWN = 20  # letters of what was typed that a sentence repeats
INVALID = "invalid_so_far"  # days gone that do not count
WHOLE = ("days_so_far", "good_so_far", "above_so_far", "sections", "sections_met", INVALID)
# What a reader must type for each kind of target, in the order of the inputs.
NEEDED: dict[Kind, tuple[str, str]] = {
    "mean": ("mean_so_far", "days_so_far"),
    "day_share": ("good_so_far", "days_so_far"),
    "percentile": ("above_so_far", "days_so_far"),
    "section_share": ("sections_met", "sections"),
}
PART_OF = {"good_so_far": "days_so_far", "above_so_far": "days_so_far", "sections_met": "sections"}
TARGET, MILESTONES, REST = "own_target", "milestones", "rest"
KEYS = tuple(dict.fromkeys([key for keys in NEEDED.values() for key in keys]))
KEYS = (*KEYS, INVALID, TARGET, MILESTONES, REST)
MOST_MEAN, MOST_SECTIONS = 1000, 5000


@dataclass
class TypedNumbers:
    """Digits by key, as far as they can be read; sentences on what cannot, and on how it was read."""

    digits: dict[str, str] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    milestones: tuple[Decimal, ...] = ()


def read_numbers(run: Run, aim: YearTarget, typed: Mapping[str, str]) -> TypedNumbers:
    """What was typed for a kind of target; empty fields are left out."""
    read = TypedNumbers()
    for key in (*NEEDED[aim.kind], INVALID, TARGET):
        if words := typed.get(key, "").strip():
            _read_number(run, aim, read, key, words)
    if words := typed.get(MILESTONES, "").strip():
        _read_milestones(run, read, words)
    if rest := normalize("NFKC", typed.get(REST, "")).strip():
        if NUMBER.fullmatch(rest):
            read.digits[REST] = rest
        else:
            read.faults.append(_fault(run, "not_a_number", REST, rest))
    for key in NEEDED[aim.kind]:
        whole = PART_OF.get(key, "")
        if key in read.digits and whole in read.digits and int(read.digits[key]) > int(read.digits[whole]):
            part, of = read.digits[key], read.digits[whole]
            labels = {"label": _label(run, key), "whole": _label(run, whole)}
            read.faults.append(run.text("this_year.fault_more_than", **labels, typed=part, most=of))
    days = sum(int(read.digits.get(key, 0)) for key in ("days_so_far", INVALID))
    if days > aim.days and not read.faults:
        read.faults.append(run.text("this_year.fault_days", typed=days, year=aim.year, days=aim.days))
    return read


def _read_number(run: Run, aim: YearTarget, read: TypedNumbers, key: str, words: str) -> None:
    narrow = normalize("NFKC", words).replace(" ", "")
    if narrow != words.replace(" ", "") and NUMBER.fullmatch(narrow):
        read.notes.append(
            run.text("this_year.read_as", label=_label(run, key), typed=words[:SHOWN], digits=narrow)
        )
    if NEGATIVE.fullmatch(narrow):
        read.faults.append(_fault(run, "negative", key, words))
    elif not NUMBER.fullmatch(narrow):
        read.faults.append(_fault(run, "not_a_number", key, words))
    elif key in WHOLE and "." in narrow:
        read.faults.append(_fault(run, "not_whole", key, words))
    elif fault := _find_limit_fault(run, aim, key, narrow):
        read.faults.append(fault)
    else:
        read.digits[key] = narrow.lstrip("0") if key in WHOLE and narrow.strip("0") else narrow


def _find_limit_fault(run: Run, aim: YearTarget, key: str, digits: str) -> str:
    """A number that can be read and cannot be: more days than the year has, a share above 100."""
    number = Decimal(digits)
    if key == "days_so_far" and number > aim.days:
        return run.text("this_year.fault_days", typed=digits, year=aim.year, days=aim.days)
    if key in ("days_so_far", "sections") and number == 0:
        return run.text("this_year.fault_nothing", label=_label(run, key))
    most = {"mean_so_far": MOST_MEAN, "sections": MOST_SECTIONS}.get(key)
    if key == TARGET:
        most = 100 if aim.unit_id == "percent" else MOST_MEAN
    if most is not None and number > most:
        return run.text("this_year.fault_too_much", label=_label(run, key), typed=digits, most=most)
    return ""


def _read_milestones(run: Run, read: TypedNumbers, words: str) -> None:
    """Rising shares in percent, the last 100, of as many equal parts of the year."""
    parts = [part for part in re.split(r"[\s,;\u3001/%]+", normalize("NFKC", words)) if part]
    shares = [Decimal(part) for part in parts if NUMBER.fullmatch(part)]
    if len(shares) == len(parts) and shares == sorted(shares) and shares[-1:] == [Decimal(100)]:
        read.milestones = tuple(shares)
    else:
        read.faults.append(run.text("this_year.fault_milestones", typed=words[:SHOWN]))


def _fault(run: Run, name: str, key: str, words: str) -> str:
    return run.text(f"this_year.fault_{name}", label=_label(run, key), typed=words[:SHOWN])


def _label(run: Run, key: str) -> str:
    return run.text(f"control.{key}")
