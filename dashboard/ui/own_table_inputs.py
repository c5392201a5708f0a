"""The questions about a reader's own table, as select boxes; answers stay in the session."""

from collections.abc import Callable, Mapping, Sequence
from zlib import crc32

import streamlit as st

from dashboard.run import Run
from dashboard.ui import inputs
from dashboard.ui.blocks.text import escape_markdown
from reading.tables.questions import Question

SESSION_KEY = "own_table"  # in st.session_state: the digest of the file, and the answers about it
ACROSS = 3  # select boxes in a row


def know_answers(digest: str) -> dict[str, str]:
    """The answers about a file; another file begins without any."""
    known = st.session_state.get(SESSION_KEY)
    if known is None or known[0] != digest:
        known = st.session_state[SESSION_KEY] = (digest, {})
    return known[1]


def forget_answers() -> None:
    """Without a file there is nothing to know."""
    st.session_state.pop(SESSION_KEY, None)


def choose_answers(
    run: Run,
    name: str,
    digest: str,
    questions: Sequence[Question],
    answers: Mapping[str, str],
    name_question: Callable[[Question], str],
    name_option: Callable[[Question, str], str],
) -> None:
    """A select box a question, in a group of a `name`. What is chosen counts from the next run of the page,
    which follows at once.
    """
    with st.container(key=f"cj-questions-{name}"):
        for first in range(0, len(questions), ACROSS):
            some = questions[first : first + ACROSS]
            for column, question in zip(inputs.side_by_side(ACROSS, is_low=True), some, strict=False):
                with column:
                    _choose(run, digest, question, answers, name_question, name_option)


def _choose(
    run: Run,
    digest: str,
    question: Question,
    answers: Mapping[str, str],
    name_question: Callable[[Question], str],
    name_option: Callable[[Question, str], str],
) -> None:
    options = list(question.options)
    known = answers.get(question.key, question.guess)
    widget = f"own-table-{digest}-{crc32(question.key.encode()):08x}-{run.text.language}"
    names = {option: name_option(question, option) for option in options}
    st.selectbox(
        escape_markdown(name_question(question)),
        options,
        options.index(known) if known in options else None,
        format_func=names.__getitem__,
        placeholder=run.text("own_table.choose"),
        key=widget,
        on_change=_keep,
        args=(question.key, widget),
    )


def _keep(key: str, widget: str) -> None:
    """Remember what was just chosen."""
    _, answers = st.session_state[SESSION_KEY]
    chosen = st.session_state[widget]
    if chosen is None:
        answers.pop(key, None)
    else:
        answers[key] = chosen
