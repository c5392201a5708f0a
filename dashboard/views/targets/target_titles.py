"""What the title of the targets says: which places, how many targets can be judged, and how that went."""

from collections import Counter
from collections.abc import Sequence

from dashboard.models.judgements import Target
from dashboard.run import Run
from dashboard.views.quantities.overview import NAMED, name_places
from dashboard.views.sections.section_counts import find_section_counts
from dashboard.views.targets.target_labels import is_striven_for


def name_chosen(run: Run, places: Sequence[str]) -> str:
    """The places of a title; of many, how many."""
    if len(places) > NAMED:
        return run.text("targets.many_places", count=len(places))
    return name_places(run, places)


def name_without(run: Run, places: Sequence[str], year: int) -> str:
    """The places of which these sources hold no target for the year; empty where each has one."""
    if len(places) > NAMED:
        return run.text("targets.many_without", count=len(places), year=year)
    names = run.text.join([run.place_name(place) for place in places])
    return run.text("targets.without", places=names, year=year) if places else ""


def write_title(run: Run, places: Sequence[str], year: int, targets: Sequence[Target]) -> str:
    """What became of the targets of a year. Where some of the places have a target that can be judged it is
    about these, and says of the others that they have none: a title must not blame one for another.
    """
    own = {place: [t for t in targets if t.place_id in run.with_waters([place])] for place in places}
    held = [place for place in places if own[place]] or list(places)
    judged = [place for place in held if any(t.status in ("met", "missed") for t in own[place])]
    named = judged if 0 < len(judged) < len(held) <= NAMED else held
    with_waters = run.with_waters(named)
    of_named = [t for t in targets if t.place_id in with_waters]
    title = run.text("targets.title", places=name_chosen(run, named), year=year, finding=_tell(run, of_named))
    others = run.text.join([run.place_name(place) for place in held if place not in named])
    return run.text("targets.others_not_judged", finding=title, places=others) if others else title


def _tell(run: Run, targets: Sequence[Target]) -> str:
    """What the numbers say: how many can be judged and how that went, and what documents report besides."""
    counts = Counter(t.status for t in targets)
    text, met, missed, sections = run.text, counts["met"], counts["missed"], ""
    short = [t for t in targets if t.status == "missed"]
    if met and missed:
        words = text("targets.judged", count=met + missed, met=met, missed=missed)
        parts = [words + name_striven_for(run, short)]
    elif met:
        parts = [text("targets.all_met" if met > 1 else "targets.one_met", count=met)]
    elif missed:
        sections = _tell_sections(run, short)
        parts = [_tell_missed(run, short) + sections]
    else:
        parts = [text("targets.not_judged", count=len(targets))]
    if counts["reported_met"] and not sections:  # a title has two lines; the bar below counts them, too
        parts.append(text("targets.also_reported_met", count=counts["reported_met"]))
    return text.commas(parts)


def _tell_missed(run: Run, missed: Sequence[Target]) -> str:
    """How many there are of missed targets, and of which none is met; whether they were only striven for."""
    text, count = run.text, len(missed)
    if all(map(is_striven_for, missed)):
        key = "targets.all_missed_striven_for" if count > 1 else "targets.one_missed_striven_for"
        return text(key, count=count)
    words = text("targets.all_missed" if count > 1 else "targets.one_missed", count=count)
    return words + name_striven_for(run, missed)


def name_striven_for(run: Run, targets: Sequence[Target]) -> str:
    """How many of some targets with a verdict were only striven for, in brackets; empty if none."""
    count = sum(map(is_striven_for, targets))
    return run.text("targets.of_them_striven_for", count=count) if count else ""


def _tell_sections(run: Run, missed: Sequence[Target]) -> str:
    """How many sections every one of some missed targets is short, where it is one number."""
    known = find_section_counts(run, missed)
    if any(t.target_claim_id not in known for t in missed):
        return ""
    short = {needed - reached.number for reached, needed in known.values()}
    if len(short) != 1:
        return ""
    missing, each = short.pop(), len(missed) > 1
    if missing == 1:
        return run.text("targets.each_one_short" if each else "targets.just_one_short")
    return run.text("targets.each_short" if each else "targets.short", missing=missing)
