"""Templates keep to the content policy: no style, script, handler or address of someone else."""

import re

import pytest

from tests.architecture.source import PACKAGE, TOP

TEMPLATES = sorted(PACKAGE.rglob("templates/**/*.html"))
FORBIDDEN = {
    "an inline style": re.compile(r"<style|\sstyle\s*=", re.IGNORECASE),
    "an inline script": re.compile(r"<script(?![^>]*\bsrc=)", re.IGNORECASE),
    "a handler": re.compile(r"\son[a-z]+\s*=|\shx-on", re.IGNORECASE),
    "something of someone else": re.compile(
        r"(?:src|href)\s*=\s*[\"'](?:https?:)?//[^\"']*\.(?:js|css|png|svg|woff2?)"
    ),
    "words marked safe": re.compile(r"\|\s*safe\b|autoescape\s+off"),
    "javascript as an address": re.compile(r"javascript:", re.IGNORECASE),
}  # fmt: skip


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.relative_to(TOP).as_posix())
def test_a_template_holds_nothing_that_the_policy_refuses(template):
    text = template.read_text()
    assert [what for what, pattern in FORBIDDEN.items() if pattern.search(text)] == []


@pytest.mark.parametrize(
    "sheet", sorted(PACKAGE.rglob("static/**/*.css")), ids=lambda path: path.name
)
def test_a_style_sheet_asks_nothing_of_anybody_else(sheet):
    assert re.search(r"@import|url\([\"']?(?:https?:)?//", sheet.read_text()) is None
