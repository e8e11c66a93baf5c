"""Addresses, dates in words, charts and maps: what pages are made of."""

from __future__ import annotations

import pytest

from legation.web import urls
from legation.web.charts import Series, at_least_a_year, chart, months_between
from legation.web.dates import day, days
from legation.web.maps import graticule, land, x_of, y_of
from legation.web.pages.plans import weeks
from legation.web.rendering import marked, web_address
from legation.web.settings import Settings
from legation.web.wording import needs_to, whole_words


@pytest.mark.parametrize("id_", ["vladimir-putin", "d0123456789abcdef/~a senior/official?", "d0123456789abcdef/x:y"])
def test_an_actors_address_leads_back_to_its_id(id_: str) -> None:
    from urllib.parse import unquote

    assert urls.actor_id(unquote(urls.actor_key(id_))) == id_
    assert "/" not in urls.actor_key(id_)


@pytest.mark.parametrize(("iso", "said"), [("2024-03-05", "5 March 2024"), ("2024-03", "March 2024"), ("P3D", "P3D"), (None, "undated")])
def test_dates_are_said_as_dates(iso: str | None, said: str) -> None:
    assert day(iso) == said


@pytest.mark.parametrize(
    ("span", "said"),
    [
        (("2024-03-05", "2024-03-05"), "5 March 2024"),
        (("2024-03-01", "2024-03-31"), "March 2024"),
        (("2024-01-01", "2024-12-31"), "2024"),
        (None, "no day named"),
    ],
)
def test_spans_are_said_short(span: tuple[str, str] | None, said: str) -> None:
    assert days(span) == said


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "//x", "http://", "http://[", None, "JaVaScript:1"])
def test_only_web_addresses_become_links(url: str | None) -> None:
    assert web_address(url) is None


@pytest.mark.parametrize(
    ("cue", "lemma", "needed"), [("told", "tell", False), ("said", "say", True), ("spoke to", "speak", False), ("have asked", "ask", False)]
)
def test_to_stands_where_the_cue_wants_it(cue: str, lemma: str, needed: bool) -> None:
    assert needs_to({"cue": {"text": cue, "lemma": lemma}}) is needed


def test_parts_of_words_are_left_out() -> None:
    cut = "ion condemning China " + "every year " * 20 + "sinc"
    assert whole_words(cut) == "… condemning China " + ("every year " * 20).strip() + " …"
    assert whole_words("a short one cu") == "a short one cu"


def test_marks_of_words_found_are_the_only_markup() -> None:
    assert marked("<b>\x02talks\x03</b>") == "&lt;b&gt;<mark>talks</mark>&lt;/b&gt;"


def test_a_chart_stacks_up_and_down_from_its_line() -> None:
    drawn = chart(
        "c", ["2024-01", "2024-02"], [Series(name="up", kind="u", counts={"2024-01": 3}), Series(name="down", kind="d", counts={"2024-01": 1}, down=True)], {}
    )
    assert drawn is not None
    up, down = drawn.bars
    assert (up.y, up.height, down.y, down.height) == (0, 72, 72, 24)
    assert drawn.rows == (("2024-01", (3, 1), None),)


def test_nothing_counted_is_no_chart() -> None:
    assert chart("c", ["2024-01"], [Series(name="up", kind="u", counts={})], {}) is None


def test_months_are_filled_up_to_a_year() -> None:
    assert months_between("2023-11", "2024-02") == ["2023-11", "2023-12", "2024-01", "2024-02"]
    assert at_least_a_year(["2024-02"])[0] == "2023-03"
    assert len(at_least_a_year(["2024-02"])) == 12


def test_the_map_has_the_world_in_it() -> None:
    assert (x_of(-180), x_of(180), y_of(80)) == (0, 720, 0)
    assert land().count("M") > 2000
    assert [name for _, name in graticule()[1]] == ["30°S", "0°", "30°N", "60°N"]


def test_a_months_weeks_begin_on_monday() -> None:
    first = weeks("2024-03", [])[0]
    assert [day for day, _ in first] == [None, None, None, None, "2024-03-01", "2024-03-02", "2024-03-03"]


@pytest.mark.parametrize(("host", "local"), [("127.0.0.1", True), ("::1", True), ("localhost", True), ("0.0.0.0", False), ("192.168.1.5", False)])
def test_only_loopback_is_local(host: str, local: bool) -> None:
    assert Settings(host=host).is_local is local
