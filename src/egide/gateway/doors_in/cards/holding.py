"""Picture cards: drawn for the pupils of a class, read once on paper, kept as keyed digests."""

from collections.abc import Collection
from uuid import UUID

from django.db.transaction import atomic

from egide.gateway.doors_in import sessions
from egide.gateway.doors_in.cards import codes, signs
from egide.gateway.doors_in.cards.signs import Card
from egide.gateway.models import PictureCard
from egide.gateway.secrets import keys
from egide.people.queries import Classroom


@atomic
def draw(group: Classroom, whom: Collection[UUID], *, at: int) -> dict[UUID, Card]:
    """A new card for each of these pupils of a class; their former one opens no more."""
    codes.require_primary(group)
    pupils = [pupil.id for pupil in group.pupils if pupil.id in whom]
    rows = PictureCard.objects.filter(group=group.id)
    kept = {bytes(one) for one in rows.exclude(member__in=pupils).values_list("digest", flat=True)}
    drawn: dict[UUID, Card] = {}
    for pupil in pupils:
        card = signs.a_card(set(drawn.values()))
        while digest(group.id, card) in kept:
            card = signs.a_card(set(drawn.values()))
        drawn[pupil] = card
    rows.filter(member__in=pupils).delete()
    PictureCard.objects.bulk_create(
        PictureCard(group_id=group.id, member_id=pupil, digest=digest(group.id, card), at=at)
        for pupil, card in drawn.items()
    )
    for pupil in pupils:
        sessions.end(codes.DOOR, (session_name(pupil),), before=at, at=at)
    return drawn


def holder(group: UUID, card: Card) -> UUID | None:
    """Whose card this is, in a class."""
    rows = PictureCard.objects.filter(
        group=group, digest=digest(group, card), member__gone_on__isnull=True,
        member__placements__group=group, member__placements__role="pupil",
    )  # fmt: skip
    return rows.values_list("member", flat=True).first()


def holders(group: UUID) -> frozenset[UUID]:
    """The pupils of a class who have a card."""
    return frozenset(PictureCard.objects.filter(group=group).values_list("member", flat=True))


def session_name(member: UUID) -> str:
    """By what the sessions of a card are ended."""
    return f"card:{member}"


def digest(group: UUID, card: Card) -> bytes:
    """How a card is kept: in another class the same pictures are another card."""
    return keys.of_card(f"card {group} {' '.join(card)}")
