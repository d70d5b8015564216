"""Web pages made from the corpus's texts: each inside the menus, banners and scripts of a site.

The texts are stored as Markdown; readers meet HTML. `page(name, text)` is deterministic: the name
draws one of five layouts and the size of what surrounds the text, so that a comparison between
two extractors runs on the same pages everywhere. `CHROME` holds every word that is not the text's.
"""

import random
from collections.abc import Callable
from pathlib import Path

from markdown_it import MarkdownIt

MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table")
MENU = (
    "Products Solutions Pricing Resources Developers Customers Enterprise Blog Careers Company "
    "Partners Newsroom Investors Community Webinars Templates Integrations Marketplace Academy "
    "Status Accueil Offres Tarifs Ressources Connexion Inscription Boutique Actualités"
).split()
BANNER = (
    "We value your privacy. We and our 842 partners store and access information on a device. "
    "Nous utilisons des traceurs. Accept all Reject all Manage choices Tout accepter"
)
SCRIPT = (
    "<script>window.dataLayer=window.dataLayer||[];function gtag(){{dataLayer.push(arguments)}}"
    'gtag("js",new Date());var conf={{"id":"{n}","flags":[{flags}]}};</script>'
)
STYLE = "<style>.c{n}{{display:flex;margin:0 auto;padding:{n}px;color:#1a1a1a}}</style>"
ICON = '<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M12 2L2 7l10 5 10-5-10-5z{n}"/></svg>'


class Chance(random.Random):
    """A reproducible draw, and how much surrounds the text: 1 is a small site, 5 a large one."""

    weight = 1


def page(name: str, text: str, *, weight: int = 1) -> str:
    """A whole page around a text, the same for the same name and text."""
    chance = Chance(name)
    chance.weight = weight
    body = MARKDOWN.render(text)
    layout = chance.choice(LAYOUTS)
    title = name.replace("__", " | ").replace("-", " ").title()
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
        f"{scripts(chance)}{styles(chance)}</head><body>{banner(chance)}{layout(chance, body)}"
        f"{scripts(chance)}</body></html>"
    )


def links(chance: Chance, many: int) -> str:
    """A list of links, as in a menu."""
    items = (
        f'<li class="nav-item" data-track="m{n}"><a class="nav-link nav-link--primary" '
        f'href="/{chance.randrange(9999)}">{ICON.format(n=n) if chance.random() < 0.3 else ""}'
        f'<span class="label">{chance.choice(MENU)} {chance.choice(MENU)}</span></a></li>'
        for n in range(many * chance.weight)
    )
    return f"<ul>{''.join(items)}</ul>"


def scripts(chance: Chance) -> str:
    """Inline scripts, as tag managers leave them."""
    return "".join(
        SCRIPT.format(n=n, flags=",".join(f'"f{chance.randrange(10**6)}"' for _ in range(60)))
        for n in range(chance.weight * chance.randrange(3, 9))
    )


def styles(chance: Chance) -> str:
    """Inline styles."""
    return "".join(STYLE.format(n=n) for n in range(chance.weight * chance.randrange(20, 120)))


def banner(chance: Chance) -> str:
    """A consent banner, named in one of the usual ways."""
    name = chance.choice(
        ['id="onetrust-consent-sdk"', 'class="cookie-banner"', 'id="didomi-host"',
         'id="tarteaucitronRoot"', 'role="dialog" aria-label="Cookies"']
    )  # fmt: skip
    return f"<div {name}><div><p>{BANNER}</p><button>Accept all</button></div></div>"


def footer(chance: Chance) -> str:
    """Columns of links and a line of rights."""
    columns = "".join(
        f'<div class="col"><h3>{chance.choice(MENU)}</h3>{links(chance, 8)}</div>' for _ in range(5)
    )
    return f"{columns}<p>© 2026 Acme. All rights reserved.</p>"


def semantic(chance: Chance, body: str) -> str:
    """header, nav, main, footer."""
    return (
        f"<header><nav>{links(chance, 30)}</nav></header><main><article>{body}</article></main>"
        f"<footer>{footer(chance)}</footer>"
    )


def soup(chance: Chance, body: str) -> str:
    """Nothing but div, with names a build tool made up."""
    return (
        f'<div class="css-1a"><div class="css-2b">{links(chance, 40)}</div><div class="css-3c">'
        f'<div class="css-4d">{body}</div></div><div class="css-5e">{footer(chance)}</div></div>'
    )


def named(chance: Chance, body: str) -> str:
    """A content-management system's names, a breadcrumb, a sidebar and sharing buttons."""
    return (
        f'<div id="header" class="site-header"><div class="menu">{links(chance, 50)}</div></div>'
        '<div class="breadcrumb"><a href="/">Home</a> › <a href="/legal">Legal</a></div>'
        f'<div id="wrapper"><div class="sidebar">{links(chance, 25)}</div>'
        f'<div id="content" class="entry-content">{body}</div>'
        '<div class="share-buttons"><a href="#">Facebook</a><a href="#">Partager</a></div></div>'
        f'<div id="footer" class="site-footer">{footer(chance)}</div>'
    )


def sections(chance: Chance, body: str) -> str:
    """Each heading opens a section, folded as in an accordion."""
    parts = body.split("<h2>")
    folded = "".join(
        f'<section><div class="panel" style="display:none"><h2>{part}</div></section>'
        for part in parts[1:]
    )
    return (
        f'<header class="top">{links(chance, 35)}</header><div role="main">'
        f"<div>{parts[0]}</div>{folded}</div><aside><h3>Related articles</h3>{links(chance, 10)}"
        f"</aside><footer>{footer(chance)}</footer>"
    )


def form(chance: Chance, body: str) -> str:
    """The whole page in a form, as some portals do, with tables for layout."""
    return (
        f'<form action="/x"><table><tr><td><div class="nav">{links(chance, 20)}</div></td></tr>'
        f'<tr><td><div class="page">{body}</div></td></tr></table><input type="hidden" value="1">'
        f'<div class="newsletter"><label>Newsletter</label><input type="email"></div>'
        f"<footer>{footer(chance)}</footer></form>"
    )


LAYOUTS: tuple[Callable[[Chance, str], str], ...] = (semantic, soup, named, sections, form)


def pages(folder: Path, *, weight: int = 1) -> dict[str, str]:
    """A page for each text of a folder (`NAME.md` or `NAME/DATE.md`, the latest of these)."""
    made = {}
    for path in sorted(folder.iterdir()):
        texts = sorted(path.glob("[0-9]*.md")) if path.is_dir() else [path]
        if texts and texts[-1].suffix == ".md":
            name = path.name.removesuffix(".md")
            made[name] = page(name, texts[-1].read_text(encoding="utf-8"), weight=weight)
    return made
