"""The page of own tables with a file: what is asked, answered, ready and at fault; another file begins anew."""

import pytest

from dashboard.text import load_texts
from dashboard.ui import own_table_file
from dashboard.uploads import ReceivedFile

TABLE = """地区,年份,指标,数值,单位,性质
苏州市,2023,PM2.5,30,μg/m³,实际
苏州市,2024,PM2.5,29,μg/m³,实际
嘉兴,2024,PM2.5,约莫,μg/m³,实际
"""


@pytest.fixture
def hand_in(monkeypatch: pytest.MonkeyPatch):
    """The page is given a file in the place of the field for one."""

    def hand_in(content: bytes) -> None:
        file = ReceivedFile("table.csv", content)
        monkeypatch.setattr(own_table_file, "ask_for_file", lambda *_: file)

    return hand_in


def test_what_is_not_certain_is_asked_and_faults_are_told_by_cell(visit, hand_in):
    words = load_texts("zh")
    hand_in(TABLE.encode())
    reader = visit("own_table", lang="zh")
    assert not reader.app.exception
    assert words["own_table.to_choose"].format(count=1) in reader.all_text()
    (box,) = [box for box in reader.app.selectbox if box.value is None]
    box.select_index(0).run()
    assert not reader.app.exception
    assert words["own_table.chosen"] in reader.all_text()
    assert "C4" not in reader.all_text()
    assert "D4" in reader.all_text()
    assert words["own_table.fault.not_a_number"] in reader.all_text()


def test_an_unreadable_file_is_told_in_a_sentence(visit, hand_in):
    hand_in(b'a,b\n"c,1\n')
    reader = visit("own_table", lang="en")
    assert not reader.app.exception
    assert load_texts("en")["reading.unreadable.unclosed_quote"].format(line=2) in reader.all_text()


def test_pasted_cells_are_read_like_a_file_and_cleared(visit):
    words = load_texts("zh")
    reader = visit("own_table", lang="zh")
    reader.app.text_area[0].set_value(TABLE.replace(",", "\t")).run()
    assert not reader.app.exception
    assert words["own_table.to_choose"].format(count=1) in reader.all_text()
    assert "D4" in reader.all_text()
    (clear,) = [button for button in reader.app.button if button.label == words["paste.clear"]]
    clear.click().run()
    assert not reader.app.exception
    assert words["own_table.step.preview"] in reader.all_text()
