"""How to cite a number: the document and the place in it, by GB/T 7714 and in English."""

from dataclasses import dataclass

from dashboard.models.claims import Claim
from dashboard.models.dimensions import Source

TYPES = {"official": "R", "press": "N"}  # reports and newspapers of GB/T 7714
OTHER = "Z"  # a reprint: its kind is not known
ONLINE = "EB/OL"  # whatever was read at an address is a web page


@dataclass(frozen=True)
class Citation:
    """Two lines to copy. `needs_access_date`: of a web page; whoever cites it adds the day they saw it.

    The data do not record when a page was read, and the day of another reader would vouch for nothing.
    """

    gbt_7714: str
    english: str
    needs_access_date: bool


def build_citation(claim: Claim, source: Source) -> Citation:
    """The citations of the document that a claim is taken from, down to its paragraph where that is known."""
    year, locator = source.published_on[:4], (claim.locator or "").replace(" ¶", ", ¶")
    medium = ONLINE if source.url else TYPES.get(source.grade, OTHER)
    day = f"({source.published_on})" if len(source.published_on) > len(year) else ""
    place = f"{year}: {locator}{day}" if locator else f"{year}{day}"
    gbt_7714 = [source.publisher_zh, f"{source.title_zh}[{medium}]", place]
    title = f"“{source.title_en}” [in Chinese]"
    english = [f"{source.publisher_en} ({year})", f"{title}, {locator}" if locator else title]
    return Citation(_join(gbt_7714, source.url), _join(english, source.url), source.url is not None)


def _join(sentences: list[str], url: str | None) -> str:
    """Sentences, then the address without a full stop, which would be copied with it."""
    return " ".join([*(f"{sentence.removesuffix('.')}." for sentence in sentences), *filter(None, [url])])
