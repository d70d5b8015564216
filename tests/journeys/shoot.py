"""A picture of a page: `python -m tests.journeys.shoot URL OUT.png --width 360 --as camille`."""

import argparse
from urllib.parse import urljoin

from playwright.sync_api import sync_playwright

from tests.journeys import chromium


def main() -> None:
    """Take the picture; print what the console said."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("url")
    parser.add_argument("out")
    parser.add_argument("--width", type=int, default=1280)
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--english", action="store_true")
    parser.add_argument("--as", dest="persona", help="key of an invented person: camille, marc…")
    wanted = parser.parse_args()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.found(), args=chromium.FLAGS)
        page = browser.new_page(
            viewport={"width": wanted.width, "height": 900},
            color_scheme="dark" if wanted.dark else "light",
        )
        page.on("console", lambda said: print(said.text))  # noqa: T201
        page.on("pageerror", lambda error: print(error))  # noqa: T201, PLW0108 - it marks its hearers
        if wanted.english:
            page.goto(urljoin(wanted.url, "/langue/en"))
        if wanted.persona:
            page.goto(urljoin(wanted.url, "/entrer"))
            page.locator(f"form[action='/entrer/{wanted.persona}'] button").click()
        page.goto(wanted.url)
        page.wait_for_load_state("networkidle")
        page.screenshot(path=wanted.out, full_page=True)
        browser.close()


if __name__ == "__main__":
    main()
