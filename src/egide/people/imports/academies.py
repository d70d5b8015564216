"""The academies: their numbers and names, and the row of one under the ministry."""

from egide.people.models import Organisation
from egide.people.models.organisation import Kind

MINISTRY = ("MEN", "Ministère de l’Éducation nationale")
NAMES = {
    "01": "Paris", "02": "Aix-Marseille", "03": "Besançon", "04": "Bordeaux",
    "06": "Clermont-Ferrand", "07": "Dijon", "08": "Grenoble", "09": "Lille", "10": "Lyon",
    "11": "Montpellier", "12": "Nancy-Metz", "13": "Poitiers", "14": "Rennes", "15": "Strasbourg",
    "16": "Toulouse", "17": "Nantes", "18": "Orléans-Tours", "19": "Reims", "20": "Amiens",
    "22": "Limoges", "23": "Nice", "24": "Créteil", "25": "Versailles", "27": "Corse",
    "28": "La Réunion", "31": "Martinique", "32": "Guadeloupe", "33": "Guyane",
    "40": "Nouvelle-Calédonie", "41": "Polynésie française", "42": "Wallis-et-Futuna",
    "43": "Mayotte", "44": "Saint-Pierre-et-Miquelon", "70": "Normandie",
}  # fmt: skip


def known_academy(code: str) -> bool:
    """Whether a number is that of an academy, by our list or by our tables."""
    return code in NAMES or Organisation.objects.filter(kind=Kind.ACADEMY, code=code).exists()


def academy(code: str, name: str = "") -> Organisation:
    """The row of an academy, made under the ministry when it is not there yet."""
    there = Organisation.objects.filter(kind=Kind.ACADEMY, code=code).first()
    if there is not None:
        return there
    number, title = MINISTRY
    ministry, _ = Organisation.objects.get_or_create(
        code=number, defaults={"kind": Kind.MINISTRY, "name": title}
    )
    said = f"Académie de {NAMES.get(code) or name or code}"
    return Organisation.objects.create(kind=Kind.ACADEMY, code=code, name=said, parent=ministry)
