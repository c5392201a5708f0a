"""The reader's language: fixed words from texts/<language>.yml, names from the data, numbers and units."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, Literal

import yaml

from dashboard.models.dimensions import Named

Language = Literal["zh", "en"]
LANGUAGES: dict[Language, str] = {"zh": "中文", "en": "English"}
SIGNS = {"<=": "≤", ">=": "≥", "<": "<", ">": ">", "~": "≈", "=": "", None: ""}
WATER_CLASSES = "ⅠⅡⅢⅣⅤ"


@cache
def load_texts(language: Language) -> dict[str, str]:
    """Every fixed text of a language, by key."""
    file = Path(__file__).parent / "texts" / f"{language}.yml"
    return yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader)


@dataclass(frozen=True)
class Text:
    """Speaks one language; `units` are the warehouse's units by code."""

    language: Language
    units: dict[str, Named]

    def __call__(self, key: str, **parts: object) -> str:
        """A fixed sentence, its {parts} filled in."""
        return load_texts(self.language)[key].format(**parts)

    def name_of(self, row: Any, column: str = "name") -> str:
        """A column of a data row that is kept in both languages; empty where the row has none."""
        return getattr(row, f"{column}_{self.language}") or ""

    def unit_name(self, unit: str) -> str:
        """The name of a unit by itself; "none" has none."""
        return self._unit(unit).replace("{} ", "").replace("{}", "").strip()

    def _unit(self, unit: str) -> str:
        """The name of a unit; a {} in it stands for the number: CNY {} trillion."""
        return self.name_of(self.units[unit]) if unit != "none" else ""

    def amount(self, digits: str, unit: str, comparator: str | None = "=") -> str:
        """A number with its bound and unit: 28 µg/m³, ≥ 95%, Ⅱ类. Digits stay as printed."""
        sign, digits = SIGNS[comparator], digits.replace("-", "−")
        if unit == "water_class":
            told = f"{'≤ ' if sign == '≤' else ''}{WATER_CLASSES[int(Decimal(digits)) - 1]}"
            return f"{told}类" if self.language == "zh" else f"class {told}"
        name = self._unit(unit)
        gap = "" if unit == "percent" or self.language == "zh" else " "
        told = name.replace("{}", digits) if "{}" in name else f"{digits}{gap}{name}".strip()
        return f"{sign} {told}" if sign else told

    def change(self, value: Decimal, unit: str, decimals: int) -> str:
        """A signed change with its unit: +1.0 µg/m³, −9.2 percentage points."""
        return self.amount(signed_number(value, decimals), unit)

    def join(self, parts: list[str]) -> str:
        """A list in running text."""
        return ("、" if self.language == "zh" else ", ").join(parts)

    def clauses(self, parts: list[str]) -> str:
        """Longer parts of one sentence."""
        return ("；" if self.language == "zh" else "; ").join(parts)

    def sentences(self, parts: list[str]) -> str:
        """Sentences one after another."""
        return ("" if self.language == "zh" else " ").join(parts)


def signed_number(value: Decimal, decimals: int) -> str:
    """A number with its sign, a true minus; zero has none."""
    told = f"{abs(value):.{decimals}f}"
    return told if value == 0 else f"{'+' if value > 0 else '−'}{told}"
