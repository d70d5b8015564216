"""The schools that the directory opens, changes and ends, written with their events."""

from datetime import date

from egide.people.imports.academies import academy
from egide.people.imports.annuaire.changes import Change, Known
from egide.people.imports.annuaire.reading import Listed
from egide.people.models import ImportRun, Organisation, OrganisationEvent, Roster
from egide.people.models.organisation import Kind, What

BATCH = 2000


def known_schools(roster: Roster) -> dict[str, Known]:
    """The schools of our tables by code; `ours` when this directory opened them."""
    ours = set(
        OrganisationEvent.objects.filter(run__roster=roster, what=What.OPENED).values_list(
            "organisation_id", flat=True
        )
    )
    rows = Organisation.objects.filter(kind=Kind.SCHOOL).values_list(
        "pk", "code", "name", "school_kind", "stages", "parent__code", "commune", "until"
    )
    return {
        code: Known(pk, code, name, kind, tuple(stages), academy, commune, until, pk in ours)
        for pk, code, name, kind, stages, academy, commune, until in rows.iterator(BATCH)
    }


def apply(found: list[Change], run: ImportRun, known: dict[str, Known]) -> None:
    """Write what differs, and each event."""
    academies = academies_of([change.listed for change in found if change.listed])
    made = Organisation.objects.bulk_create(
        [
            opened(change.listed, academies)
            for change in found
            if change.opens and change.listed is not None
        ],
        batch_size=BATCH,
    )
    by_code = {code: school.pk for code, school in known.items()}
    by_code |= {school.code: school.pk for school in made}
    moved = {change.code: change for change in found if change.known is not None}
    rows = Organisation.objects.in_bulk(list(moved), field_name="code")
    changed = [rewritten(row, moved[code], academies) for code, row in rows.items()]
    columns = ["name", "school_kind", "stages", "parent", "commune", "until"]
    Organisation.objects.bulk_update(changed, columns, batch_size=BATCH)
    OrganisationEvent.objects.bulk_create(
        [
            OrganisationEvent(
                organisation_id=by_code[change.code],
                on=event.on,
                what=event.what,
                about=complete(event.what, dict(event.about), by_code),
                run=run,
                by=run.by,
            )
            for change in found
            for event in change.events
        ],
        batch_size=BATCH,
    )


def complete(what: What, about: dict[str, object], by_code: dict[str, int]) -> dict[str, object]:
    """What is said of an event; a merger also names the school that goes on by its number."""
    code = about.get("code")
    if what is What.MERGED and isinstance(code, str) and code in by_code:
        return about | {"into": by_code[code]}
    return about


def academies_of(schools: list[Listed]) -> dict[str, Organisation]:
    """The academies of these schools, made under the ministry when they are not there yet."""
    names = {school.academy: school.academy_name for school in schools}
    return {code: academy(code, name) for code, name in names.items()}


def opened(school: Listed, academies: dict[str, Organisation]) -> Organisation:
    """A school that is new to us."""
    return Organisation(
        kind=Kind.SCHOOL,
        code=school.code,
        name=school.name,
        parent=academies[school.academy],
        school_kind=school.school_kind,
        stages=list(school.stages),
        commune=school.commune,
        since=school.since,
    )


def rewritten(
    row: Organisation, change: Change, academies: dict[str, Organisation]
) -> Organisation:
    """A school that we had, as it is now."""
    school = change.listed
    if change.closes:
        row.until = max(change.events[-1].on, day_after(row.since))
        return row
    if school is not None:
        row.name, row.school_kind, row.commune = school.name, school.school_kind, school.commune
        row.stages, row.parent, row.until = list(school.stages), academies[school.academy], None
    return row


def day_after(since: date | None) -> date:
    """The first day on which a school may end: it lives at least a day."""
    return date.min if since is None else date.fromordinal(since.toordinal() + 1)
