"""What is made of a build is made once for all readers, and never for another build."""

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Barrier, Thread

import pytest

from dashboard import editions
from dashboard.choices import RunChoices
from dashboard.editions import EditionStore
from dashboard.page_record import PageRecord
from dashboard.run import Run
from dashboard.text import Text
from dashboard.views.quantities.overview import build_overview
from etl.build import build


def name_places(run: Run, places: Sequence[str], note: object = None) -> list[str]:
    return [run.place_name(place) for place in places]


def find_language(run: Run) -> tuple[str, str]:
    assert run.record == PageRecord()
    return run.text.language, run.choices.claim_link("1")


@pytest.fixture
def run(make_run: Callable[..., Run]) -> Run:
    return make_run("en")


def of_reader(run: Run, language: str = "en", **written: str) -> Run:
    text = Text("zh" if language == "zh" else "en", run.catalogue.units)
    return Run(run.edition, text, RunChoices(written=written), PageRecord("overview"))


def test_equal_choices_give_one_object_to_all_readers(run: Run) -> None:
    view = of_reader(run).remember(build_overview, ["lakeside"])
    assert of_reader(run, place_id="ridge").remember(build_overview, ["lakeside"]) is view
    assert view == build_overview(run, ["lakeside"])
    assert run.remember(build_overview, []) is not view
    assert of_reader(run, "zh").remember(build_overview, ["lakeside"]) is not view


def test_the_function_knows_language_and_links_and_nothing_else_of_a_reader(run: Run) -> None:
    assert of_reader(run, year="2020").remember(find_language) == ("en", "./sources?claim_id=1")
    assert of_reader(run, lang="en").remember(find_language) == ("en", "./sources?claim_id=1&lang=en")
    assert of_reader(run, "zh").remember(find_language) == ("zh", "./sources?claim_id=1")


def test_an_object_counts_by_being_the_same(run: Run) -> None:
    one, other = ["lakeside"], {"lakeside"}
    made = run.remember(name_places, one, other)
    assert run.remember(name_places, list(one), other) is made
    assert run.remember(name_places, one, set(other)) is not made
    assert run.remember(name_places, one, note=other) is not made


def test_what_is_kept_is_bounded(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(editions, "REMEMBERED", 1000)
    edition = editions.Edition(run.warehouse, run.catalogue, run.build)
    first = edition.remember("first", lambda: "a" * 400)
    assert edition.remember("first", lambda: "") is first
    edition.remember("second", lambda: "b" * 400)
    edition.remember("third", lambda: "c" * 400)
    assert edition.remember("first", lambda: "anew") == "anew"
    assert edition.remember("large", lambda: "d" * 1001) == "d" * 1001
    assert edition.remember("large", lambda: "made again") == "made again"


def test_readers_at_once_are_given_the_same(run: Run) -> None:
    edition, barrier, found = editions.Edition(run.warehouse, run.catalogue, run.build), Barrier(4), []

    def make() -> list[int]:
        barrier.wait()  # all four are making it
        return []

    threads = [Thread(target=lambda: found.append(edition.remember("key", make))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 4
    assert all(made is found[0] for made in found)


def test_another_build_has_its_own(data: Path, tmp_path: Path) -> None:
    path = tmp_path / "served.duckdb"
    build(data, path)
    store = EditionStore(path)
    old = store.edition()
    before = Run(old, Text("en", old.catalogue.units)).remember(name_places, ["lakeside"])
    places = data / "places.csv"
    places.write_text(places.read_text("utf-8").replace("Mini Lakeside", "Mini Seaside"), "utf-8")
    build(data, tmp_path / "next.duckdb")
    shutil.move(tmp_path / "next.duckdb", path)
    new = store.edition()
    after = Run(new, Text("en", new.catalogue.units)).remember(name_places, ["lakeside"])
    assert (before, after) == (["Mini Lakeside"], ["Mini Seaside"])
    assert Run(old, Text("en", old.catalogue.units)).remember(name_places, ["lakeside"]) is not before
