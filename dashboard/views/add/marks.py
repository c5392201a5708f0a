"""What a reader should know of a figure before accepting it: what is on record, and what looks wrong."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal

from dashboard.models.proposals import KnownClaim
from dashboard.run import Run
from dashboard.views.add.decisions import REJECTED
from dashboard.views.add.entries import Entry
from dashboard.views.add.known import KnownBeside, find_known, read_number
from dashboard.views.add.mark import Mark
from dashboard.views.add.neighbours import mark_neighbours
from dashboard.views.add.targets import mark_targets
from dashboard.views.add.words import name_amount

LEVELS = ("actual", "preliminary", "derived")  # kinds of one quantity


def build_marks(run: Run, entries: Sequence[Entry]) -> dict[str, list[Mark]]:
    """The remarks on every entry, by its id; what matters most first."""
    known = find_known(run, entries)
    marks: dict[str, list[Mark]] = defaultdict(list)
    repeated = find_repeated(entries, known)
    for entry in entries:
        own = marks[entry.entry_id]
        own += _mark_known(run, entry, known)
        own += _mark_repeated(run, entry, repeated)
        own += _mark_implausible(run, entry, known)
    for found in (mark_targets(run, entries, known), mark_neighbours(run, entries, known)):
        for entry_id, mark in found:
            marks[entry_id].append(mark)
    return dict(marks)


def _mark_known(run: Run, entry: Entry, known: KnownBeside) -> list[Mark]:
    """Claims on the same quantity: of the same value, or of another one."""
    key = known.keys.get(entry.entry_id)
    same = [
        claim
        for claim in known.claims
        if key is not None and claim.comparison_key == key and _is_of(claim, entry)
    ]
    agreeing = [claim for claim in same if _agrees(claim, entry)]
    if agreeing:
        return [_make_known_mark(run, "plain", "duplicate", agreeing)]
    differing = [claim for claim in same if _contradicts(claim, entry)]
    return [_make_known_mark(run, "bad", "contradiction", differing)] if differing else []


def _make_known_mark(run: Run, tone: str, key: str, claims: Sequence[KnownClaim]) -> Mark:
    claim = claims[0]
    amount = name_amount(run, claim.value_text, claim.unit_id, claim.comparator or "")
    sentence = run.text(f"add.mark.{key}_about", source=run.source_title(claim.source_id), amount=amount)
    link = run.choices.claim_link(claim.claim_id)
    return Mark(tone, run.text(f"add.mark.{key}"), sentence, link, is_known=key == "duplicate")


def _is_of(claim: KnownClaim, entry: Entry) -> bool:
    """Whether a claim is about the same time, in the same sense, as an entry of the same key."""
    proposal = entry.proposal
    return (
        claim.place_id == proposal.place_id
        and claim.period == proposal.period
        and _sense(claim.kind) == _sense(proposal.kind)
        and claim.unit_id == proposal.unit
        and (claim.base_period or "") == proposal.base_period
    )


def _sense(kind: str) -> str:
    return LEVELS[0] if kind in LEVELS else kind


def _agrees(claim: KnownClaim, entry: Entry) -> bool:
    value = read_number(entry.proposal.value)
    if value is None or claim.value is None:
        return value is None and claim.value is None
    return value == claim.value


def _contradicts(claim: KnownClaim, entry: Entry) -> bool:
    """Whether both numbers cannot stand: two bounds in opposite directions are the ends of a range."""
    value = read_number(entry.proposal.value)
    if value is None or claim.value is None:
        return False
    return claim.comparator == entry.proposal.comparator or "=" in (
        claim.comparator,
        entry.proposal.comparator,
    )


def find_repeated(entries: Sequence[Entry], known: KnownBeside) -> dict[str, Entry]:
    """Of an entry whose quantity stands earlier in the report: that earlier entry."""
    first: dict[tuple, Entry] = {}
    repeated = {}
    for entry in entries:
        proposal = entry.proposal
        if entry.state == REJECTED or entry.entry_id not in known.keys:
            continue
        place, sense = proposal.place_id, _sense(proposal.kind)
        terms = (proposal.period, proposal.comparator, proposal.unit, proposal.base_period)
        earlier = first.setdefault((known.keys[entry.entry_id], place, sense, *terms), entry)
        if earlier is not entry:
            repeated[entry.entry_id] = earlier
    return repeated


def _mark_repeated(run: Run, entry: Entry, repeated: Mapping[str, Entry]) -> list[Mark]:
    earlier = repeated.get(entry.entry_id)
    if earlier is None:
        return []
    proposal = earlier.proposal
    amount = name_amount(run, proposal.value, proposal.unit, proposal.comparator) or proposal.value_text
    if read_number(proposal.value) == read_number(entry.proposal.value):
        about = run.text("add.mark.repeated_about", amount=amount)
        return [Mark("plain", run.text("add.mark.repeated"), about, is_known=True)]
    sentence = run.text("add.mark.differs_about", amount=amount)
    return [Mark("bad", run.text("add.mark.differs"), sentence)]


def _mark_implausible(run: Run, entry: Entry, known: KnownBeside) -> list[Mark]:
    """A level outside of what the indicator's definition says that it can be."""
    proposal = entry.proposal
    indicator = run.catalogue.indicators.get(proposal.indicator_id)
    value = read_number(proposal.value)
    if indicator is None or value is None or proposal.unit != indicator.unit_id:
        return []
    if proposal.kind == "change" or proposal.base_period:
        return []
    limits = known.ranges[proposal.indicator_id]
    if limits.plausible_low <= value <= limits.plausible_high:
        return []
    low, high = (_shorten(limit) for limit in (limits.plausible_low, limits.plausible_high))
    sentence = run.text("add.mark.implausible_about", low=low, high=high)
    return [Mark("bad", run.text("add.mark.implausible"), sentence)]


def _shorten(number: Decimal) -> str:
    digits = f"{number:f}"
    return digits.rstrip("0").rstrip(".") if "." in digits else digits
