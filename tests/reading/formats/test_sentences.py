"""Every code of a file's reading has a sentence: in both languages for pages, in English for the command."""

import ast
from functools import cache

import pytest

from dashboard.text import load_texts
from etl.file_reading import NOTES, SENTENCES, explain, explain_note
from reading.formats import Note, Unreadable
from tests.source_code import modules, tree, within

# Which functions take a code first, by what it is a code of.
TAKERS = {"Unreadable": {"Unreadable"}, "Note": {"Note", "builder.note", "self.note"}}


@cache
def codes(name: str) -> set[str]:
    """The codes that stand in the code that reads files."""
    return {
        constant.value
        for module, file in modules().items()
        if within(module, {"reading.formats"})
        for call in ast.walk(tree(file))
        if isinstance(call, ast.Call) and ast.unparse(call.func) in TAKERS[name] and call.args
        for constant in _constants(call.args[0])
    }


def _constants(argument: ast.expr) -> list[ast.Constant]:
    """A code as it stands, or either of two."""
    either = [argument.body, argument.orelse] if isinstance(argument, ast.IfExp) else [argument]
    return [one for one in either if isinstance(one, ast.Constant)]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    ("name", "prefix"), [("Unreadable", "reading.unreadable."), ("Note", "reading.note.")]
)
def test_every_code_has_a_sentence_and_every_sentence_a_code(language: str, name: str, prefix: str) -> None:
    texts = {
        key.removeprefix(prefix)
        for key in load_texts("zh" if language == "zh" else "en")
        if key.startswith(prefix)
    }
    assert len(texts) > 15
    assert texts == codes(name)


def test_the_command_explains_every_code() -> None:
    assert (set(SENTENCES), set(NOTES)) == (codes("Unreadable"), codes("Note"))
    assert (
        explain(Unreadable("too_many_pages", pages=500))
        == "The file has more than 500 pages. Keep the pages that you need."
    )
    assert explain_note(Note("nul_bytes", {"count": 3})) == "3 zero bytes were left out."
