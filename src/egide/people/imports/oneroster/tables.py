"""The columns that we read of each file, and those that the standard knows and we leave out.

What is not read is not stored: no phone, no login, no password, no mail of a pupil.
"""

COMMON = "sourcedId status dateLastModified"
READ = {
    "orgs": "sourcedId status name type identifier parentSourcedId",
    "users": "sourcedId status enabledUser orgSourcedIds role givenName familyName email "
    "agentSourcedIds grades",
    "roles": "sourcedId status userSourcedId roleType role orgSourcedId",
    "demographics": "sourcedId status birthDate",
    "classes": "sourcedId status title grades classType schoolSourcedId",
    "enrollments": "sourcedId status classSourcedId userSourcedId role",
}
LEFT_OUT = {
    "orgs": "",
    "users": "username userIds middleName identifier sms phone password userMasterIdentifier "
    "preferredGivenName preferredMiddleName preferredFamilyName primaryOrgSourcedId pronouns",
    "roles": "beginDate endDate userProfileSourcedId",
    "demographics": "sex americanIndianOrAlaskaNative asian blackOrAfricanAmerican "
    "nativeHawaiianOrOtherPacificIslander white demographicRaceTwoOrMoreRaces "
    "hispanicOrLatinoEthnicity countryOfBirthCode stateOfBirthAbbreviation cityOfBirth "
    "publicSchoolResidenceStatus",
    "classes": "courseSourcedId classCode location termSourcedIds subjects subjectCodes periods",
    "enrollments": "schoolSourcedId primary beginDate endDate",
}
# Without these a file says nothing.
NEEDED = {
    "orgs": "sourcedId name type",
    "users": "sourcedId givenName familyName",
    "roles": "userSourcedId role orgSourcedId",
    "demographics": "sourcedId birthDate",
    "classes": "sourcedId title schoolSourcedId",
    "enrollments": "classSourcedId userSourcedId role",
}
NEEDED_OF_OLD_USERS = "orgSourcedIds role"

FIELDS = {
    "school.source_id": "sourcedId", "school.code": "identifier", "school.name": "name",
    "member.source_id": "sourcedId", "member.kind": "role", "member.given_name": "givenName",
    "member.family_name": "familyName", "member.level": "grades", "level": "grades",
    "member.mail": "email", "mail": "email", "birth_month": "birthDate",
    "member.school": "orgSourcedId",
    "attachment.member": "userSourcedId", "attachment.school": "orgSourcedId",
    "attachment.role": "role",
    "group.source_id": "sourcedId", "group.school": "schoolSourcedId", "group.name": "title",
    "group.level": "grades", "group.kind": "classType",
    "placement.member": "userSourcedId", "placement.group": "classSourcedId",
    "placement.role": "role",
    "guardianship.guardian": "agentSourcedIds", "guardianship.pupil": "agentSourcedIds",
}  # fmt: skip

OF_OLD_USERS = {
    "member.school": "orgSourcedIds",
    "attachment.member": "sourcedId",
    "attachment.school": "orgSourcedIds",
}


def needed(table: str, version: str) -> set[str]:
    """The columns without which a file is refused."""
    more = NEEDED_OF_OLD_USERS if (table, version) == ("users", "1.1") else ""
    return {*NEEDED[table].split(), *more.split()}


def known(table: str) -> set[str]:
    """The columns that the standard knows in a file."""
    return {*COMMON.split(), *READ[table].split(), *LEFT_OUT[table].split()}
