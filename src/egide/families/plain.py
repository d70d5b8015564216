"""A notice as plain text, for the ENT: what is pasted there keeps its shape without any markup."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from egide.families.wording import Section
from egide.trust.notice import Notice

WIDE = 78


def text(told: Notice, sections: Iterable[Section], issued: str, address: str) -> str:
    """The whole notice, a section a paragraph."""
    title = _("%(tool)s : information des familles") % {"tool": told.tool}
    blocks = [f"{title}\n{'=' * min(len(title), WIDE)}", f"{told.place}, {issued}"]
    blocks += [_block(one) for one in sections]
    blocks.append(_("Cette information, à jour : %(address)s") % {"address": address})
    return "\n\n".join(blocks) + "\n"


def _block(one: Section) -> str:
    """Titles in capitals; of a list, the first sentence comes before it."""
    lines = [one.title.upper()]
    if one.listed:
        first, *rest = one.sentences
        lines += [first, *(f"- {item}" for item in one.listed), *rest]
    else:
        lines += one.sentences
    return "\n".join(lines)
