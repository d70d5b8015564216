"""The files of a bundle and their columns, as each version of OneRoster lists them."""

import csv
from collections.abc import Iterable
from contextlib import ExitStack
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import _csv

Row = tuple[object, ...]


class Version(StrEnum):
    """The versions that schools meet."""

    V1_1 = "1.1"
    V1_2 = "1.2"


_BASE = "sourcedId status dateLastModified"
_OLD_USERS = (
    "enabledUser orgSourcedIds role username userIds givenName familyName middleName identifier "
    "email sms phone agentSourcedIds grades password"
)
_NEW_USERS = (
    "enabledUser username userIds givenName familyName middleName identifier email sms phone "
    "agentSourcedIds grades password userMasterIdentifier preferredGivenName preferredMiddleName "
    "preferredFamilyName primaryOrgSourcedId pronouns"
)
_BOTH = {
    "orgs": "name type identifier parentSourcedId",
    "academicSessions": "title type startDate endDate parentSourcedId schoolYear",
    "courses": "schoolYearSourcedId title courseCode grades orgSourcedId subjects subjectCodes",
    "classes": (
        "title grades courseSourcedId classCode classType location schoolSourcedId termSourcedIds "
        "subjects subjectCodes periods"
    ),
    "enrollments": "classSourcedId schoolSourcedId userSourcedId role primary beginDate endDate",
    "demographics": (
        "birthDate sex americanIndianOrAlaskaNative asian blackOrAfricanAmerican "
        "nativeHawaiianOrOtherPacificIslander white demographicRaceTwoOrMoreRaces "
        "hispanicOrLatinoEthnicity countryOfBirthCode stateOfBirthAbbreviation cityOfBirth "
        "publicSchoolResidenceStatus"
    ),
}
TABLES = {
    Version.V1_1: _BOTH | {"users": _OLD_USERS},
    Version.V1_2: _BOTH
    | {
        "users": _NEW_USERS,
        "roles": "userSourcedId roleType role beginDate endDate orgSourcedId userProfileSourcedId",
    },
}
_ABSENT = "categories classResources courseResources lineItems resources results".split()


class Bundle:
    """The open files of a bundle."""

    def __init__(self, folder: Path, version: Version, stack: ExitStack) -> None:
        self.paths: list[Path] = []
        self._writers: dict[str, _csv.Writer] = {}
        for table, columns in TABLES[version].items():
            self._writers[table] = self._start(folder / f"{table}.csv", stack)
            self._writers[table].writerow(f"{_BASE} {columns}".split())
        said = [("manifest.version", "1.0"), ("oneroster.version", version.value)]
        said += sorted(
            [(f"file.{table}", "bulk") for table in TABLES[version]]
            + [(f"file.{table}", "absent") for table in _ABSENT]
        )
        manifest = self._start(folder / "manifest.csv", stack)
        manifest.writerows([("propertyName", "value"), *said, ("source.systemName", "egide synth")])

    def add(self, table: str, rows: Iterable[Row]) -> None:
        """Write rows of a file."""
        self._writers[table].writerows(rows)

    def _start(self, path: Path, stack: ExitStack) -> "_csv.Writer":
        file = stack.enter_context(path.open("w", encoding="utf-8", newline=""))
        self.paths.append(path)
        return csv.writer(file, lineterminator="\r\n")
