"""The inputs. Each keeps its value in the address bar, as a code."""

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from dashboard import address, queries, sheet
from dashboard.page import Page
from dashboard.sheet import Choice
from dashboard.text import LANGUAGES, Language


def language() -> Language:
    """The language of the page: the link's, else the browser's, else Chinese."""
    browser: Language = "en" if (st.context.locale or "zh").lower().startswith("en") else "zh"
    asked = address.choice("lang")
    if asked is not None and asked not in LANGUAGES:
        address.ignore("lang", asked)
    code: Language = "en" if asked == "en" else "zh" if asked == "zh" else browser
    if embedded():
        address.choose("lang", code, browser)
        return code
    chosen: Language | None = st.segmented_control(
        "语言 · Language", list(LANGUAGES), default=code, required=True, format_func=lambda c: LANGUAGES[c],
        key=address.widget("lang", "any"), label_visibility="collapsed",
    )  # fmt: skip
    address.choose("lang", chosen, browser)
    return chosen or code


def embedded() -> bool:
    """Whether the page stands in a frame of another site: then the link alone chooses, and no control is drawn."""
    return bool(st.context.is_embedded)


def chart(codes: Sequence[str]) -> str:
    """Which chart of a page stands in the frame: the link's, else the first."""
    asked = address.choice("chart")
    code = next((code for code in codes if code == asked), codes[0])
    address.choose("chart", code, codes[0])
    return code


def places(page: Page, default: Sequence[str] | None = None) -> list[str]:
    """Any number of places; at first the first two of the catalogue, or the given ones."""
    codes = list(page.catalogue.places)
    return some(page, "place", codes, page.place, codes[:2] if default is None else default)


def places_or_all(page: Page) -> list[str]:
    """Any number of places; none chosen means all of them."""
    return some(page, "place", codes := list(page.catalogue.places), page.place, [], page.text("control.everywhere")) or codes


def indicator(page: Page, codes: Sequence[str]) -> str:
    """One of the indicators."""
    return one(page, "indicator", codes, lambda code: page.text.of(page.catalogue.indicators[code]))


def indicators(page: Page, codes: Sequence[str], default: Sequence[str]) -> list[str]:
    """Any number of the indicators."""
    return some(page, "indicator", codes, lambda code: page.text.of(page.catalogue.indicators[code]), default)


def scopes(page: Page, codes: Sequence[str]) -> list[str]:
    """Some of the scopes an indicator is published for; all of them at first, and where only one exists."""
    if len(codes) < 2:
        return list(codes)
    return some(page, "scope", codes, lambda code: page.text.of(page.catalogue.scopes[code]), codes)


def standard(page: Page, codes: Sequence[str]) -> str:
    """The standard to judge by: the one of each value's time, or one of those that limit the indicator."""
    if not codes:
        return "of_its_time"
    standards = page.catalogue.standards
    name = lambda code: page.text("control.of_its_time") if code == "of_its_time" else page.text.of(standards[code])  # noqa: E731
    return one(page, "standard", ["of_its_time", *codes], name)


def year(page: Page, key: str, years: Sequence[int], default: int | None = None) -> int:
    """One of the years, the newest first."""
    codes = [str(number) for number in years]
    return int(one(page, key, codes, str, None if default is None else str(default)))


def words(page: Page, key: str, label: str) -> str:
    """A few words to search for."""
    asked = address.choice(key) or ""
    told = asked if embedded() else st.text_input(label, asked, max_chars=200, key=address.widget(key, page.text.language))
    address.choose(key, told.strip(), "")
    sheet.current().choices[key] = Choice(told.strip(), label, told.strip())
    return told.strip()


def one(page: Page, key: str, codes: Sequence[str], name: Callable[[str], str], default: str | None = None) -> str:
    """One of some codes; the default, or the first, if the link names none of them."""
    usual = next((code for code in codes if code == default), codes[0])
    asked = address.code(key, codes)
    if asked is not None and asked not in codes:
        address.ignore(key, asked)
    code = next((code for code in codes if code == asked), usual)
    chosen = code if embedded() else st.selectbox(
        page.text(f"control.{key}"), codes, codes.index(code), format_func=name,
        key=address.widget(key, page.text.language, codes),
    )  # fmt: skip
    address.choose(key, chosen, usual)
    sheet.current().choices[key] = Choice(chosen, page.text(f"control.{key}"), name(chosen))
    return chosen


def some(page: Page, key: str, codes: Sequence[str], name: Callable[[str], str], default: Sequence[str], nothing: str = "") -> list[str]:
    """Some of the codes, in the order the reader chose them; the default if the link does not say."""
    asked = address.code(key, codes)
    wanted = list(default) if asked is None else [code for code in dict.fromkeys(asked.split(",")) if code]
    for code in wanted:
        if code not in codes:
            address.ignore(key, code)
    marked = [code for code in wanted if code in codes]
    if wanted and not marked:
        marked = list(default)
    chosen = marked if embedded() else st.multiselect(
        page.text(f"control.{key}"), codes, marked, format_func=name, placeholder=nothing or page.text("control.choose"),
        key=address.widget(key, page.text.language, codes),
    )  # fmt: skip
    address.choose(key, ",".join(chosen), ",".join(default))
    sheet.current().choices[key] = Choice(",".join(chosen), page.text(f"control.{key}"), page.text.join([name(c) for c in chosen]) or nothing)
    return chosen


def row(count: int) -> list:
    """Places for controls side by side; below each other on a phone."""
    return st.columns(count)


def older_year(page: Page, years: Sequence[int], year: int) -> int | None:
    """A year before the chosen one to compare with, or none."""
    codes = ["none", *(str(number) for number in years if number < year)]
    if not address.by_link() and address.choice("since") not in codes:
        address.choose("since", None, None)  # the reader moved the year, the link said nothing wrong
    code = one(page, "since", codes, lambda code: page.text("control.no_year") if code == "none" else code)
    return None if code == "none" else int(code)


def source(page: Page) -> str | None:
    """One document, or all."""
    codes = ["all", *page.catalogue.sources]
    code = one(page, "source", codes, lambda code: page.text("control.all_sources") if code == "all" else page.source(code))
    return None if code == "all" else code


def claim(page: Page) -> str | None:
    """The claim a link leads to; kept in the address while the reader stays."""
    asked = address.choice("claim")
    if asked is not None and not queries.claims(page.warehouse, [asked]):
        address.ignore("claim", asked)
        return None
    address.choose("claim", asked, None)
    return asked


def terms(page: Page, key: str, listed: str) -> list[str]:
    """Some terms of a closed list; all of them at first."""
    codes = [code for known, code in page.catalogue.terms if known == listed]
    return some(page, key, codes, lambda code: page.term(listed, code), codes)


def agencies(page: Page, names: Mapping[str, str]) -> list[str]:
    """Any number of units of the government; none means all."""
    return some(page, "unit", list(names), names.__getitem__, [], page.text("control.any_unit"))
