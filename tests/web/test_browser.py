"""In a real browser: Debian's Chromium, driven by Playwright."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from conftest import fill
from samples import HOSTILE, is_known, read_by_rule

from legation.ledger import open_ledger
from legation.ledger.steps import keeper
from legation.web.app import create_app
from legation.web.reader import Here
from legation.web.settings import Settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = Path("/usr/bin/chromium")
playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
pytestmark = pytest.mark.skipif(not CHROMIUM.exists(), reason=f"there is no browser at {CHROMIUM}")

PHONE = {"width": 390, "height": 844}
ARTICLE = "Ivo Pelk said that the boats were home. Nobody answered him."


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The sample ledger, served; tests may add to it."""
    import uvicorn

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with open_ledger(str(tmp_path_factory.mktemp("served") / "legation.db"), create=True) as ledger:
        fill(ledger)
        app = create_app(ledger, Settings(port=port), reader=Here(ledger, read_by_rule, keeper(known=is_known)))
        running = uvicorn.Server(uvicorn.Config(app, port=port, log_level="error"))
        thread = threading.Thread(target=running.run)
        thread.start()
        while not running.started:
            time.sleep(0.05)
        yield f"http://127.0.0.1:{port}"
        running.should_exit = True
        thread.join()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with playwright.sync_playwright() as running:
        started = running.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture
