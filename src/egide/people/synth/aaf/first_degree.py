"""The first-degree dialect: écoles maternelles, élémentaires and primaires."""

from collections.abc import Iterator

from egide.people.synth.aaf.civil import born, home, named, phone
from egide.people.synth.aaf.export import Export
from egide.people.synth.aaf.templates import quoted, template, values
from egide.people.synth.academies import Academy
from egide.people.synth.persons import Guardian, People, Pupil, Staff
from egide.people.synth.places import School
from egide.people.synth.staff import FUNCTIONS

PUPIL = template("Eleve", """
ENTPersonJointure ENTEleveINE ENTPersonDateNaissance ENTPersonNom ENTPersonPrenom
ENTPersonAutresPrenoms ENTPersonNomPatro ENTPersonCivilite ENTEleveAutoriteParentale*
ENTPersonStructRattach ENTPersonClasses* ENTPersonGroupes* ENTEleveNiveau
ENTEleveCycle ENTEleveTypeClasse ENTEleveRestaurantScolaire ENTEleveTransport ENTEleveGarderieMatin
ENTEleveGarderieSoir ENTEleveEtudesSurveillees""")  # fmt: skip
GUARDIAN = template("PersRelEleve", """
ENTPersonJointure ENTPersonNom ENTPersonPrenom ENTPersonNomPatro ENTPersonCivilite ENTPersonTelPerso
ENTPersRelEleveTelPro ENTPersonAdresse ENTPersonCodePostal ENTPersonVille ENTPersonPays
ENTPersonAdresseDiffusion ENTPersonMail ENTPersRelEleveTelMobile""")  # fmt: skip
STAFF = template("PersEducNat", """
ENTPersonJointure ENTPersonDateNaissance ENTPersonNom ENTPersonPrenom ENTPersonNomPatro
ENTPersonCivilite ENTPersonMail ENTPersonStructRattach ENTPersonFonctions ENTEnsFonctionDir
ENTPersonClasses* ENTEnsSpecialites ENTPersonCategorieEnseignant""")  # fmt: skip
SCHOOL = template("EtabEducNat", """
ENTStructureJointure ENTStructureUAI ENTStructureSIREN ENTStructureNomCourant ENTStructureTypeStruct
ENTStructureCodeTypeStruct ENTEcoleMinistereTutelle ENTEcoleCodeMinistereTutelle
ENTEtablissementContrat ENTStructureAdresse ENTStructureCodePostal ENTStructureVille
ENTServAcAcademie ENTServAcCodeAcademie ENTEcoleSecteur ENTEcoleCirconscription ENTEcoleCommune
ENTEcoleRPI ENTStructureEmail""",
kind="categorieStructure")  # fmt: skip
CYCLES = {"ps": "CYCLE 1", "ms": "CYCLE 1", "gs": "CYCLE 1", "cp": "CYCLE 2", "ce1": "CYCLE 2",
          "ce2": "CYCLE 2", "cm1": "CYCLE 3", "cm2": "CYCLE 3"}  # fmt: skip


class FirstDegree:
    """Writes the records of a school."""

    degree = "1D"

    def write(self, export: Export, school: School, people: People) -> None:
        """One school and everybody in it."""
        export.add("EtabEducNat", (self.school(export.academy, school),))
        export.add("Eleve", (self.pupil(school.number, pupil) for pupil in people.pupils))
        legal = {tie.guardian for pupil in people.pupils for tie in pupil.ties if tie.duty == 1}
        told = (one for one in people.guardians if one.number in legal)
        export.add("PersRelEleve", map(self.guardian, told))
        export.add("PersEducNat", self.staff(export.academy.domain, school.number, people.staff))

    @staticmethod
    def pupil(at: str, pupil: Pupil) -> str:
        """A pupil. The town hall's flags are there for the import to leave out."""
        number, (family, given) = pupil.number, named(pupil.civil)
        legal = [tie for tie in pupil.ties if tie.duty == 1]
        return PUPIL % (
            number, number, f"{number % 10**9:09}ZZ", born(pupil.civil), family, given, given,
            family, pupil.civil.title, values([str(tie.guardian) for tie in legal]),
            at,
            values((f"{at}${pupil.room}",)), values([f"{at}${name}" for name in pupil.groups]),
            pupil.level.upper(), CYCLES[pupil.level], "ORDINAIRE", "O", "N", "N", "N", "N",
        )  # fmt: skip

    @staticmethod
    def guardian(guardian: Guardian) -> str:
        """A guardian, with a home of their own."""
        number, (family, given) = guardian.number, named(guardian.civil)
        reached = phone(number)
        return GUARDIAN % (
            number, number, family, given, family, guardian.civil.title, reached, "",
            *home(guardian.home), "FRANCE", "N", f"p{number}@famille.example", reached,
        )  # fmt: skip

    @staticmethod
    def staff(domain: str, at: str, staff: tuple[Staff, ...]) -> Iterator[str]:
        """Those who work there: in small schools the head teaches."""
        for one in staff:
            number, (family, given) = one.number, named(one.civil)
            yield STAFF % (
                number, number, born(one.civil), family, given, family, one.civil.title,
                f"personnel{number}@{domain}", at,
                f"{at}${one.function}${FUNCTIONS[one.function]}$G0000$CLASSE",
                at if one.function == "DIR" else "",
                values([f"{at}${name}" for name in one.rooms]), "SANS SPECIALITE", "O",
            )  # fmt: skip

    @staticmethod
    def school(academy: Academy, school: School) -> str:
        """A school."""
        kind, town = school.kind, quoted(school.town.upper())
        return SCHOOL % (
            school.number, school.number, school.uai, f"{10**13 + school.index}",
            quoted(f"{kind.short}${school.name.upper()}${school.town.upper()}"), kind.label,
            kind.nature, "MINISTERE DE L'EDUCATION NATIONALE", "06", "PR" if kind.private else "PU",
            "1 PLACE DE L'ECOLE", "00100", town, academy.name.upper(), academy.code.zfill(3),
            "URBAIN", str(900 + school.index % 40), town, "N",
            f"ce.{school.uai}@{academy.domain}".lower(),
        )  # fmt: skip


FIRST_DEGREE = FirstDegree()
