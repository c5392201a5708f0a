"""The inputs. Each keeps its value in the address bar, as a code."""

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from dashboard import page_record
from dashboard.page_record import Choice
from dashboard.queries.claims import fetch_claims
from dashboard.run import Run
from dashboard.text import LANGUAGES, Language
from dashboard.ui import url_state


def choose_language() -> Language:
    """The language of the page: the link's, else the browser's, else Chinese."""
    browser: Language = "en" if (st.context.locale or "zh").lower().startswith("en") else "zh"
    asked = url_state.chosen("lang")
    if asked is not None and asked not in LANGUAGES:
        url_state.note_unknown("lang", asked)
    code: Language = "en" if asked == "en" else "zh" if asked == "zh" else browser
    if is_embedded():
        url_state.keep("lang", code, browser)
        return code
    chosen: Language | None = st.segmented_control(
        "语言 · Language",
        list(LANGUAGES),
        default=code,
        required=True,
        format_func=lambda c: LANGUAGES[c],
        key=url_state.widget_key("lang", "any"),
        label_visibility="collapsed",
    )
    url_state.keep("lang", chosen, browser)
    return chosen or code


def is_embedded() -> bool:
    """Whether the page stands in a frame of another site: then the link alone chooses, and no control is drawn."""
    return bool(st.context.is_embedded)


def choose_chart(codes: Sequence[str]) -> str:
    """Which chart of a page stands in the frame: the link's, else the first."""
    asked = url_state.chosen("chart")
    code = next((code for code in codes if code == asked), codes[0])
    url_state.keep("chart", code, codes[0])
    return code


def choose_places(run: Run, default: Sequence[str] | None = None) -> list[str]:
    """Any number of places; at first the first two of the catalogue, or the given ones."""
    codes = list(run.catalogue.places)
    return choose_many(run, "place", codes, run.place_name, codes[:2] if default is None else default)


def choose_places_or_all(run: Run) -> list[str]:
    """Any number of places; none chosen means all of them."""
    return (
        choose_many(
            run,
            "place",
            codes := list(run.catalogue.places),
            run.place_name,
            [],
            run.text("control.everywhere"),
        )
        or codes
    )


def choose_indicator(run: Run, codes: Sequence[str]) -> str:
    """One of the indicators."""
    return choose_one(run, "indicator", codes, lambda code: run.text.name_of(run.catalogue.indicators[code]))


def choose_indicators(run: Run, codes: Sequence[str], default: Sequence[str]) -> list[str]:
    """Any number of the indicators."""
    return choose_many(
        run, "indicator", codes, lambda code: run.text.name_of(run.catalogue.indicators[code]), default
    )


def choose_scopes(run: Run, codes: Sequence[str]) -> list[str]:
    """Some of the scopes an indicator is published for; all of them at first, and where only one exists."""
    if len(codes) < 2:
        return list(codes)
    return choose_many(run, "scope", codes, lambda code: run.text.name_of(run.catalogue.scopes[code]), codes)


def choose_standard(run: Run, codes: Sequence[str]) -> str:
    """The standard to judge by: the one of each value's time, or one of those that limit the indicator."""
    if not codes:
        return "of_its_time"
    standards = run.catalogue.standards

    def name(code: str) -> str:
        return run.text("control.of_its_time") if code == "of_its_time" else run.text.name_of(standards[code])

    return choose_one(run, "standard", ["of_its_time", *codes], name)


def choose_year(run: Run, key: str, years: Sequence[int], default: int | None = None) -> int:
    """One of the years, the newest first."""
    codes = [str(number) for number in years]
    return int(choose_one(run, key, codes, str, None if default is None else str(default)))


def enter_words(run: Run, key: str, label: str) -> str:
    """A few words to search for."""
    asked = url_state.chosen(key) or ""
    told = (
        asked
        if is_embedded()
        else st.text_input(label, asked, max_chars=200, key=url_state.widget_key(key, run.text.language))
    )
    url_state.keep(key, told.strip(), "")
    page_record.current().choices[key] = Choice(told.strip(), label, told.strip())
    return told.strip()


