"""What a page asks of the warehouse in one run."""

from collections import Counter
from collections.abc import Callable

import pytest

from dashboard.editions import EDITIONS
from dashboard.models.claims import Claim
from dashboard.models.coverage import Coverage
from dashboard.ui.frame import MENU
from dashboard.warehouse import Warehouse
from tests.pages.reader import Reader

PAGES = [page for section in MENU.values() for page in section]


@pytest.mark.parametrize("page", PAGES)
def test_a_page_asks_for_the_same_rows_once(
    visit: Callable[..., Reader], page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Figures, changes, targets and limits are handed on. Claims are not: a table and the sources below it
    ask; nor is who has figures, which is told of each number of a draft that no document has.
    """
    visit(page)  # opens the build, with its dimensions
    EDITIONS.edition().forget()
    questions: Counter[tuple] = Counter()
    fetch = Warehouse.fetch

    def count(self: Warehouse, row: type, table: str, rest: str = "", **values: object) -> list:
        if row not in (Claim, Coverage):
            questions[row.__name__, table, rest, repr(sorted(values.items()))] += 1
        return fetch(self, row, table, rest, **values)

    monkeypatch.setattr(Warehouse, "fetch", count)
    visit(page)
    assert [question for question, times in questions.items() if times > 1] == []
    assert questions or page in ("sources", "coverage", "own_table")
