"""A phone before the page that checks receipts, and a server that serves what a test wants."""

import pytest
from playwright.sync_api import expect

from egide.trust.journal.receipt import to_json
from egide.trust.journal.tiles import from_path
from tests.journeys.journal.said import ADDRESS
from tests.trust.journal.making import KEY

PHONE = {"width": 360, "height": 760}


@pytest.fixture
def serve(browser_page):
    """Serve a log in memory in the place of the real one: what a server that lies could do."""

    def start(log, *, note=None, keys=f"log {KEY}\nquorum none\n", missing=()):
        def answer(route):
            path = ADDRESS.search(route.request.url)[1]
            if path in missing:
                route.fulfill(status=404)
            elif path == "checkpoint":
                route.fulfill(body=str(note or log.note()))
            elif path == "keys":
                route.fulfill(body=keys)
            else:
                data = log.files.get(from_path(path))
                route.fulfill(status=200 if data else 404, body=data or b"")

        browser_page.unroute(ADDRESS)
        browser_page.route(ADDRESS, answer)

    return start


@pytest.fixture
def check(browser_page):
    """Give the page a receipt; come back with what it said at last."""
    browser_page.set_viewport_size(PHONE)

    def run(receipt, **more):
        browser_page.goto("/journal/verifier/")
        if more:
            browser_page.get_by_text("Coller le reçu").click()
        for name, text in more.items():
            browser_page.locator(f"[name={name}]").fill(text)
        text = receipt if isinstance(receipt, str) else to_json(receipt)
        file = {"name": "recu.json", "mimeType": "application/json", "buffer": text.encode()}
        browser_page.locator("[name=receipt]").set_input_files([file])
        result = browser_page.locator("[data-result]")
        expect(result).to_be_visible()
        expect(result).not_to_have_attribute("aria-busy", "true")
        return result

    return run
