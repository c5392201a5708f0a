"""The fixed texts of both languages: the same keys, the same {parts}, none missing and none left over."""

import ast
import re
from string import Formatter

import pytest

from dashboard.text import LANGUAGES, Language, load_texts
from tests.layouts import layouts
from tests.source_code import ROOT, modules, tree, within

TALKERS = {
    name: file
    for name, file in modules().items()
    if within(name, {"dashboard", "pages", "app", "rules", "reading", "etl.refresh"})
}
ZH, EN = load_texts("zh"), load_texts("en")


def parts(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}


def test_both_languages_have_the_same_keys_in_the_same_order() -> None:
    assert list(ZH) == list(EN)
    assert set(LANGUAGES) == {"zh", "en"}


def test_every_text_names_the_same_parts_in_both_languages() -> None:
    assert {
        key: (ZH[key], EN[key]) for key in EN if parts(ZH[key]) != parts(EN[key]) or "" in parts(EN[key])
    } == {}


def test_english_holds_no_chinese() -> None:
    assert {
        key: told for key, told in EN.items() if re.search("[\u3001-\u303f\u3400-\u9fff\uff01-\uff5e]", told)
    } == {}


# Functions that take the key of a text, and at which place: text("a.key", part=...), show_hint(run, "a.key",
# part=...).
KEY_AT = {"text": 0, "show_hint": 1, "open_section": 1}


def calls() -> list[tuple[str, ast.Constant, set[str | None]]]:
    """Every key of a text that is passed as it stands, with where that is and the names of the parts given."""
    return [
        (f"{name}:{node.lineno}", key, {keyword.arg for keyword in node.keywords})
        for name, file in TALKERS.items()
        for node in ast.walk(tree(file))
        if isinstance(node, ast.Call)
        and (at := KEY_AT.get(ast.unparse(node.func).split(".")[-1])) is not None
        for key in node.args[at : at + 1]
        if isinstance(key, ast.Constant)
    ]


def test_every_text_that_is_asked_for_exists_and_gets_its_parts() -> None:
    wrong = []
    for where, constant, given in calls():
        key = constant.value
        missing = parts(EN.get(key, "")) - given
        if key not in EN or (missing and None not in given) or given - parts(EN.get(key, "")) - {None}:
            wrong.append(f"{where} {key}")
    assert len(calls()) > 100
    assert wrong == []


def test_every_text_is_used() -> None:
    """A key stands in the code whole, or a formatted text makes it, f"page.{name}", from words that stand in
    the code.
    """
    said, patterns = set(), []
    for file in TALKERS.values():
        for node in ast.walk(tree(file)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                said.add(node.value)
            elif isinstance(node, ast.JoinedStr):
                pattern = "".join(
                    re.escape(str(part.value)) if isinstance(part, ast.Constant) else "([a-z_0-9.]*)"
                    for part in node.values
                )
                if re.search(r"[a-z_]{2,}\\\.|\\\.[a-z_]{2,}|_by_", pattern):
                    patterns.append(re.compile(pattern))
    said |= {
        script.stem for script in (ROOT / "etl" / "monitoring" / "warnings").glob("*.sql")
    }  # a rule, by its name
    said |= {
        word
        for script in (ROOT / "etl").rglob("*.sql")
        for word in re.findall(r"'([a-z_]+)'", script.read_text("utf-8"))
    }

    def made(key: str) -> bool:
        found = [match for pattern in patterns if (match := pattern.fullmatch(key))]
        return any(len(match.groups()) > 1 or match[1] in said for match in found)

    assert len(patterns) > 5
    assert [key for key in EN if key not in said and not made(key)] == []


NOT_KNOWN = {  # the site knows what is in its documents, not what has been published
    "zh": "未公布|没有公布|尚无|未见公布|不曾公布|没有发布|未发布|尚待公布",
    "en": "not (been )?published(?! by)|unpublished|none published|published (yet|so far)|not found in print|not yet",
}
OWN_ROWS = "preview."  # about rows that a reader adds, which this site has not published
FILES_OF_DATA = {"problem.faulty_data", "problem.not_built"}  # about our own files, which a build publishes


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_says_what_was_not_published(language: Language) -> None:
    said = re.compile(NOT_KNOWN[language], re.IGNORECASE)
    texts = load_texts(language)
    foreign = {key: text for key, text in texts.items() if not key.startswith(OWN_ROWS)}
    assert {
        key: text for key, text in foreign.items() if key not in FILES_OF_DATA and said.search(text)
    } == {}


def test_a_claim_is_a_data_record_in_chinese() -> None:
    assert [key for key, text in ZH.items() if "论断" in text] == []


def test_every_field_of_a_download_has_a_name() -> None:
    """Above its code in a workbook: the text field.x, or the heading column.x of the page."""
    fields = {field.name for layout in layouts() for field in layout.fields}
    assert {name for name in fields if not {f"field.{name}", f"column.{name}"} & set(EN)} == set()
