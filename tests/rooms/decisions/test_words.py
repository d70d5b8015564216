"""Every message that an act writes can be said, in French and in English, without a hole."""

from datetime import date

import pytest
from django.utils import translation

from egide.decisions import actions
from egide.decisions.models import Told
from egide.decisions.reactions import verdict_moved
from egide.decisions.words import SAID, sentence
from egide.kit.announcements import deliver
from egide.trust.agreement.stances import Stance
from tests.rooms.decisions import makers
from tests.rooms.decisions.makers import TODAY, World

pytestmark = pytest.mark.django_db
HOLES = ("%(", "None", "2026-", "=", "  ")
REFUSED = {"overall": "not_conforming", "cause": "law", "facts": ("transfer.us.dpf",)}


def everything_that_may_happen():
    """One of each message."""
    world = World()
    makers.a_service()
    declined = makers.a_request(world)
    makers.an_opinion(world, declined, favourable=False)
    actions.decline(declined.pk, "Un autre outil suffit.", by=world.helene, on=TODAY)
    trial = makers.an_experiment(world, until=date(2026, 12, 20))
    actions.extend(trial.pk, date(2027, 1, 20), by=world.helene, on=TODAY)
    made = makers.an_agreement(world)
    owed = ("clause what=no_ads", "deliver days=60 what=sla")
    for number, verdict in enumerate(
        [{"conditions": ("no_email",)}, {"conditions": owed}, {"salt": "mended"}, REFUSED,
         {"salt": "better"}]
    ):  # fmt: skip
        verdict_moved(makers.moves("cartes", date(2026, 11, 25 + number), **verdict))
    actions.resume(made.pk, "Corrigé.", by=world.helene, on=date(2026, 11, 30))
    verdict_moved(makers.moves("cartes", date(2026, 12, 1), standing="provisional", salt="p"))
    actions.end(made.pk, "Plus besoin.", by=world.helene, on=date(2026, 12, 2))
    for taking in (
        actions.Taking(Stance.FRAMED, ("no_email",), "Prudence."),
        actions.Taking(Stance.CLOSED, reason="Fuite."),
    ):
        actions.take_stance(world.academy.pk, "cartes", taking, by=world.rector, on=TODAY)
    deliver()
    return [row.said for row in Told.objects.all()]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_nothing_is_left_unsaid(language):
    said = everything_that_may_happen()
    assert {one["code"] for one in said} == set(SAID)
    with translation.override(language):
        sentences = {sentence(one) for one in said}
    for text in sentences:
        assert text == text.strip()
        assert [sign for sign in HOLES if sign in text] == []
