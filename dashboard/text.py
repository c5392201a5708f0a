"""The reader's language: fixed words from texts/<language>.yml, names from the data, numbers and units."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, Literal

import yaml

from dashboard.models.dimensions import Unit

Language = Literal["zh", "en"]
LANGUAGES: dict[Language, str] = {"zh": "中文", "en": "English"}
SIGNS = {"<=": "≤", ">=": "≥", "<": "<", ">": ">", "~": "≈", "=": "", None: ""}
MIRRORED = {"<=": ">=", ">=": "<=", "<": ">", ">": "<"}  # of a negative number without its sign
BOUNDS = {"<=": "at_most", ">=": "at_least", "<": "less_than", ">": "more_than", "~": "about"}
FULL = 100  # per cent
WATER_CLASSES = ("Ⅰ", "Ⅱ", "Ⅲ", "Ⅳ", "Ⅴ", "劣Ⅴ")  # 1 to 6, the cleanest first


@cache
def load_texts(language: Language) -> dict[str, str]:
    """Every fixed text of a language, by key."""
    file = Path(__file__).parent / "texts" / f"{language}.yml"
    return yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader)


@dataclass(frozen=True)
class Text:
    """Speaks one language; `units` are the warehouse's units by code."""

    language: Language
    units: dict[str, Unit]

    def __call__(self, key: str, **parts: object) -> str:
        """A fixed sentence, its {parts} filled in."""
        return load_texts(self.language)[key].format(**parts)

    def name_of(self, row: Any, column: str = "name") -> str:
        """A column of a data row that is kept in both languages; empty where the row has none."""
        return getattr(row, f"{column}_{self.language}") or ""

    def unit_name(self, unit: str) -> str:
        """The name of a unit by itself; "none" has none."""
        return self._unit(unit).replace("{} ", "").replace("{}", "").strip()

    def _unit(self, unit: str, digits: str = "") -> str:
        """The name of a unit, singular for one thing; a {} in it stands for the number: CNY {} trillion."""
        if unit == "none":
            return ""
        row = self.units[unit]
        is_one = digits.lstrip("+-−") == "1"
        return row.name_en_one if is_one and self.language == "en" and row.name_en_one else self.name_of(row)

    def amount(self, digits: str, unit: str, comparator: str | None = "=") -> str:
        """A number with its bound and unit, for tables and charts: 28 µg/m³, ≥ 95%, Ⅱ类.

        Digits stay as printed.
        """
        sign, number = SIGNS[comparator], self._number_with_unit(digits, unit)
        if unit == "water_class" and sign == "≤":
            return self("amount.class_or_better", amount=number)
        return f"{sign} {number}" if sign else number

    def phrase_amount(self, digits: str, unit: str, comparator: str | None = "=") -> str:
        """A number with its bound and unit, for running text: at least 95%, 不超过29, Ⅱ类及以上.

        Of a share 达到100%; of a change 下降10%以上; of a count at most 0 is 0.
        """
        number = self._number_with_unit(digits, unit)
        if unit == "water_class" and comparator == "<=":
            return self("amount.class_or_better", amount=number)
        value = Decimal(digits)
        if unit == "percent" and comparator == ">=" and value == FULL:
            return self("amount.full", amount=number)
        if unit == "percent" and comparator == "<=" and value < 0:
            fall = self._number_with_unit(digits.lstrip("-−"), unit)
            return self("amount.fall_at_least", amount=fall)
        if unit != "percent" and comparator == "<=" and value == 0:
            return number
        bound = BOUNDS.get(comparator or "=")
        return self(f"amount.{bound}", amount=number) if bound else number

    def gap(self, digits: str, unit: str) -> str:
        """A distance between two numbers: 2.2 µg/m³; between two classes of water a number of classes."""
        if unit == "water_class":
            return self("amount.one_class" if Decimal(digits) == 1 else "amount.classes", count=digits)
        return self.amount(digits, unit)

    def distance(self, value: Decimal, unit: str, decimals: int, comparator: str | None = "=") -> str:
        """How far a change goes, its direction left to the sentence: of at most −20% at least 20%."""
        if value < 0:
            comparator = MIRRORED.get(comparator or "=", comparator)
        gap = self.gap(f"{abs(value):.{decimals}f}", unit)
        bound = BOUNDS.get(comparator or "=")
        return self(f"amount.{bound}", amount=gap) if bound else gap

    def change(self, value: Decimal, unit: str, decimals: int, comparator: str | None = "=") -> str:
        """A signed change with its bound and unit: +1.0 µg/m³, ≤ −20%; of a water class in words."""
        if unit != "water_class":
            return self.amount(signed_number(value, decimals), unit, comparator)
        if value == 0:
            return self("change.none")
        gap = self.gap(f"{abs(value):.{decimals}f}", unit)
        return self("change.class_better" if value < 0 else "change.class_worse", gap=gap)

    def _number_with_unit(self, digits: str, unit: str) -> str:
        """Printed digits with their unit, without a bound."""
        if unit == "water_class":
            name = WATER_CLASSES[int(Decimal(digits)) - 1]
            if name == WATER_CLASSES[-1]:
                return self("amount.worse_than_class_v")
            return f"{name}类" if self.language == "zh" else f"class {name}"
        digits, name = digits.replace("-", "−"), self._unit(unit, digits)
        if "{}" in name:
            return name.replace("{}", digits)
        space = "" if unit == "percent" or self.language == "zh" else " "
        return f"{digits}{space}{name}".strip()

    def join(self, parts: list[str]) -> str:
        """A list in running text."""
        return ("、" if self.language == "zh" else ", ").join(parts)

    def clauses(self, parts: list[str]) -> str:
        """Longer parts of one sentence."""
        return ("；" if self.language == "zh" else "; ").join(parts)

    def main_clauses(self, parts: list[str]) -> str:
        """Parts of one sentence that could each stand alone, which English does not join by commas."""
        return ("，" if self.language == "zh" else "; ").join(parts)

    def commas(self, parts: list[str]) -> str:
        """Short parts of one sentence."""
        return ("，" if self.language == "zh" else ", ").join(parts)

    def noted(self, sentence: str, notes: list[str]) -> str:
        """A sentence without its full stop with notes in parentheses; empty notes are left out."""
        given = self.clauses([note for note in notes if note])
        return self("text.noted", sentence=sentence, notes=given) if given else sentence

    def sentences(self, parts: list[str]) -> str:
        """Sentences one after another."""
        return ("" if self.language == "zh" else " ").join(parts)


def signed_number(value: Decimal, decimals: int) -> str:
    """A number with its sign, a true minus; zero has none."""
    digits = f"{abs(value):.{decimals}f}"
    return digits if value == 0 else f"{'+' if value > 0 else '−'}{digits}"