def choose_one(
    run: Run, key: str, codes: Sequence[str], name: Callable[[str], str], default: str | None = None
) -> str:
    """One of some codes; the default, or the first, if the link names none of them."""
    usual = next((code for code in codes if code == default), codes[0])
    asked = url_state.chosen_code(key, codes)
    if asked is not None and asked not in codes:
        url_state.note_unknown(key, asked)
    code = next((code for code in codes if code == asked), usual)
    chosen = (
        code
        if is_embedded()
        else st.selectbox(
            run.text(f"control.{key}"),
            codes,
            codes.index(code),
            format_func=name,
            key=url_state.widget_key(key, run.text.language, codes),
        )
    )
    url_state.keep(key, chosen, usual)
    page_record.current().choices[key] = Choice(chosen, run.text(f"control.{key}"), name(chosen))
    return chosen


def choose_many(
    run: Run,
    key: str,
    codes: Sequence[str],
    name: Callable[[str], str],
    default: Sequence[str],
    nothing: str = "",
) -> list[str]:
    """Some of the codes, in the order the reader chose them; the default if the link does not say."""
    asked = url_state.chosen_code(key, codes)
    wanted = list(default) if asked is None else [code for code in dict.fromkeys(asked.split(",")) if code]
    for code in wanted:
        if code not in codes:
            url_state.note_unknown(key, code)
    marked = [code for code in wanted if code in codes]
    if wanted and not marked:
        marked = list(default)
    chosen = (
        marked
        if is_embedded()
        else st.multiselect(
            run.text(f"control.{key}"),
            codes,
            marked,
            format_func=name,
            placeholder=nothing or run.text("control.choose"),
            key=url_state.widget_key(key, run.text.language, codes),
        )
    )
    url_state.keep(key, ",".join(chosen), ",".join(default))
    page_record.current().choices[key] = Choice(
        ",".join(chosen), run.text(f"control.{key}"), run.text.join([name(c) for c in chosen]) or nothing
    )
    return chosen


def side_by_side(count: int) -> list:
    """Places for controls side by side; below each other on a phone."""
    return st.columns(count)


def choose_older_year(run: Run, years: Sequence[int], year: int) -> int | None:
    """A year before the chosen one to compare with, or none."""
    codes = ["none", *(str(number) for number in years if number < year)]
    if not url_state.is_by_link() and url_state.chosen("since") not in codes:
        url_state.keep("since", None, None)  # the reader moved the year, the link said nothing wrong
    code = choose_one(
        run, "since", codes, lambda code: run.text("control.no_year") if code == "none" else code
    )
    return None if code == "none" else int(code)


def choose_source(run: Run) -> str | None:
    """One document, or all."""
    codes = ["all", *run.catalogue.sources]
    code = choose_one(
        run,
        "source",
        codes,
        lambda code: run.text("control.all_sources") if code == "all" else run.source_title(code),
    )
    return None if code == "all" else code


def linked_claim(run: Run) -> str | None:
    """The claim a link leads to; kept in the address while the reader stays."""
    asked = url_state.chosen("claim")
    if asked is not None and not fetch_claims(run.warehouse, [asked]):
        url_state.note_unknown("claim", asked)
        return None
    url_state.keep("claim", asked, None)
    return asked


def choose_terms(run: Run, key: str, listed: str) -> list[str]:
    """Some terms of a closed list; all of them at first."""
    codes = [code for known, code in run.catalogue.terms if known == listed]
    return choose_many(run, key, codes, lambda code: run.term_name(listed, code), codes)


def choose_agencies(run: Run, names: Mapping[str, str]) -> list[str]:
    """Any number of units of the government; none means all."""
    return choose_many(run, "unit", list(names), names.__getitem__, [], run.text("control.any_unit"))
