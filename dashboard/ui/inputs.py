"""The inputs. Each keeps its value in the address bar, as a code."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext

import streamlit as st

from dashboard.choices import RunChoices
from dashboard.page_record import Choice
from dashboard.queries.claims import find_claim_id
from dashboard.run import Run
from dashboard.text import LANGUAGES, Language
from dashboard.views.trend.limit_check import OF_ITS_TIME

LONGEST_SEARCH = 200  # characters
INPUT_WIDTH, MORE_WIDTH = 5, 3.2  # shares of a row of inputs
ALL = "all"  # code for no restriction


def is_embedded() -> bool:
    """Whether the page stands in a frame of another site: then the link alone chooses."""
    return bool(st.context.is_embedded)


def choose_language(choices: RunChoices) -> Language:
    """The language of the page: the link's, else the browser's, else Chinese."""
    browser: Language = "en" if (st.context.locale or "zh").lower().startswith("en") else "zh"
    requested = choices.chosen("lang")
    if requested is not None and requested not in LANGUAGES:
        choices.note_unknown("lang", requested)
    language: Language = "en" if requested == "en" else "zh" if requested == "zh" else browser
    if not is_embedded():
        chosen: Language | None = st.segmented_control(
            "语言 · Language",
            list(LANGUAGES),
            default=language,
            required=True,
            format_func=lambda code: LANGUAGES[code],
            key=choices.widget_key("lang", "any"),
            label_visibility="collapsed",
        )
        language = chosen or language
    choices.keep("lang", language, browser)
    return language


def name_options(codes: Sequence[str], name: Callable[[str], str]) -> Callable[[str], str]:
    """The names of some options, and nothing else: Streamlit keeps the function for as long as its session
    lives, and one that knows a run would keep the run's build open as long.
    """
    return {code: name(code) for code in codes}.__getitem__


def choose_one(
    run: Run, key: str, codes: Sequence[str], name: Callable[[str], str], default: str | None = None
) -> str:
    """One of some codes; the default, or the first, if the link names none of them. `name` gives a code's
    name.
    """
    usual = default if default is not None and default in codes else codes[0]
    label = run.text(f"control.{key}")
    requested = run.choices.chosen_code(key, codes)
    if requested is not None and requested not in codes:
        run.choices.note_unknown(key, requested)
    code = requested if requested is not None and requested in codes else usual
    if not is_embedded():
        code = st.selectbox(
            label,
            codes,
            codes.index(code),
            format_func=name_options(codes, name),
            key=run.choices.widget_key(key, run.text.language, codes),
        )
    run.choices.keep(key, code, usual)
    run.record.choices[key] = Choice(code, label, name(code))
    return code


def choose_many(
    run: Run,
    key: str,
    codes: Sequence[str],
    name: Callable[[str], str],
    default: Sequence[str],
    placeholder: str = "",
) -> list[str]:
    """Some of the codes, in the order the reader chose them; the default if the link does not say.

    `placeholder` stands in the empty input, and in the record where nothing is chosen.
    """
    label = run.text(f"control.{key}")
    link = run.choices.chosen_code(key, codes)
    requested = list(default) if link is None else [code for code in dict.fromkeys(link.split(",")) if code]
    for code in requested:
        if code not in codes:
            run.choices.note_unknown(key, code)
    chosen = [code for code in requested if code in codes]
    if requested and not chosen:
        chosen = list(default)
    if not is_embedded():
        chosen = st.multiselect(
            label,
            codes,
            chosen,
            format_func=name_options(codes, name),
            placeholder=placeholder or run.text("control.choose"),
            key=run.choices.widget_key(key, run.text.language, codes),
        )
    run.choices.keep(key, ",".join(chosen), ",".join(default))
    names = run.text.join([name(code) for code in chosen])
    run.record.choices[key] = Choice(",".join(chosen), label, names or placeholder)
    return chosen


def enter_search(run: Run, label_key: str) -> str:
    """A few words to search for; `label_key` is the key of the input's label."""
    label, words = run.text(label_key), run.choices.chosen("q") or ""
    if not is_embedded():
        widget = run.choices.widget_key("q", run.text.language)
        words = st.text_input(label, words, max_chars=LONGEST_SEARCH, key=widget, placeholder=label)
    words = words.strip()
    run.choices.keep("q", words, "")
    run.record.choices["q"] = Choice(words, label, words)
    return words


