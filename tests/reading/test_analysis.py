"""Who, whether, for whom, how and where: what every question relies on."""

import pytest

from egide.reading.analysis import Actor, Modality, Polarity, Region, Section, analyse
from egide.reading.analysis.statements import Statement
from egide.reading.document import Document


def read(
    text: str, name: str = "acme__privacy-policy", title: str = "Privacy policy"
) -> list[Statement]:
    return list(analyse(Document(name, text, "", "en", title, "text/markdown")).statements)


def last(text: str) -> Statement:
    return read(text)[-1]


@pytest.mark.parametrize(
    "text, actor",
    [
        ("We sell your data.", Actor.PROVIDER),
        ("Nous vendons vos données.", Actor.PROVIDER),
        ("Acme never sells your data.", Actor.PROVIDER),
        ("If you agree, we share your data with partners.", Actor.PROVIDER),
        ("By using the service, you agree that we may share your data.", Actor.PROVIDER),
        ("En utilisant le service, vous acceptez que nous partagions vos données.", Actor.PROVIDER),
        ("You must be 13 years old.", Actor.USER),
        ("Vous devez avoir 15 ans.", Actor.USER),
        ("L'utilisateur s'engage à respecter la loi.", Actor.USER),
        ("Our partners may set cookies.", Actor.THIRD),
        ("Nos prestataires hébergent les données.", Actor.THIRD),
        ("Service providers encrypt the data.", Actor.THIRD),
        ("Your data are shared with our partners.", Actor.UNKNOWN),
        ("Customer data is encrypted at rest.", Actor.UNKNOWN),
        ("La CNIL peut être saisie.", Actor.AUTHORITY),
    ],
)
def test_the_actor_is_the_subject_and_not_whoever_is_named(text: str, actor: Actor) -> None:
    assert last(text).actor is actor


def test_in_an_agreement_the_processor_is_the_provider() -> None:
    text = "# Data Processing Agreement\n\nProcessor shall encrypt.\n\nSub-processor shall too."
    _, processor, sub = read(text, title="Data Processing Agreement")
    assert processor.actor is Actor.PROVIDER
    assert sub.actor is Actor.THIRD


@pytest.mark.parametrize(
    "text, polarity",
    [
        ("We do not sell your data.", Polarity.NEGATED),
        ("We don't sell your data.", Polarity.NEGATED),
        ("Nous ne vendons jamais vos données.", Polarity.NEGATED),
        ("Aucune donnée n'est vendue.", Polarity.NEGATED),
        ("We use cookies not only to log you in.", Polarity.AFFIRMED),
        ("Including but not limited to partners, we share data.", Polarity.AFFIRMED),
        ("If you do not agree, we delete your account.", Polarity.AFFIRMED),
        ("Si vous n'acceptez pas, nous supprimons le compte.", Polarity.AFFIRMED),
        ("N'hésitez pas à nous écrire.", Polarity.AFFIRMED),
        ("We do not share it unless you agree.", Polarity.EXCEPTED),
        ("Nous ne partageons rien, sauf obligation légale.", Polarity.EXCEPTED),
    ],
)
def test_negation_is_that_of_the_main_clause(text: str, polarity: Polarity) -> None:
    assert last(text).polarity is polarity


@pytest.mark.parametrize(
    "text, word, denied",
    [
        ("We do not sell data, but we share it with partners.", "sell", True),
        ("We do not sell data, but we share it with partners.", "share", False),
        ("Nous ne vendons pas vos données ; nous les partageons.", "vendons", True),
        ("Nous ne vendons pas vos données ; nous les partageons.", "partageons", False),
    ],
)
def test_a_place_of_the_sentence_is_denied_or_not(text: str, word: str, denied: bool) -> None:
    statement = last(text)
    assert statement.denies_at(statement.plain.index(word)) is denied


def test_the_negation_and_the_subject_of_a_lead_reach_its_items() -> None:
    item = last("We do not:\n\n* sell your data;\n* rent it.")
    assert (item.actor, item.polarity) == (Actor.PROVIDER, Polarity.NEGATED)
    assert item.plain == "we do not: rent it."
    assert item.quote().text == "rent it."


