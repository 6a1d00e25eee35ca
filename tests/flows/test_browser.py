"""Every document as a page, opened by a real browser: read by axe-core, on a desk and on a phone, and with keys alone."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Request, sync_playwright

from smpolicy import bootstrap
from smpolicy.bootstrap import printing
from smpolicy.documents._base import Inputs
from smpolicy.documents.render import all_documents, write_documents

CASES = Path(__file__).parents[1] / "cases" / "documents"
TODAY = date(2026, 11, 24)
NAMES = ("chromium", "chromium-browser", "google-chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium")
DESK, PHONE, ZOOMED = {"width": 1280, "height": 900}, {"width": 375, "height": 800}, {"width": 320, "height": 640}
EDITIONS = ("id", "en", "id-en")
COLOURED = "en"
"""The edition whose contrasts are measured, which takes longer than all the rest: the others have the same colours."""
OF_LAYOUT = ["scrollable-region-focusable", "target-size"]
"""What axe-core may answer otherwise where the window is narrow."""
LEGIBLE = 8.5
"""CSS pixels of the smallest letters in a chart on a phone, where it scrolls in itself."""

READ = """async asked => {
  const found = await axe.run(document, {resultTypes: ["violations"], ...asked})
  return found.violations.map(one => `${one.id} (${one.nodes.length}): ${one.nodes[0].html.slice(0, 200)}`)
}"""
TOO_WIDE = """() => document.documentElement.scrollWidth <= document.documentElement.clientWidth ? [] : [
  `${document.documentElement.scrollWidth} pixels wide`,
  ...[...document.querySelectorAll("body *")].filter(one => one.scrollWidth > one.clientWidth + 1 && one.clientWidth)
    .slice(-3).map(one => one.outerHTML.slice(0, 200))]"""
SMALLEST = """() => Math.min(99, ...[...document.querySelectorAll("svg text")].map(one => {
  const picture = one.ownerSVGElement
  return parseFloat(getComputedStyle(one).fontSize) * picture.getBoundingClientRect().width / picture.viewBox.baseVal.width
}))"""
DEAD = """() => [...document.querySelectorAll("a")].map(one => one.getAttribute("href"))
  .filter(goal => !goal.startsWith("#") || !document.getElementById(goal.slice(1)))"""
FOCUSED = """() => {
  const one = document.activeElement, place = one.getBoundingClientRect(), style = getComputedStyle(one)
  const ringed = style.outlineStyle != "none" && parseFloat(style.outlineWidth) >= 2
  return {is: one.className || one.tagName, seen: place.left >= 0 && place.top >= 0 && place.right <= innerWidth, ringed}
}"""

# Playwright's own way to wait makes code of text, which the policy of a page forbids.
SCROLLED = """() => new Promise(done => {
  const one = document.activeElement, begun = performance.now()
  const look = () => one.scrollLeft > 0 || performance.now() - begun > 10000 ? done(one.scrollLeft > 0) : requestAnimationFrame(look)
  look()
})"""


@dataclass(frozen=True)
class Opened:
    """A page in the browser, and what it asked for, itself among that."""

    page: Page
    asked: list[Request]

    @property
    def reached(self) -> list[str]:
        """The addresses that were not refused by the page's own policy."""
        return [one.url for one in self.asked if one.failure != "csp"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The machine's own browser: the one that Playwright would bring cannot be had everywhere."""
    program = next(filter(None, map(shutil.which, NAMES)), None)
    assert program, "no Chromium on this machine: script/bootstrap says how to install it"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=["--disable-dev-shm-usage"])
        yield started
        started.close()


@contextmanager
def opened(browser: Browser, file: Path, window: dict[str, int]) -> Iterator[Opened]:
    asked: list[Request] = []

    def hear(request: Request) -> None:
        asked.append(request)

    page = browser.new_page(viewport=window)  # type: ignore[arg-type]
    page.on("request", hear)
    page.goto(file.as_uri())
    yield Opened(page, asked)
    page.close()


