"""The inputs of the page on this year. What is typed stands in the address as it was typed."""

from collections.abc import Mapping
from decimal import Decimal

import streamlit as st

from dashboard.page_record import Choice
from dashboard.run import Run
from dashboard.ui import inputs
from dashboard.ui.blocks.text import escape_markdown, show_note
from dashboard.ui.blocks.uploads import ask_for_file
from dashboard.views.this_year.answer import YearTarget
from dashboard.views.this_year.own_data import MOST_LETTERS, decode_own_file
from dashboard.views.this_year.progress import Slider
from dashboard.views.this_year.typed_numbers import INVALID, KEYS, MILESTONES, NEEDED, REST, TARGET

LONGEST = 24  # letters of a number
OWN_DATA = "own_data"  # in st.session_state: what a reader pasted, as long as the session
PLACE = "place_id"


def choose_first_place(run: Run) -> str:
    """One place: the first of those that the reader chose on other pages, which the link keeps."""
    codes = list(run.catalogue.places)
    link = run.choices.chosen_code(PLACE, codes) or ""
    requested = [code for code in dict.fromkeys(link.split(",")) if code]
    for code in requested:
        if code not in codes:
            run.choices.note_unknown(PLACE, code)
    known = [code for code in requested if code in codes]
    code, label = (known or codes)[0], run.text("control.place_id")
    if not inputs.is_embedded():
        widget = run.choices.widget_key(PLACE, run.text.language, codes)
        name = inputs.name_options(codes, run.place_name)
        code = st.selectbox(label, codes, codes.index(code), format_func=name, key=widget)
    kept = ",".join([code, *(other for other in known if other != code)])
    run.choices.keep(PLACE, kept, codes[0])
    run.record.choices[PLACE] = Choice(kept, label, run.place_name(code))
    return code


def choose_quantity(run: Run, codes: list[str], usual: str) -> str:
    """One of the quantities with a budget."""
    return inputs.choose_one(run, "indicator_id", codes, run.indicator_name, usual)


def know_typed_keys(run: Run) -> dict[str, str]:
    """Everything that was typed, by key; keys of other quantities stay known, so that no link is at fault."""
    return {key: words for key in KEYS if (words := run.choices.chosen(key))}


def enter_numbers(run: Run, aim: YearTarget, typed: Mapping[str, str]) -> tuple[dict[str, str], str]:
    """The two numbers that a kind of target needs, and beside them what a reader pastes in their place."""
    entered = {}
    with st.container(key="cj-numbers"):
        *columns, last = inputs.side_by_side(2, with_more=True, is_low=True)
        for key, column in zip(NEEDED[aim.kind], columns, strict=True):
            with column:
                entered[key] = _enter(run, key, typed.get(key, ""))
        with last:
            own = "" if aim.kind == "section_share" else paste_own_data(run, aim.year)
    return entered, own


def paste_own_data(run: Run, year: int) -> str:
    """Days or months that a reader pastes, or hands in where the site takes files: kept in the session
    alone, in no address and in nothing shared.
    """
    if inputs.is_embedded():
        return ""
    field = run.choices.widget_key("own_text", run.text.language)
    known = st.session_state.get(field, st.session_state.get(OWN_DATA, "")) or ""
    label = "control.own_data_chosen" if known else "control.own_data"
    with st.popover(
        run.text(label), width="stretch", key=run.choices.widget_key(OWN_DATA, run.text.language)
    ):
        show_note(run.text("own.about"))
        text = st.text_area(
            run.text("own.label"),
            known,
            height=220,
            max_chars=MOST_LETTERS,
            key=field,
            placeholder=run.text("own.placeholder", year=year),
        )
        st.button(run.text("own.apply"), key=run.choices.widget_key("own_apply", run.text.language))
        file = ask_for_file(run, OWN_DATA, "own.file", ("csv", "txt"))
        show_note(run.text("own.private"))
    st.session_state[OWN_DATA] = text
    return (decode_own_file(file.content) if file else text or "").strip()


def enter_more(run: Run, aim: YearTarget, typed: Mapping[str, str]) -> dict[str, str]:
    """The reader's own target, invalid days and milestones, behind one button."""
    keys = [TARGET]
    if aim.kind != "section_share":
        keys.append(INVALID)
    if aim.kind in ("mean", "day_share"):
        keys.append(MILESTONES)
    if inputs.is_embedded():
        return {key: _enter(run, key, typed.get(key, "")) for key in keys}
    label = "control.own_target_chosen" if any(map(run.choices.is_set, keys)) else "control.own_target_more"
    with st.popover(run.text(label), width="stretch", key=run.choices.widget_key("own", run.text.language)):
        return {key: _enter(run, key, typed.get(key, "")) for key in keys}


def _enter(run: Run, key: str, words: str) -> str:
    label = run.text(f"control.{key}")
    if not inputs.is_embedded():
        words = st.text_input(
            label,
            words[:LONGEST],
            max_chars=LONGEST,
            key=run.choices.widget_key(key, run.text.language),
            placeholder=run.text(f"placeholder.{key}"),
            help=run.text(f"help.{key}"),
        )
    words = words.strip()
    run.choices.keep(key, words, "")
    run.record.choices[key] = Choice(words, label, words)
    return words


def suppose_rest(run: Run, aim: YearTarget, slider: Slider, typed: str | None) -> Decimal:
    """What the reader supposes of the rest of the year, on a slider."""
    number = slider.value if typed is None else min(max(Decimal(typed), slider.low), slider.high)
    label = run.text(f"control.rest_{aim.kind}")
    if not inputs.is_embedded():
        is_whole = slider.step == 1
        ends = (slider.low, slider.high, number, slider.step)
        low, high, at, step = (int(end) if is_whole else float(end) for end in ends)
        widget = run.choices.widget_key(
            REST, run.text.language, [aim.kind, f"{slider.high}", f"{slider.value}"]
        )
        shown = "%d" if is_whole else "%.1f"
        with st.container(key="cj-suppose"):
            chosen = st.slider(escape_markdown(label), low, high, at, step, shown, key=widget)
        number = Decimal(str(chosen))
    run.choices.keep(REST, f"{number}", f"{slider.value}")
    run.record.choices[REST] = Choice(f"{number}", label, f"{number}")
    return number
