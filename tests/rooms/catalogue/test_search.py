"""A service is found by what one wants to do, by a misspelt name, in either language."""

import pytest
from django.db import connection
from django.utils import translation

from egide.catalogue import actions, demo, queries
from egide.catalogue.models import Provider, Service
from egide.catalogue.search import found

pytestmark = pytest.mark.django_db


@pytest.fixture
def services():
    demo.load()


@pytest.mark.parametrize(
    "asked, first",
    [
        ("carte mentale", "carto-mentale"), ("cartes mentales", "carto-mentale"),
        ("CARTE MENTÀLE", "carto-mentale"),
        ("carte ment", "carto-mentale"), ("mirro", "miro"), ("mind maps", "carto-mentale"),
        ("wikipdia", "wikipedia"), ("Wikipédia", "wikipedia"), ("wikip", "wikipedia"),
        ("echecs", "listudy"), ("visioconference", "whereby"), ("visioconférances", "whereby"),
        ("sondage", "surveymonkey"), ("chat gpt", "chatgpt"), ("copilott", "copilot"),
        ("Le Chat", "le-chat"), ("faire une carte mentale", "carto-mentale"),
    ],
)  # fmt: skip
def test_the_first_result_is_the_one_meant(services, asked, first):
    assert [card.slug for card in queries.search(asked)][:1] == [first]


@pytest.mark.parametrize("asked", ["zzzzqqq", "&|!:*", "'; drop zzqq", "a" * 5000, "\x00"])
def test_words_that_mean_nothing_find_nothing_and_break_nothing(services, asked):
    assert len(queries.search(asked)) in {0, len(demo.entries())}


def test_no_word_at_all_shows_the_whole_catalogue_by_name(services):
    names = [card.name for card in queries.search("  ")]
    assert len(names) == len(demo.entries())
    assert (names[0], names[-1]) == ("AnkiWeb", "YouTube")
    assert names.index("edX") < names.index("GoGuardian")


def test_a_card_speaks_the_language_of_its_reader(services):
    french = queries.service("listudy").what_for
    with translation.override("en"):
        assert queries.service("listudy").what_for != french


def test_a_search_is_one_query(services, django_assert_num_queries):
    with django_assert_num_queries(1):
        queries.search("cartes mentales")


def test_the_words_of_a_service_follow_its_entry_however_it_is_written(services):
    Service.objects.filter(slug="miro").update(keywords_fr=["trombinoscope"])
    assert [card.slug for card in queries.search("trombinoscope")] == ["miro"]


def test_among_sixty_thousand_services_indexes_do_the_work(services):
    many(60_000)
    rows = found("cartes mentales")
    plan = rows.explain()
    assert "Seq Scan on catalogue_service" not in plan
    assert "service_words" in plan
    assert "service_plain" in plan
    assert "service_plain_name" in plan
    assert [row.slug for row in rows[:2]] == ["carto-mentale", "miro"]


def many(count):
    """As many services as two large countries would have, with dull and different words."""
    provider = Provider.objects.create(name="Maker")
    with connection.cursor() as cursor:
        cursor.execute(
            """INSERT INTO catalogue_service (slug, name, provider_id, site, what_for_fr,
            what_for_en, keywords_fr, keywords_en, same_use, plain, plain_name)
            SELECT 's' || n, 'Tool ' || md5(n::text), %s, '', 'Outil ' || md5((n + 1)::text), '',
            ARRAY[md5((n + 2)::text)], ARRAY[]::text[], ARRAY[]::text[], '', ''
            FROM generate_series(1, %s) AS n""",
            [provider.pk, count],
        )
        # As autovacuum leaves a table at rest: no pending list, fresh statistics.
        for index in ("service_words", "service_plain", "service_plain_name"):
            cursor.execute("SELECT gin_clean_pending_list(%s::regclass)", [index])
        cursor.execute("ANALYZE catalogue_service")


def test_what_does_the_same_work_is_told_for_each_service(services):
    near = queries.same_use(queries.services(["whatsapp", "whereby"]))
    assert {card.slug for card in near["whatsapp"]} >= {"olvid", "discord"}
    assert near["whereby"] == []


def test_registering_twice_corrects_the_entry():
    actions.register(actions.Listing("x", "X", "Maker"))
    actions.register(actions.Listing("x", "Xylo", "Maker"))
    assert [card.name for card in queries.services()] == ["Xylo"]