def drawn(folder: Path, names: list[str], editions: list[str]) -> list[Path]:
    workspace = bootstrap.open_workspace(CASES / "_workspace")
    inputs = Inputs(TODAY, printing.audit(workspace, TODAY, None), printing.for_legal(workspace, [], TODAY))
    return [one.path for one in write_documents(names, workspace.policy, inputs, editions, ["html"], folder)]


def axe() -> str:
    return (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")


def wrong_with(browser: Browser, file: Path, rules: dict[str, Any]) -> dict[str, Any]:
    """What is wrong with a page, by what it is: on a desk, on a phone, and enlarged fourfold."""
    with opened(browser, file, DESK) as one:
        page = one.page
        page.evaluate(axe())
        found = {
            "axe": page.evaluate(READ, {"rules": rules}),
            "asked for": [url for url in one.reached if url != file.as_uri()],
            "links to nowhere": page.evaluate(DEAD),
            "too wide": page.evaluate(TOO_WIDE),
            "no title": [] if " – " in page.title() else [page.title()],
        }
        page.set_viewport_size(PHONE)  # type: ignore[arg-type]
        found |= {"axe, on a phone": page.evaluate(READ, {"runOnly": OF_LAYOUT}), "too wide for a phone": page.evaluate(TOO_WIDE)}
        if (smallest := page.evaluate(SMALLEST)) < LEGIBLE:
            found["letters of a chart too small"] = smallest
        page.set_viewport_size(ZOOMED)  # type: ignore[arg-type]
        return {what: faults for what, faults in (found | {"too wide when enlarged": page.evaluate(TOO_WIDE)}).items() if faults}


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_document_can_be_read_by_everybody(browser: Browser, edition: str, tmp_path: Path) -> None:
    """WCAG 2.2 AA as far as a program can tell, and what axe-core holds to be good practice."""
    rules = {} if edition == COLOURED else {"color-contrast": {"enabled": False}}
    wrong = {file.name: wrong_with(browser, file, rules) for file in drawn(tmp_path, sorted(all_documents()), [edition])}
    assert {name: found for name, found in wrong.items() if found} == {}


def test_a_page_is_gone_through_with_keys_alone(browser: Browser, tmp_path: Path) -> None:
    (file,) = drawn(tmp_path, ["council-charter"], ["en"])
    with opened(browser, file, PHONE) as one:
        one.page.keyboard.press("Tab")
        assert one.page.evaluate(FOCUSED) == {"is": "skip", "seen": True, "ringed": True}
        one.page.keyboard.press("Enter")
        one.page.wait_for_url("**#content")
        one.page.keyboard.press("Tab")
        assert one.page.evaluate(FOCUSED)["ringed"]
        scrolled = one.page.locator("main .scroll").first
        scrolled.focus()
        one.page.keyboard.press("ArrowRight")
        assert one.page.evaluate(SCROLLED)


def test_a_page_runs_nothing_and_asks_nobody(browser: Browser, tmp_path: Path) -> None:
    """What somebody adds to a file that lies about is not carried out either."""
    (file,) = drawn(tmp_path, ["guide"], ["en"])
    added = '<script>document.title = "run"</script><img src="https://example.org/a.png" onerror="document.title = \'run\'">'
    changed = tmp_path / "changed.html"
    changed.write_text(file.read_text(encoding="utf-8").replace("</main>", f"{added}</main>"), encoding="utf-8")
    with opened(browser, changed, DESK) as one:
        assert one.page.title() != "run"
        assert one.reached == [changed.as_uri()]


def test_a_page_is_white_paper_in_the_dark_too(browser: Browser, tmp_path: Path) -> None:
    (file,) = drawn(tmp_path, ["guide"], ["en"])
    with opened(browser, file, DESK) as one:
        light = one.page.screenshot()
        one.page.emulate_media(color_scheme="dark")
        assert one.page.screenshot() == light
