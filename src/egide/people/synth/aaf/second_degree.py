"""The second-degree dialect: collèges and lycées."""

from collections.abc import Iterator

from egide.people.synth.aaf.civil import born, home, named, phone, tied
from egide.people.synth.aaf.export import Export
from egide.people.synth.aaf.templates import quoted, template, values
from egide.people.synth.academies import Academy
from egide.people.synth.persons import Guardian, People, Pupil, Staff
from egide.people.synth.places import School
from egide.people.synth.staff import FUNCTIONS, SUBJECTS

# Level -> code of the training, its short name, its level of training.
MEFS = {
    "6e": ("10010012110", "6EME", "6EME"), "5e": ("10110001110", "5EME", "5EME"),
    "4e": ("10210001110", "4EME", "4EME"), "3e": ("10310019110", "3EME", "3EME"),
    "2de": ("20010018110", "2NDE G-T", "SECONDE GENERALE ET TECHNO"),
    "1re": ("20110019110", "1ERE G", "PREMIERE GENERALE ET TECHNO"),
    "tle": ("20210019110", "TLE G", "TERMINALE GENERALE ET TECHNO"),
    "cap1": ("24133403210", "1CAP2 CUISINE", "1ERE ANNEE DE CAP EN 2 ANS"),
    "cap2": ("24133403220", "2CAP2 CUISINE", "2EME ANNEE DE CAP EN 2 ANS"),
    "post_bac": ("31131408210", "1BTS1 MANAGEMENT", "STS 1ERE ANNEE"),
}  # fmt: skip
PUPIL = template("Eleve", """
ENTPersonJointure ENTEleveINE ENTEleveStructRattachId ENTPersonDateNaissance ENTPersonNomPatro sn
givenName ENTPersonAutresPrenoms personalTitle ENTElevePersRelEleve* ENTEleveBoursier ENTEleveRegime
ENTEleveTransport ENTEleveStatutEleve ENTEleveMEF ENTEleveLibelleMEF ENTEleveNivFormation
ENTEleveFiliere ENTEleveEnseignements* ENTEleveCodeEnseignements* ENTPersonStructRattach
ENTEleveClasses* ENTEleveGroupes* ENTEleveDateEntree ENTPersonAdresse ENTPersonCodePostal
ENTPersonVille ENTPersonPays mail mobile""")  # fmt: skip
GUARDIAN = template("PersRelEleve", """
ENTPersonJointure ENTPersonDateNaissance ENTPersonNomPatro sn givenName personalTitle homePhone
telephoneNumber mobile ENTPersonAdresse ENTPersonCodePostal ENTPersonVille ENTPersonPays
ENTPersonAdresseDiffusion mail ENTPersonMobileSMS""")  # fmt: skip
STAFF = template("PersEducNat", """
ENTPersonJointure ENTPersonDateNaissance ENTPersonNomPatro sn givenName personalTitle mail
ENTPersonStructRattach ENTAuxEnsCategoDiscipline ENTAuxEnsClassesMatieres* ENTAuxEnsGroupesMatieres*
ENTAuxEnsClassesPrincipal* ENTAuxEnsDisciplinesPoste ENTPersonFonctions* ENTEnsFonctionDir
ENTPersonCategorieEnseignant PersEducNatPresenceDevantEleves""")  # fmt: skip
SCHOOL = template("EtabEducNat", """
ENTStructureJointure ENTStructureUAI ENTEtablissementUAI ENTStructureSIREN ENTStructureNomCourant
ENTStructureTypeStruct ENTStructureCodeTypeStruct ENTEtablissementMinistereTutelle
ENTEtablissementCodeMinistereTutelle ENTEtablissementContrat ENTStructureVille ENTServAcAcademie
ENTServAcCodeAcademie ENTStructureClasses* ENTStructureGroupes* ENTStructureMailSI""",
kind="categorieStructure")  # fmt: skip
MEF = template(
    "Mef", "ENTMefJointure ENTLibelleMef ENTMEFRattach ENTMEFSTAT11", kind="categorieMef"
)
SUBJECT = template("Matiere", "ENTMatJointure ENTLibelleMatiere", kind="categorieMatiere")
_LESSONS = values(quoted(label) for _, label in SUBJECTS[:8])
_CODES = values(code for code, _ in SUBJECTS[:8])


