"""The room, as Django knows it."""

from django.apps import AppConfig


class Gateway(AppConfig):
    """Doors in, the crossing, doors out."""

    name = "egide.gateway"
    label = "gateway"

    def ready(self) -> None:
        """Forget a policy when what founds it moves; need a journal; stand on pages of others."""
        from egide.gateway import journaling, reactions
        from egide.gateway.doors_in.cards import fragments
        from egide.gateway.inside import links, pages_of_scores
        from egide.journal import opening
        from egide.kit import slots

        reactions.subscribe()
        slots.fill("class.doors", fragments.of_a_class)
        slots.fill("class.links", links.of_class)
        slots.fill("home.rows", links.waiting)
        opening.wanted_by(journaling.wanted)
        slots.fill("class.tools", pages_of_scores.way)