def side_by_side(count: int, with_more: bool = False, is_low: bool = False) -> list:
    """Columns for inputs in one row; below each other on a phone. `with_more`: a narrower one at the end, for
    `more_filters`. `is_low`: inputs end at one height, as those with a label above and those without do.
    """
    widths = [INPUT_WIDTH] * count + [MORE_WIDTH] * with_more
    return st.columns(widths, gap="small", vertical_alignment="bottom" if is_low else "top")


def more_filters(run: Run, *keys: str) -> AbstractContextManager:
    """The inputs that are seldom used, behind one button, which says if any of their `keys` is set."""
    if is_embedded():
        return nullcontext()
    label = "control.more_chosen" if any(map(run.choices.is_set, keys)) else "control.more"
    return st.popover(run.text(label), width="stretch", key=run.choices.widget_key("more", run.text.language))


def choose_chart(run: Run, keys: Sequence[str]) -> str:
    """Which chart of a page stands in the frame: the link's, else the first."""
    requested = run.choices.chosen("chart")
    key = requested if requested is not None and requested in keys else keys[0]
    run.choices.keep("chart", key, keys[0])
    return key


def choose_places(run: Run, default: Sequence[str] | None = None) -> list[str]:
    """Any number of places; at first the first two of the catalogue, or the given ones."""
    codes = list(run.catalogue.places)
    return choose_many(run, "place_id", codes, run.place_name, codes[:2] if default is None else default)


def choose_places_or_all(run: Run) -> list[str]:
    """Any number of places; none chosen means all of them."""
    codes = list(run.catalogue.places)
    everywhere = run.text("control.everywhere")
    return choose_many(run, "place_id", codes, run.place_name, [], everywhere) or codes


def choose_indicator(run: Run, codes: Sequence[str]) -> str:
    """One of the indicators."""
    return choose_one(run, "indicator_id", codes, run.indicator_name)


def choose_indicators(run: Run) -> list[str]:
    """Any number of the indicators; at first those of the overview."""
    indicators = run.catalogue.indicators
    headlines = [code for code, indicator in indicators.items() if indicator.headline is not None]
    return choose_many(run, "indicator_id", list(indicators), run.indicator_name, headlines)


def choose_scopes(run: Run, codes: Sequence[str]) -> list[str]:
    """Some of the scopes an indicator is published for; all of them at first, and where only one exists."""
    return list(codes) if len(codes) < 2 else choose_many(run, "scope_id", codes, run.scope_name, codes)


def choose_standard(run: Run, codes: Sequence[str]) -> str:
    """The standard that values are judged by: each value's own of its time, or one for all."""
    if not codes:
        return OF_ITS_TIME

    def name(code: str) -> str:
        if code == OF_ITS_TIME:
            return run.text("control.of_its_time")
        return run.text.name_of(run.catalogue.standards[code])

    return choose_one(run, "standard_id", [OF_ITS_TIME, *codes], name)


def choose_source(run: Run) -> str | None:
    """One document, or all."""

    def name(code: str) -> str:
        return run.text("control.all_sources") if code == ALL else run.source_title(code)

    code = choose_one(run, "source_id", [ALL, *run.catalogue.sources], name)
    return None if code == ALL else code


def choose_terms(run: Run, key: str, list_id: str) -> list[str]:
    """Some terms of a closed list; all of them at first."""
    codes = run.catalogue.term_codes(list_id)
    return choose_many(run, key, codes, lambda code: run.term_name(list_id, code), codes)


def choose_theme(run: Run) -> str:
    """One theme of indicators."""

    def name(code: str) -> str:
        words = run.term_name("theme", code)
        return words[:1].upper() + words[1:]

    return choose_one(run, "theme", run.catalogue.term_codes("theme"), name)


def choose_rules(run: Run) -> list[str]:
    """Any number of the rules of the audit; none means all."""
    names = {code: run.term_name("rule", code) for code in run.catalogue.term_codes("rule")}
    chosen = choose_many(run, "rule", list(names), names.__getitem__, [], run.text("control.any_rule"))
    return chosen or list(names)


def choose_agencies(run: Run, names: Mapping[str, str]) -> list[str]:
    """Any number of the agencies of a government; none means all. `names` gives their names by code."""
    return choose_many(run, "agency", list(names), names.__getitem__, [], run.text("control.any_agency"))


def linked_claim(run: Run) -> str | None:
    """The claim that a link leads to; it stays in the address while the reader stays on the page."""
    requested = run.choices.chosen("claim_id")
    claim_id = None if requested is None else find_claim_id(run.warehouse, requested)
    if requested is not None and claim_id is None:
        run.choices.note_unknown("claim_id", requested)
    else:
        run.choices.keep("claim_id", claim_id, None)
    return claim_id
