"""A service is judged for every class and every day; what stands is kept, what stood too."""

from datetime import date

import pytest

from egide.kit.models import Announced
from egide.trust.law import View
from egide.verdicts import actions, dossiers, judging, queries, usual
from egide.verdicts.models import Evaluation, StandingVerdict
from tests.rooms.verdicts.makers import FIRST, TODAY, a_service, a_version

pytestmark = pytest.mark.django_db
SHIELD = date(2020, 7, 16)
US = {"hosting": ["US"], "transfers": ["yes"], "transfer_mechanisms": ["privacy_shield"]}


@pytest.fixture
def judged():
    a_service("tool", advertising=["targeted"], **US)
    actions.rejudge("tool", on=TODAY)
    return "tool"


def test_one_verdict_stands_for_each_level_on_each_day(judged):
    for level in usual_levels():
        for day in (FIRST, SHIELD, TODAY):
            rows = StandingVerdict.objects.filter(replaced_by=None, levels__contains=[level])
            assert rows.filter(StandingVerdict.on_the_day(day)).count() == 1


def usual_levels():
    return judging.shelf().vocabulary.levels


def test_levels_that_are_judged_together_are_judged_alike(judged):
    charter = judging.charter_named()
    a_version("tool__terms", on=date(2022, 1, 1), minimum_age=["13"])
    (filed,) = dossiers.filed(["tool"], on=TODAY)
    for group in usual.alike(charter, filed.ages):
        verdicts = [judging.judged_on(filed, charter, level, TODAY).verdict for level in group]
        alike = {(v.overall, v.conditions, tuple(f.outcome for f in v.findings)) for v in verdicts}
        assert len(alike) == 1


def test_before_the_first_text_nothing_stands(judged):
    assert queries.standing([judged], "4e", date(2016, 12, 31)) == {}


def test_what_stands_takes_one_query_for_all_services(judged, django_assert_num_queries):
    a_service("other")
    actions.rejudge_all(on=TODAY)
    with django_assert_num_queries(1):
        found = queries.standing(["tool", "other", "unheard-of"], "4e", TODAY)
    assert set(found) == {"tool", "other"}
    assert found["tool"].mark == "not"


def test_a_day_on_which_the_law_breaks_starts_a_new_span(judged):
    rows = StandingVerdict.objects.filter(levels__contains=["4e"], since=SHIELD, replaced_by=None)
    (row,) = rows
    assert row.causes == ["law"]
    assert "transfer.us.privacy_shield" in row.about["facts"]


def test_a_new_text_starts_a_new_span_and_says_so(judged):
    a_version("tool__terms", on=date(2019, 3, 4), sale=["yes"])
    actions.rejudge(judged, on=TODAY)
    row = StandingVerdict.objects.get(
        levels__contains=["4e"], since=date(2019, 3, 4), replaced_by=None
    )
    assert (row.causes, row.about["documents"]) == (["terms"], ["tool__terms"])


def test_the_same_is_not_judged_twice(judged):
    assert actions.rejudge(judged, on=TODAY) is None
    assert Evaluation.objects.count() == 1


def test_what_stood_is_kept_and_the_move_is_announced(judged):
    before = StandingVerdict.objects.count()
    a_version("tool__terms", on=date(2026, 11, 1), sale=["yes"])
    moved = actions.rejudge(judged, on=TODAY)
    assert moved.cause == "terms"
    assert StandingVerdict.objects.filter(replaced_by=moved).exists()
    assert StandingVerdict.objects.count() > before
    told = Announced.objects.filter(name__endswith="VerdictMoved").last()
    assert told.data["service"] == "tool"
    assert "FIN-05" in {turn["criterion"] for turn in told.data["moves"][0]["criteria"]}


def test_a_stored_verdict_replays_bit_for_bit(judged):
    charter, level = judging.charter_named(), judging.level_named("4e")
    (filed,) = dossiers.filed([judged], on=TODAY)
    row = StandingVerdict.objects.get(
        StandingVerdict.on_the_day(TODAY), levels__contains=["4e"], replaced_by=None
    )
    again = judging.judged_on(filed, charter, level, row.since).verdict
    assert row.payload["made_from"] == again.made_from.to_dict()
    assert row.payload["criteria"] == {c.criterion: c.outcome.value for c in again.criteria}


def test_hindsight_tells_another_story_of_the_same_days(judged):
    charter, level = judging.charter_named("2017-06"), judging.level_named("4e")
    (filed,) = dossiers.filed([judged], on=TODAY)
    day = date(2018, 1, 1)
    known = judging.judged_on(filed, charter, level, day).verdict
    since = judging.judged_on(filed, charter, level, day, View.HINDSIGHT).verdict
    assert known.made_from.view != since.made_from.view
    assert [f.outcome for f in known.findings] != [f.outcome for f in since.findings]


def test_what_would_fall_names_the_services_that_look_at_the_fact(judged):
    assert queries.if_fell("transfer.us.privacy_shield", SHIELD) == ()
    eve = date(2020, 7, 15)
    found = queries.if_fell("transfer.us.privacy_shield", eve)
    assert {fell.service for fell in found} == {"tool"}
    assert all(fell.turns for fell in found)
    assert queries.if_fell("transfer.us.dpf", eve) == ()


def test_only_services_that_look_at_a_fact_are_judged_again(judged):
    assert actions.readers_of(["transfer.us.privacy_shield"]) == ["tool"]
    assert actions.readers_of(["no.such.fact"]) == []
