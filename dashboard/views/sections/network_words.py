"""What the rows of section networks say: a title, and a sentence to quote.

All of it is made from the newest figure of each level and is true by its form: a clause names its place, year
and scopes, speaks of 100 % only where that is printed, and of missing sections only where both numbers are
known and all of them are aimed at.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from dashboard.models.claims import Figure
from dashboard.models.judgements import Target
from dashboard.run import Run
from dashboard.views.figure_cells import amount_cell, amount_phrase
from dashboard.views.sections.section_counts import Sections
from dashboard.views.sections.section_parts import is_aimed_at_whole, note_counted
from dashboard.views.source_grades import source_caveat

WHOLE = 100  # per cent
FEW = 3  # places with a clause each
SHORTEST = 2  # letters of a name that must be left when its end is shared


@dataclass(frozen=True)
class Newest:
    """The newest figure of a place on one level, and the same in sections, where they are known."""

    figure: Figure
    sections: Sections | None


def find_title(run: Run, indicator: str, newest: Mapping[str, Sequence[Newest]]) -> str:
    """A clause for each of a few places; of many how many have the whole share everywhere."""
    present = {place: own for place, own in newest.items() if own}
    if not present:
        return run.indicator_name(indicator)
    is_aimed = all(is_aimed_at_whole(run, n.figure) for own in present.values() for n in own)
    if len(present) <= FEW:
        words = run.text.clauses([_clause(run, place, own, "title") for place, own in present.items()])
        name = run.indicator_name(indicator)
        return words if is_aimed else run.text("trend.title_newest", indicator=name, newest=words)
    if not is_aimed:
        return run.indicator_name(indicator)
    whole = [place for place, own in present.items() if all(_is_whole(n) for n in own)]
    return run.text("networks.many", count=len(present), whole=len(whole))


def find_quote(
    run: Run, indicator: str, newest: Mapping[str, Sequence[Newest]], grades: Collection[str | None]
) -> str:
    """The clauses with their amounts after the indicator; that places are not ranked, if any are not same."""
    present = {place: own for place, own in newest.items() if own}
    if not present or len(present) > FEW:
        return ""
    clauses = [_clause(run, place, own, "quote") for place, own in present.items()]
    sentences = [
        run.text("networks.quote", indicator=run.indicator_name(indicator), clauses=run.text.clauses(clauses))
    ]
    if len(present) > 1 and set(grades) - {None} != {"same"}:
        sentences.append(run.text("networks.no_rank_of_two" if len(present) == 2 else "networks.no_rank"))
    return run.text.sentences(sentences)


def find_remarks(
    run: Run, indicator: str, figures: Sequence[Figure], targets: Sequence[Target], absent: Sequence[str]
) -> list[str]:
    """On places that stand in no row: their newest figure on other sections; who has a target, or nothing."""
    remarks, aimed, nothing = [], [], []
    for place in absent:
        own = [f for f in figures if f.place_id == place and f.year is not None]
        newest = max(own, key=lambda f: f.year or 0, default=None)
        if newest is not None:
            remarks.append(
                run.text(
                    "networks.other_sections",
                    place=run.place_name(place),
                    year=newest.year,
                    scope=run.scope_label(newest.scope_id),
                    amount=amount_cell(run, newest).text,
                )
            )
        elif any(t.place_id == place for t in targets):
            aimed.append(run.place_name(place))
        else:
            nothing.append(run.place_name(place))
    for key, names in (("trend.target_only", aimed), ("trend.absent", nothing)):
        if names:
            name = run.indicator_name(indicator)
            remarks.append(run.text(key, places=run.text.join(names), indicator=name))
    return remarks


def _clause(run: Run, place: str, own: Sequence[Newest], kind: str) -> str:
    """What a place has in the newest year of its levels."""
    year = max(n.figure.year or 0 for n in own)
    of_year = [n for n in own if n.figure.year == year]
    scopes = join_names(run, [run.scope_label(n.figure.scope_id) for n in of_year])
    several = "_each" if len(of_year) > 1 else ""
    words = {"place": run.place_name(place), "year": year, "scopes": scopes}
    copied = source_caveat(run, [n.figure for n in of_year])
    if all(_is_whole(n) for n in of_year):
        return run.text.noted(run.text(f"networks.whole{several}", **words), [copied])
    missing = {n.sections.missing if n.sections else 0 for n in of_year}
    counted = note_counted(run, [n.sections for n in of_year])
    is_one = len(missing) == 1 and 0 not in missing and all(is_aimed_at_whole(run, n.figure) for n in of_year)
    if is_one and kind == "title":
        short = run.text(f"networks.short{several}", **words, sections=_missing(run, min(missing)))
        return run.text.noted(short, [counted, copied])
    amounts = [_amount(run, n, has_sections=kind == "quote" and not is_one) for n in of_year]
    level = run.text("networks.level", **words, amounts=run.text.join(amounts))
    if is_one:
        level += run.text(f"networks.short_by{several}", sections=_missing(run, min(missing)))
    if kind == "title" and not is_one:
        return level
    return run.text.noted(level, [counted, copied])


def _amount(run: Run, newest: Newest, has_sections: bool) -> str:
    """A share with its scope, and how many of how many sections it is."""
    scope, amount = run.scope_label(newest.figure.scope_id), amount_phrase(run, newest.figure)
    if not has_sections or newest.sections is None:
        return run.text("networks.scope_amount", scope=scope, amount=amount)
    sections = {"number": newest.sections.number, "count": newest.sections.count}
    return run.text("networks.scope_amount_of", scope=scope, amount=amount, **sections)


def _missing(run: Run, count: int) -> str:
    return run.text("networks.one_section" if count == 1 else "networks.sections", count=count)


def _is_whole(newest: Newest) -> bool:
    return newest.figure.is_exact_result and newest.figure.value == WHOLE


def join_names(run: Run, names: Sequence[str]) -> str:
    """Names in a list; an end that all share stands once: national, provincial control sections."""
    parts = [list(name) if run.text.language == "zh" else name.split(" ") for name in names]
    ends = zip(*(part[::-1] for part in parts), strict=False)
    shared = sum(1 for _ in takewhile(lambda letters: len(set(letters)) == 1, ends))
    left = SHORTEST if run.text.language == "zh" else 1
    shared = min([shared, *(len(part) - left for part in parts)])
    if len(names) < 2 or shared <= 0:
        return run.text.join(list(names))
    glue = "" if run.text.language == "zh" else " "
    heads = [glue.join(part[:-shared]) for part in parts]
    return run.text.join(heads) + glue + glue.join(parts[0][-shared:])
