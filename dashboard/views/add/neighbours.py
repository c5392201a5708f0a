"""Each proposed result beside the year before it, and beside another city."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from dashboard.models.claims import Change, Figure
from dashboard.queries.proposals import Definition, fetch_definition_grades
from dashboard.run import Run
from dashboard.views.add.entries import Entry
from dashboard.views.add.known import KnownBeside, read_number, whole_year
from dashboard.views.add.mark import Mark
from dashboard.views.add.targets import OfEntry, Result, find_results, name_gap
from dashboard.views.add.words import name_amount
from dashboard.views.grades import GRADES, signed_grade_label
from dashboard.views.periods import period_phrase

RESULTS = ("actual", "preliminary")
# A change is a jump where it is half as large again as any before it, or, where fewer than three are known,
# larger than a quarter of the older value.
LARGER, FEW, QUARTER = Decimal("1.5"), 3, Decimal("0.25")


def mark_neighbours(run: Run, entries: Sequence[Entry], known: KnownBeside) -> Iterator[OfEntry]:
    """A remark on each result that has a figure of the year before, and on each that another city has."""
    results = find_results(entries, known)
    beside: list[tuple[Entry, str, list[Figure]]] = []  # figures to be graded, with the text that names them
    for entry in entries:
        proposal, key = entry.proposal, known.keys.get(entry.entry_id)
        year, value = whole_year(proposal.period), read_number(proposal.value)
        if not (key and year) or value is None or proposal.kind not in RESULTS:
            continue
        earlier = [r for r in results.get((proposal.place_id, key), []) if r.year == year - 1]
        if earlier and earlier[0].unit == proposal.unit:
            changes = [
                c for c in known.changes if c.comparison_key == key and c.place_id == proposal.place_id
            ]
            yield entry.entry_id, _mark_year_before(run, entry, value, earlier[0], changes)
        elif near := _find_figures(known, entry, proposal.place_id, year - 1):
            beside.append((entry, "add.mark.near_year_before", near))
        if others := _find_others(run, entry, year, known):
            beside.append((entry, "add.mark.other", others))
    pairs = [(entry, label, other) for entry, label, others in beside for other in others]
    grades = fetch_definition_grades(
        run.warehouse, [(_define(entry, known), _define_figure(other)) for entry, _, other in pairs]
    )
    best: dict[tuple[str, str], tuple[int, Figure]] = {}
    for number, (entry, label, other) in enumerate(pairs):
        rank = GRADES.index(grades[number].grade) if number in grades else len(GRADES)
        if rank < best.get((entry.entry_id, label), (len(GRADES) + 1, other))[0]:
            best[entry.entry_id, label] = rank, other
    for (entry_id, label), (rank, other) in best.items():
        if rank < GRADES.index("apart") or label != "add.mark.near_year_before":
            yield entry_id, _mark_graded(run, label, other, GRADES[rank] if rank < len(GRADES) else "")


def _define(entry: Entry, known: KnownBeside) -> Definition:
    proposal = entry.proposal
    return Definition(known.keys[entry.entry_id], proposal.kind, proposal.place_id, proposal.period)


def _define_figure(figure: Figure) -> Definition:
    return Definition(figure.comparison_key, figure.kind, figure.place_id, figure.period)


def _mark_year_before(
    run: Run, entry: Entry, value: Decimal, before: Result, changes: Sequence[Change]
) -> Mark:
    older, unit = Decimal(before.digits), entry.proposal.unit
    amount = name_amount(run, before.digits, unit, "=")
    change = value - older
    direction = "equal" if change == 0 else "up" if change > 0 else "down"
    parts = {} if change == 0 else {"gap": name_gap(run, abs(change), unit)}
    is_jump = _is_jump(change, older, changes)
    label = run.text("add.mark.jump" if is_jump else "add.mark.year_before")
    period = period_phrase(run.text, str(before.year))
    sentence = run.text(f"add.mark.{direction}", period=period, amount=amount, **parts)
    link = run.choices.claim_link(before.claim_id) if before.claim_id else ""
    return Mark("warning" if is_jump else "plain", label, sentence, link)


def _is_jump(change: Decimal, older: Decimal, changes: Sequence[Change]) -> bool:
    yearly = [
        abs(c.value) for c in changes if c.how == "computed" and c.unit_id != "percent" and c.base_period
    ]
    if len(yearly) >= FEW:
        return abs(change) > LARGER * max(yearly)
    return older != 0 and abs(change) > QUARTER * abs(older)


def _find_others(run: Run, entry: Entry, year: int, known: KnownBeside) -> list[Figure]:
    """The figures of one other place of the same year: of the first that has one, peers alone where the place
    has any.
    """
    place = run.catalogue.places.get(entry.proposal.place_id)
    group = place.peer_group if place else ""
    for code in known.reference_places:
        is_peer = not group or run.catalogue.places[code].peer_group == group
        if code != entry.proposal.place_id and is_peer and (found := _find_figures(known, entry, code, year)):
            return found
    return []


def _find_figures(known: KnownBeside, entry: Entry, place: str, year: int) -> list[Figure]:
    """The figures on record of an entry's indicator at a place in a year."""
    return [
        figure
        for figure in known.figures
        if figure.place_id == place
        and figure.indicator_id == entry.proposal.indicator_id
        and figure.year == year
        and figure.unit_id == entry.proposal.unit
    ]


def _mark_graded(run: Run, label: str, other: Figure, grade: str) -> Mark:
    """A figure on record with how far it compares, where the rule of comparability knows the pair."""
    amount = name_amount(run, other.value_text, other.unit_id, other.comparator)
    sign = signed_grade_label(run.text, grade) if grade else run.text("add.mark.not_graded")
    sentence = run.text("add.mark.other_about", amount=amount, grade=sign)
    name = run.text(label, place=run.place_name(other.place_id), year=other.year)
    return Mark("plain", name, sentence, run.choices.claim_link(other.claim_id))
