"""How to write to the organisations of the demonstration: addresses that lead nowhere."""

from egide.people.demo.places import ACADEMY, HIRONDELLES, LYCEE, MINISTRY, MOULIN, TILLEULS
from egide.people.models import Contact, Organisation

OFFICER = "Délégué à la protection des données de l’académie"
CONTACTS = {
    MINISTRY: {"mail": "contact@ministere.example", "address": "Paris"},
    ACADEMY: {
        "mail": "accueil@academie-du-val.example",
        "address": "2 place du Rectorat, Val",
        "dpo_name": OFFICER,
        "dpo_mail": "dpd@academie-du-val.example",
    },
    TILLEULS: {"mail": "tilleuls@academie-du-val.example", "address": "1 rue des Tilleuls, Val"},
    HIRONDELLES: {"mail": "hirondelles@academie-du-val.example"},
    LYCEE: {"mail": "secretariat@lycee.example"},
    MOULIN: {"mail": "moulin@academie-du-val.example"},
}


def keep() -> None:
    """Write them as they are here."""
    for code, held in CONTACTS.items():
        organisation = Organisation.objects.get(code=code)
        Contact.objects.update_or_create(organisation=organisation, defaults=held)
