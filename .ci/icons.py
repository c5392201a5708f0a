"""Write dashboard/serving/icons.woff2 anew: the icons that pages use, out of the font that Streamlit brings.

python .ci/icons.py: after an upgrade of Streamlit, or when a page uses another icon, which the tests notice.
The whole font is 375 kB, a sixth of a cold page; 87 of its 4,000 icons are used.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from streamlit import file_util

ROOT = Path(__file__).parents[1]
OURS = ROOT / "dashboard" / "serving" / "icons.woff2"
STATIC = Path(file_util.get_static_dir()) / "static"
ICON = re.compile(r":material/([a-z0-9_]+):")


def find_whole_font() -> Path:
    """The font of all icons, as Streamlit delivers it."""
    (found,) = (STATIC / "media").glob("MaterialSymbols-Rounded.*.woff2")
    return found


def find_names() -> set[str]:
    """The icons that our code and Streamlit's scripts name."""
    files = [*ROOT.glob("dashboard/**/*.py"), *ROOT.glob("pages/*.py"), *(STATIC / "js").glob("*.js")]
    return {name for file in files for name in ICON.findall(file.read_text("utf-8"))}


def read_icons(font: TTFont) -> dict[str, str]:
    """The glyph of each icon: its name is a ligature of letters."""
    letters = {glyph: chr(code) for code, glyph in font.getBestCmap().items()}
    return {"".join(letters[part] for part in parts): glyph for parts, glyph in _find_ligatures(font)}


def _find_ligatures(font: TTFont) -> Iterator[tuple[tuple[str, ...], str]]:
    for lookup in font["GSUB"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            ligatures = getattr(table, "ExtSubTable", table).ligatures
            for first, found in ligatures.items():
                yield from (((first, *one.Component), one.LigGlyph) for one in found)


def write_font(path: Path) -> None:
    """The font of the icons that are named."""
    font = TTFont(find_whole_font(), recalcTimestamp=False)
    icons = read_icons(font)
    names = find_names() & set(icons)
    options = subset.Options(layout_features=["*"], layout_closure=False, flavor="woff2")
    subsetter = subset.Subsetter(options)
    subsetter.populate(glyphs=[icons[name] for name in names], text="".join(names))
    subsetter.subset(font)
    subset.save_font(font, path, options)


if __name__ == "__main__":
    write_font(OURS)