@pytest.mark.parametrize(
    "text, region",
    [
        ("If you live in California, you may opt out.", Region.CALIFORNIA),
        ("Residents of Virginia may appeal.", Region.US),
        ("Si vous résidez en France, vous pouvez saisir la CNIL.", Region.FRANCE),
        ("Users in the EEA, the UK and Switzerland may object.", Region.EEA),
        ("We transfer your data to the United States.", Region.GENERAL),
        ("# P\n\n## Notice to California residents\n\nWe share data.", Region.CALIFORNIA),
        ("# P\n\n## EU-U.S. Data Privacy Framework\n\nWe comply.", Region.GENERAL),
        ("If you reside outside the United States, Irish law applies.", Region.GENERAL),
        ("If you live outside the EEA, Californian law applies.", Region.OTHER),
    ],
)
def test_a_place_is_a_scope_only_when_said_of_people_or_in_a_heading(
    text: str, region: Region
) -> None:
    assert last(text).region is region


@pytest.mark.parametrize(
    "text, modality",
    [
        ("We encrypt your data.", Modality.STATES),
        ("We may share your data.", Modality.MAY),
        ("Nous pouvons partager vos données.", Modality.MAY),
        ("You must be 16.", Modality.MUST),
        ("You may not resell the service.", Modality.MUST_NOT),
        ("You have the right to object.", Modality.RIGHT),
        ("Vous pouvez vous opposer au traitement.", Modality.RIGHT),
        ("“Personal data” means any information.", Modality.DEFINITION),
        ("# Do we sell your data?", Modality.MENTION),
    ],
)
def test_how_it_is_said(text: str, modality: Modality) -> None:
    assert last(text).modality is modality


@pytest.mark.parametrize(
    "heading, section",
    [
        ("Cookies and similar technologies", Section.COOKIES),
        ("Durée de conservation", Section.RETENTION),
        ("International transfers", Section.TRANSFERS),
        ("Your rights", Section.RIGHTS),
        ("Vos droits", Section.RIGHTS),
        ("Governing law and disputes", Section.DISPUTES),
        ("Changes to this policy", Section.CHANGES),
        ("Modification des conditions", Section.CHANGES),
        ("Children's privacy", Section.CHILDREN),
        ("Security", Section.SECURITY),
        ("Résiliation", Section.TERMINATION),
        ("How we share your information", Section.SHARING),
        ("Publicité", Section.ADVERTISING),
    ],
)
def test_a_heading_names_the_section(heading: str, section: Section) -> None:
    assert last(f"# Privacy policy\n\n## {heading}\n\nSomething is said.").section is section


def test_annexed_standard_clauses_are_told_apart_from_a_mention_of_them() -> None:
    annex = "# DPA\n\n## Annex 2 Standard Contractual Clauses\n\nIrish law governs these clauses."
    mention = "# DPA\n\n## Transfers\n\nWe sign the standard contractual clauses."
    assert last(annex).annex_scc
    assert not last(mention).annex_scc


def test_what_processors_do_is_not_what_the_provider_does() -> None:
    statement = last("# Policy\n\nOur processors delete the data after a month.")
    assert statement.about_processor_only
    assert not statement.of_the_document


def test_a_quoted_span_is_verbatim() -> None:
    text = "Nous conservons vos **donne\u0301es** pendant\u00a0[3 ans](https://x.fr), puis rien."
    statement = last(text)
    start = statement.plain.index("données")
    end = statement.plain.index("3 ans") + len("3 ans")
    quote = statement.quote_span(text, start, end)
    assert quote.text == text[quote.start : quote.end]
    assert quote.text == "donne\u0301es** pendant\u00a0[3 ans"


@pytest.mark.parametrize(
    "title, head, agreement",
    [
        ("Conditions d’utilisation", "L’accord de sous-traitance est annexé.", False),
        ("Terms of service", "Our Data Processing Agreement is part of these terms.", False),
        ("Accord de sous-traitance", "L’établissement est responsable de traitement.", True),
        ("Data processing terms of service", "This Data Processing Addendum applies.", True),
        ("Annexe 2", "Le présent accord de sous-traitance lie les parties.", True),
    ],
)
def test_terms_that_cite_a_processing_agreement_are_not_one(
    title: str, head: str, agreement: bool
) -> None:
    document = Document("acme", f"{title}\n\n{head}", "", "fr", title, "text/markdown")
    assert analyse(document).cast.agreement is agreement