class SecondDegree:
    """Writes the records of a school, and of the nomenclatures the first time."""

    degree = "2D"

    def write(self, export: Export, school: School, people: People) -> None:
        """One school and everybody in it."""
        if not export.has("MefEducNat"):
            export.add("MefEducNat", (MEF % (m[0], m[0], m[1], m[0], m[0]) for m in MEFS.values()))
            lessons = (SUBJECT % (code, code, quoted(label)) for code, label in SUBJECTS)
            export.add("MatiereEducNat", lessons)
        export.add("EtabEducNat", (self.school(export.academy, school, people),))
        export.add("Eleve", (self.pupil(school.number, pupil) for pupil in people.pupils))
        export.add("PersRelEleve", map(self.guardian, people.guardians))
        export.add("PersEducNat", self.staff(export.academy.domain, school.number, people.staff))

    @staticmethod
    def pupil(at: str, pupil: Pupil) -> str:
        """A pupil. INE and addresses are there for the import to leave out."""
        number, (family, given) = pupil.number, named(pupil.civil)
        mef, label, training = MEFS[pupil.level]
        street, postcode, town = home(pupil.home)
        groups = [f"{at}${name}" for name in pupil.groups]
        return PUPIL % (
            number, number, f"{number % 10**9:09}ZZ", number % 10**7, born(pupil.civil), family,
            family, given, given, pupil.civil.title, values(map(tied, pupil.ties)), "N",
            "DEMI-PENSIONNAIRE DANS L'ETABLISSEMENT", "N", "SCOLAIRE", mef, label, training, label,
            _LESSONS, _CODES, at, values((f"{at}${pupil.room}",)), values(groups), "01/09/2026",
            street, postcode, town, "FRANCE", "", phone(number),
        )  # fmt: skip

    @staticmethod
    def guardian(guardian: Guardian) -> str:
        """A guardian, with a home of their own."""
        number, (family, given) = guardian.number, named(guardian.civil)
        reached = phone(number)
        return GUARDIAN % (
            number, number, born(guardian.civil), family, family, given, guardian.civil.title, "",
            "", reached, *home(guardian.home), "FRANCE", "N", f"p{number}@famille.example", reached,
        )  # fmt: skip

    @staticmethod
    def staff(domain: str, at: str, staff: tuple[Staff, ...]) -> Iterator[str]:
        """Those who work there."""
        for one in staff:
            number, (family, given) = one.number, named(one.civil)
            code, label = SUBJECTS[one.subject]
            teaches = one.function == "ENS"
            post = f"L{code[:4]}${quoted(label)}" if teaches else f"X0001${FUNCTIONS[one.function]}"
            yield STAFF % (
                number, number, born(one.civil), family, family, given, one.civil.title,
                f"personnel{number}@{domain}", at, f"{code[:2]}${quoted(label)}" if teaches else "",
                values([f"{at}${name}${code}" for name in one.rooms]),
                values([f"{at}${name}${code}" for name in one.groups]),
                values([f"{at}${one.leads}"] if one.leads else []),
                quoted(label) if teaches else "",
                values((f"{at}${one.function}${FUNCTIONS[one.function]}${post}",)),
                at if one.function == "DIR" else "", "ON"[not teaches], "ON"[not teaches],
            )  # fmt: skip

    @staticmethod
    def school(academy: Academy, school: School, people: People) -> str:
        """A school, its classes with their trainings, its groups with their levels."""
        kind = school.kind
        classes = [
            f"{r.name}$${'$'.join(MEFS[level][0] for level in r.levels)}" for r in people.rooms
        ]
        return SCHOOL % (
            school.number, school.number, school.uai, school.uai, f"{10**13 + school.index}",
            quoted(f"{kind.short}${school.name.upper()}${school.town.upper()}"), kind.label,
            kind.nature, "MINISTERE DE L'EDUCATION NATIONALE", "06", "PR" if kind.private else "PU",
            quoted(school.town.upper()), academy.name.upper(), academy.code.zfill(3),
            values(classes), values([f"{group.name}$" for group in people.groups]),
            f"ce.{school.uai}@{academy.domain}".lower(),
        )  # fmt: skip


SECOND_DEGREE = SecondDegree()
