"""The preview of a session: its banner on every page; the offer to make one of some rows, and what comes of
it.
"""

from collections.abc import Sequence

import streamlit as st

from dashboard.html.previews import render_preview_banner
from dashboard.html.tables import render_table
from dashboard.models.additions import AdditionFault, Additions, copy_additions, count_claims
from dashboard.preview_limits import NotPreviewed, Refusal
from dashboard.previews import PREVIEWS, Preview
from dashboard.run import Run
from dashboard.ui.blocks.markup import show_html
from dashboard.ui.blocks.text import show_note
from dashboard.ui.streamlit_internals import read_session
from dashboard.views.additions import (
    RowName,
    build_fault_table,
    find_indicators,
    find_places,
    find_target_years,
    name_sources,
)

MOST_FAULTS = 200  # that are listed
PIN = 8  # digits of a build
FAULTS = "preview-faults"  # in st.session_state: the rows that were tried last, and what was wrong


def show_preview_banner(run: Run, preview: Preview) -> None:
    """What every page of a preview says first: what is in it, who sees it, and the way out."""
    limits = PREVIEWS.limits
    sentence = run.text("preview.banner", rows=preview.claims, minutes=limits.minutes if limits else 0)
    build = preview.edition.build.content_hash[:PIN]
    sources = name_sources(run, preview.additions)
    with st.container(key="cj-preview", gap=None):
        show_html(render_preview_banner(sentence, run.text("preview.source", sources=sources, build=build)))
        st.button(
            run.text("preview.leave"),
            on_click=PREVIEWS.drop,
            args=(read_session(),),
            key=f"preview-leave-{run.text.language}",
            type="secondary",
        )
    if PREVIEWS.is_outdated(preview):
        st.warning(run.text("preview.outdated"), icon=":material/history:")


def offer_preview(
    run: Run, additions: Additions, key: str, name_row: RowName | None = None
) -> tuple[AdditionFault, ...]:
    """A button that makes a preview of these rows, then what is wrong with them, or the ways to see them; the
    faults, if these rows were tried last.

    `key` tells this offer from another one of the page. `name_row` names a row, by its file and its number
    among the rows for that file, where the reader knows it by another name.
    """
    session, language, additions = read_session(), run.text.language, copy_additions(additions)
    preview = PREVIEWS.find(session)
    if preview is not None and preview.additions == additions:
        _show_ways(run, additions)
        return ()
    if PREVIEWS.limits is None:
        show_note(run.text("preview.refused.closed"))
        return ()
    label = run.text("preview.offer", rows=count_claims(additions))
    is_asked = st.button(
        label, key=f"preview-{key}-{language}", type="primary", disabled=not count_claims(additions)
    )
    show_note(run.text("preview.about"))
    if is_asked:
        st.session_state.pop(FAULTS, None)
        try:
            with st.spinner(run.text("preview.building")):
                faults = PREVIEWS.build(session, additions)
        except NotPreviewed as error:
            _show_refusal(run, error.refusal)
            return ()
        if not faults:
            st.rerun()
        st.session_state[FAULTS] = additions, faults
    tried, found = st.session_state.get(FAULTS, (None, ()))
    if tried != additions:
        return ()
    _show_addition_faults(run, additions, found, name_row)
    return found


def _show_refusal(run: Run, refusal: Refusal) -> None:
    """Why there is no preview, and what to do."""
    limits = PREVIEWS.limits
    parts = {"rows": limits.rows, "megabytes": limits.megabytes} if limits else {}
    st.warning(run.text(f"preview.refused.{refusal.value}", **parts))


def _show_addition_faults(
    run: Run, additions: Additions, faults: Sequence[AdditionFault], name_row: RowName | None = None
) -> None:
    """What is wrong, row by row, in plain words."""
    st.error(run.text("preview.faults", count=len(faults)))
    table = build_fault_table(run, additions, faults[:MOST_FAULTS], name_row)
    show_html(render_table(table, run.choices.claim_link))
    if len(faults) > MOST_FAULTS:
        show_note(run.text("preview.more_faults", count=len(faults) - MOST_FAULTS))


def _show_ways(run: Run, additions: Additions) -> None:
    """Links to what is new on the pages of the preview."""
    st.success(run.text("preview.built", rows=count_claims(additions)))
    chosen = (run.choices.chosen("place_id") or "").split(",")
    indicators, places = find_indicators(additions), find_places(run, additions, chosen)
    language = run.choices.for_links().written
    of_places = {"place_id": ",".join(places)}
    years = find_target_years(additions)
    ways = {
        "overview": of_places,
        "compare": of_places | ({"indicator_id": ",".join(indicators)} if indicators else {}),
        "targets": of_places | ({"year": years[0]} if years else {}),
        "audit": of_places,
        "sources": {},
    }
    with st.container(horizontal=True):
        for page, query in ways.items():
            label = "preview.to_new" if page == "sources" else f"page.{page}"
            st.page_link(f"pages/{page}.py", label=run.text(label), query_params=language | query)