def opened(browser: Browser, server: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page of a fresh browser; its test fails where a script fails or the policy stops something."""
    options: dict[str, Any] = getattr(request, "param", {})
    context = browser.new_context(base_url=server, **options)
    page = context.new_page()
    problems: list[str] = []
    page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("dialog", lambda dialog: problems.append(f"a dialog: {dialog.message}") or dialog.dismiss())
    yield page
    context.close()
    assert not problems


def addresses(page: Page) -> list[str]:
    """Every page there is, once."""
    page.goto("/search?q=met&kind=event")
    event = page.locator("blockquote a.quiet").first.get_attribute("href")
    page.goto("/search?q=welcomed&kind=statement")
    statement = page.locator("blockquote a.quiet").first.get_attribute("href")
    paths = ["/", "/?since=2024-03-01&until=2024-03-21", "/documents/planned", "/documents/nested", statement, event, "/actors/ana-duro", "/actors", "/between"]
    return [*filter(None, paths), "/between/VAL/ORM", "/plans?month=2024-03", "/map?place=Geneva", "/search?q=talks", "/add", "/api", "/access"]


def paste(page: Page, text: str, title: str) -> None:
    page.goto("/add")
    page.get_by_label("Text", exact=True).fill(text)
    page.get_by_label("Title").fill(title)
    page.get_by_role("button", name="Read it").click()
    page.wait_for_url("**/documents/*")


def test_a_pasted_article_is_read_and_opened(opened: Page) -> None:
    paste(opened, ARTICLE, "Boats are home")
    assert opened.locator("h1").inner_text() == "Boats are home"
    assert "the boats were home" in opened.locator(".records").inner_text()


def test_from_a_statement_to_its_precedent_to_the_actor(opened: Page) -> None:
    opened.goto("/?since=2024-03-01&until=2024-03-21")
    changed = opened.locator("section", has=opened.get_by_role("heading", name="Changed"))
    changed.get_by_text("What was said before").click()
    changed.locator("details a").first.click()
    assert "keep the door open" in opened.locator("blockquote.said").inner_text()
    opened.locator("h1 a").first.click()
    assert opened.locator("h1").inner_text() == "Ana Duro"


def test_pointing_at_a_record_lights_its_words(opened: Page) -> None:
    opened.goto("/documents/nested")
    opened.locator(".record").first.hover()
    assert "confirmed" in opened.locator(".text .lit").all_inner_texts()
    opened.locator(".text a.cue").first.hover()
    assert opened.locator(".record.lit").count() == 1


def test_a_search_is_filtered_and_exported(opened: Page) -> None:
    opened.goto("/search?q=Valdria")
    opened.get_by_label("Kind").select_option("statement")
    opened.get_by_role("main").get_by_role("button", name="Search").click()
    assert "kind=statement" in opened.url
    with opened.expect_download() as download:
        opened.get_by_role("link", name="CSV").click()
    assert Path(download.value.path()).read_text().startswith("record,id")


def test_by_keyboard_alone(opened: Page) -> None:
    opened.goto("/")
    opened.keyboard.press("Tab")
    assert opened.evaluate("document.activeElement.textContent") == "To the content"
    opened.keyboard.press("Enter")
    assert opened.evaluate("document.activeElement.id") == "main"
    opened.keyboard.press("/")
    opened.keyboard.type("door")
    opened.keyboard.press("Enter")
    opened.wait_for_url("**/search?q=door")
    opened.locator("main h2").wait_for()
    for _ in range(60):
        opened.keyboard.press("Tab")
        if opened.evaluate("document.activeElement.matches('blockquote a')"):
            break
    opened.keyboard.press("Enter")
    opened.wait_for_url("**/statements/*")


@pytest.mark.parametrize("opened", [{"java_script_enabled": False}], indirect=True)
def test_without_javascript(opened: Page) -> None:
    paste(opened, ARTICLE + " No script ran.", "Without a script")
    opened.locator(".records .cueword").first.click()
    assert "#at-s" in opened.url
    opened.get_by_role("banner").get_by_label("Words to search for").fill("boats")
    opened.get_by_role("banner").get_by_role("button").click()
    assert opened.locator("mark").first.inner_text() == "boats"
    opened.locator("blockquote a.quiet").first.click()
    opened.get_by_text("Correct this record").click()
    form = opened.locator("form", has=opened.get_by_role("button", name="Reject it"))
    form.get_by_label("Because").fill("it was a test")
    form.get_by_label("Your name").fill("A. Clerk")
    form.get_by_role("button").click()
    assert "it was a test" in opened.locator("#corrections").inner_text()


@pytest.mark.parametrize("opened", [{"viewport": PHONE}], indirect=True)
def test_on_a_phone_nothing_is_wider_than_the_screen(opened: Page) -> None:
    for path in addresses(opened):
        opened.goto(path)
        assert opened.evaluate("document.documentElement.scrollWidth <= innerWidth"), path


@pytest.mark.parametrize("opened", [{"color_scheme": theme} for theme in ("light", "dark")], indirect=True, ids=["light", "dark"])
def test_axe_finds_nothing(opened: Page) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    for path in addresses(opened):
        opened.goto(path)
        found = axe.run(opened).response["violations"]
        assert not found, (path, [(one["id"], one["nodes"][0]["html"][:200], one["nodes"][0]["any"][:1]) for one in found])


@pytest.mark.parametrize("opened", [{"color_scheme": "dark"}], indirect=True)
def test_in_the_dark(opened: Page) -> None:
    opened.goto("/")
    ground = opened.evaluate("getComputedStyle(document.body).backgroundColor")
    assert sum(map(int, ground.removeprefix("rgb(").removesuffix(")").split(","))) < 120


def test_a_hostile_article_runs_nothing(opened: Page) -> None:
    opened.goto("/search?q=near")
    opened.locator("blockquote a.quiet").first.click()
    opened.get_by_role("main").locator("p > a[href^='/documents/']").first.click()
    assert opened.title().startswith("<script>")
    assert opened.locator("main img, main script, main style, main iframe").count() == 0
    assert HOSTILE in opened.locator("h1").inner_text()


def test_it_prints_as_one_column_without_forms(opened: Page) -> None:
    opened.goto("/documents/nested")
    opened.emulate_media(media="print")
    assert not opened.locator(".top").is_visible()
    assert not opened.locator("#corrections").is_visible()
    assert opened.locator(".record").first.is_visible()
