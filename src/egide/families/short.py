"""The same notice for a nine-year-old: short sentences, common words, nothing that needs law."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from egide.families.wording import lang
from egide.kit.typography import unbroken
from egide.law.words import words
from egide.trust.agreement.attributes import Attribute
from egide.trust.notice import Notice

KNOWS: Mapping[Attribute, Promise] = {
    Attribute.DISPLAY_NAME: gettext_lazy("ton surnom"),
    Attribute.ROLE: gettext_lazy("que tu es élève"),
    Attribute.SCHOOL: gettext_lazy("ton école"),
    Attribute.GROUP: gettext_lazy("ta classe"),
    Attribute.LEVEL: gettext_lazy("ton niveau"),
    Attribute.LANGUAGE: gettext_lazy("ta langue"),
    Attribute.GIVEN_NAME: gettext_lazy("ton prénom"),
    Attribute.FAMILY_NAME: gettext_lazy("ton nom"),
    Attribute.MAIL: gettext_lazy("ton adresse e-mail de l’école"),
}


@dataclass(frozen=True, slots=True)
class Part:
    """A question that a child may have, and a few sentences."""

    title: str
    sentences: tuple[str, ...]

    @staticmethod
    def of(title: str, sentences: Iterable[str]) -> "Part":
        """With the spaces that French wants unbroken."""
        return Part(unbroken(title), tuple(map(unbroken, sentences)))


def parts(told: Notice) -> tuple[Part, ...]:
    """All that a child is told."""
    return (
        Part.of(_("C’est quoi ?"), _what(told)),
        Part.of(_("Il sait quoi de toi ?"), _knows(told)),
        Part.of(_("Il ne sait pas quoi ?"), _knows_not(told)),
        Part.of(_("Et après ?"), _after(told)),
        Part.of(_("Tu ne veux pas ?"), _no()),
    )


def _what(told: Notice) -> Iterator[str]:
    yield _("Ta classe va se servir de %(tool)s.") % {"tool": told.tool}
    if told.experiment:
        yield _("C’est pour essayer, pas pour toujours.")
    yield _("C’est pour apprendre.")


def _knows(told: Notice) -> Iterator[str]:
    known = [str(KNOWS[name]) for name in told.attributes if name in KNOWS]
    if not known:
        yield _("Rien : il ne sait pas que c’est toi.")
        return
    yield _("Il sait : %(known)s.") % {"known": ", ".join(known)}
    if Attribute.DISPLAY_NAME in told.attributes and not told.names_pupils:
        yield _("Ton surnom, c’est un nom pour jouer, comme « Loutre 12 ».")


def _knows_not(told: Notice) -> Iterator[str]:
    if not told.names_pupils:
        yield _("Il ne sait pas ton vrai nom.")
    yield _("Il ne sait pas tes notes, ni où tu habites.")


def _after(told: Notice) -> Iterator[str]:
    if told.erased_by:
        day = {"day": words().date(told.erased_by, lang())}
        yield _("On efface tout avant le %(day)s.") % day
    else:
        yield _("À la fin, on efface tout.")
    if told.abroad:
        yield _("Ce que tu fais peut partir dans un autre pays.")


def _no() -> Iterator[str]:
    yield _("Dis-le à un adulte.")
    yield _("Tu feras le même travail d’une autre façon.")
    yield _("Tu peux aussi poser des questions à la maison ou en classe.")
