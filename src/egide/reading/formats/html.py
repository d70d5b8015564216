"""HTML → light Markdown: what a page says, without its menus, banners and scripts.

The tree is cleaned by the parser (in C), then written once by `markup`. What is chrome is told by
what it is (nav, dialogs), by how it is named (cookie banners), and, in pages of nothing but div,
by what it holds: runs of links to the same site before and after the text.
"""

import re
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from egide.reading.formats.chrome import without_chrome
from egide.reading.formats.markup import markdown
from egide.reading.refusals import TooDeep

NEVER_TEXT = [
    "script", "style", "svg", "noscript", "template", "iframe", "nav", "button", "select", "input",
    "textarea", "canvas", "video", "audio", "object", "map", "datalist", "menu",
]  # fmt: skip
AROUND = (
    "footer, aside, [role=navigation], [role=banner], [role=contentinfo], [role=search],"
    " [role=dialog], [role=alertdialog], [role=complementary], [aria-modal=true], dialog, [hidden],"
    " #onetrust-consent-sdk, #didomi-host, #tarteaucitronRoot, #axeptio_overlay,"
    " #CybotCookiebotDialog,"
    ' [id*="cookie-" i], [id*="cookieb" i], [class*="cookie-" i], [class*="cookieb" i],'
    ' [class*="consent" i], [id*="consent" i], [class*="breadcrumb" i], [class*="sidebar" i],'
    ' [class*="newsletter" i], [class*="share-" i], [class*="social" i], [class*="related" i],'
    ' [class*="skip-" i], [class*="menu" i], [id*="menu" i], [class*="navbar" i], [id*="footer" i],'
    ' [class*="footer" i], [id="header"], [class*="site-header" i], [class*="popup" i],'
    ' [class*="modal" i], [class*="sr-only" i], [class*="visually-hidden" i]'
)
MAIN = (
    "main, article, [role=main], #content, #main, #main-content, .main-content,"
    " .entry-content, .post-content, .article-content, .legal, .legal-content, .markdown-body,"
    " .rich-text, .content"
)
SMALL = 0.25
ENOUGH = 0.5
BLOCKS_OF_LAYOUT = "h1, h2, h3, h4, section, article, main, form"
MANY_TAGS, DEEPEST = 20_000, 1_000
TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
UNNESTED = frozenset(
    "area base br col embed hr img input link meta param source track wbr p li td tr th dt dd "
    "option path circle rect line use polygon g".split()
)


@dataclass(frozen=True, slots=True)
class Page:
    """What was drawn from a page. `bare` says that it holds scripts and hardly a word."""

    text: str
    title: str
    bare: bool


def read(source: str) -> Page:
    """The text and the title of a page."""
    refuse_depth(source)
    tree = LexborHTMLParser(source)
    title = title_of(tree)
    scripts = len(tree.css("script"))
    tree.strip_tags(NEVER_TEXT)
    body = tree.body
    if body is None:
        return Page("", title, bare=True)
    drop_around(body)
    root = main_of(body)
    text = without_chrome(markdown(root.html or "", layouts(root)))
    return Page(text, title, bare=scripts > 0 and len(text) < 200)


def refuse_depth(source: str) -> None:
    """The parser's time is the square of the depth: a page nested beyond reason is refused."""
    if source.count("<") < MANY_TAGS:
        return
    depth = 0
    for closing, name in TAG.findall(source):
        if name.lower() not in UNNESTED:
            depth = max(0, depth - 1) if closing else depth + 1
            if depth > DEEPEST:
                raise TooDeep(DEEPEST)


def title_of(tree: LexborHTMLParser) -> str:
    """The page's title, else its first heading."""
    for selector in ("title", "h1"):
        node = tree.css_first(selector)
        if node is not None and (words := " ".join(node.text().split())):
            return words
    return ""


def drop_around(body: LexborNode) -> None:
    """Drop what stands around the text, unless it holds a large part of it."""
    whole = len(body.text())
    for node in body.css(AROUND):
        if node.parent is not None and len(node.text()) < SMALL * whole:
            node.decompose()


def main_of(body: LexborNode) -> LexborNode:
    """The element that says it is the main one, if most of the words are in it."""
    whole = len(body.text())
    sized = [(len(node.text()), -at, node) for at, node in enumerate(body.css(MAIN))]
    longest = max(sized, key=lambda one: one[:2], default=(0, 0, body))
    return longest[2] if longest[0] >= ENOUGH * whole else body


def layouts(root: LexborNode) -> list[bool]:
    """For each table in order, whether it lays the page out and holds no data."""
    # `css` counts the node itself: one table is the table, two are one in another.
    return [
        len(table.css("table")) > 1 or table.css_first(BLOCKS_OF_LAYOUT) is not None
        for table in root.css("table")
    ]
