"""A real browser before a real server: `browser_page`, `site`, `enter`, `violations`."""

import os
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from tests.journeys import chromium

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# Playwright's loop runs in the thread of the test, which Django takes for asynchronous code.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium; its absence is a failure where tests decide, and is said elsewhere."""
    path = chromium.found()
    if path is None:
        missing = "no Chromium here, the browser journeys cannot run: apt install chromium"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(missing)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=chromium.FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def site(live_server) -> str:
    """The address of the house, served for this test on the embedded database."""
    return live_server.url


@pytest.fixture
def browser_page(browser: Browser, site: str) -> Iterator[Page]:
    """A page at the entrance; a script error, a breach of the content policy or a request to
    anybody else fails the test."""
    wrong: list[str] = []
    context = browser.new_context(base_url=site, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda said: "Content Security" in said.text and wrong.append(said.text))
    page.on("request", lambda asked: foreign(asked.url, site) and wrong.append(asked.url))
    page.set_default_timeout(10_000)
    page.goto("/")
    yield page
    context.close()
    assert not wrong


def foreign(url: str, site: str) -> bool:
    """Whether an address is not ours."""
    return urlsplit(url).netloc not in {urlsplit(site).netloc, ""}


@pytest.fixture
def enter(browser_page: Page) -> Callable[[str], None]:
    """Come in as an invented person, by their name."""

    def do(name: str) -> None:
        browser_page.goto("/entrer")
        browser_page.get_by_role("button", name=name).click()

    return do


@pytest.fixture
def violations() -> Callable[[Page], list[str]]:
    """What axe-core finds against WCAG 2.2 AA, light and dark, wide and narrow."""

    def check(page: Page) -> list[str]:
        found = []
        for width, scheme in ((1280, "light"), (1280, "dark"), (360, "light"), (360, "dark")):
            page.set_viewport_size({"width": width, "height": 900})
            # Without motion: a colour half-way through its transition has no contrast of its own.
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            results = Axe().run(page, options={"runOnly": {"type": "tag", "values": RULES}})
            found += [
                f"{width} {scheme} {rule['id']}: {node['html'][:200]}"
                for rule in results.response["violations"]
                for node in rule["nodes"]
            ]
            if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                found.append(f"{width} {scheme} scrolls sideways")
        return found

    return check
