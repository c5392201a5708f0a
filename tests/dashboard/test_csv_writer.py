"""One writer of CSV: exact values for everybody, no formulas for spreadsheets."""

from datetime import date
from decimal import Decimal

import pytest

from dashboard.csv_writer import is_formula, write_csv


def test_a_program_gets_every_cell_as_it_is() -> None:
    rows = [[Decimal("96.700000"), None, "=1+1"], [date(2025, 3, 1), ["a", "b"], "苏州, 嘉兴"], [1, "", "-"]]
    assert write_csv(["a", "b", "c"], rows).decode() == (
        'a,b,c\r\n96.7,,=1+1\r\n2025-03-01,a;b,"苏州, 嘉兴"\r\n1,,-\r\n'
    )


def test_a_spreadsheet_gets_a_mark_and_no_formula() -> None:
    rows = [[Decimal("-5.00"), "=1+1"], ["-6.62", "-5%"], ["+0.5", "@x"], ["-", "−5"]]
    assert write_csv(["a", "b"], rows, for_spreadsheet=True) == (
        b"\xef\xbb\xbfa,b\r\n-5,'=1+1\r\n-6.62,-5%\r\n+0.5,'@x\r\n-,\xe2\x88\x925\r\n"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("=1+1", True),
        ("-2+3", True),
        ("\t=1", True),
        ("\r=1", True),
        ("@SUM(A1)", True),
        ("-6.62", False),
        ("+0.5%", False),
        ("-", False),
        ("", False),
        ("28", False),
    ],
)
def test_a_formula_is_known_by_its_first_letter(text: str, expected: bool) -> None:
    assert is_formula(text) is expected
