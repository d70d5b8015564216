"""The register as an ODS: a cover, then a sheet a fiche, laid out as the CNIL's model is.

Every cell is a value with its type; none is a formula, whatever its text begins with.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from io import BytesIO
from typing import Any  # odfdo has no types

from django.utils.translation import gettext as _

from egide.register.activity import Activity
from egide.register.fiche import fiche, state, title
from egide.register.queries import Register
from egide.register.rows import Block

Cell = str | date | int
Line = Sequence[Cell]
FORBIDDEN = re.compile(r"[\[\]*?:/\\'\x00-\x1f]")
LONGEST_NAME = 31
TO_FILL = "⚠"
LABELS, VALUES, HEADING, PLAIN = "labels", "values", "heading", "plain"
WIDTHS = {LABELS: "6.5cm", VALUES: "9cm"}


def ods(held: Register) -> bytes:
    """The file."""
    from odfdo import Document

    document = Document("spreadsheet")
    document.body.clear()
    _dress(document)
    _sheet(document, _("Registre"), cover(held))
    for number, one in enumerate((*held.activities, *held.above), start=1):
        _sheet(document, sheet_name(number, one), page(one))
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def cover(held: Register) -> list[Line]:
    """Who answers, who advises, what is done."""
    organisation, contact = held.organisation, held.contact
    missing = f"{TO_FILL} {_('à renseigner')}"
    return [
        [_("Registre des activités de traitement")],
        [_("Article 30 du règlement général sur la protection des données")],
        [_("Le"), held.asked.on],
        [],
        [_("Responsable de traitement")],
        [_("Nom"), organisation.name],
        [_("Code"), organisation.code],
        [_("Adresse"), contact.address or missing],
        [_("Courriel"), contact.mail or missing],
        [],
        [_("Délégué à la protection des données")],
        [_("Nom ou fonction"), contact.dpo_name or missing],
        [_("Courriel"), contact.dpo_mail or missing],
        [],
        [_("Activités")],
        [_("Activité"), _("N°"), _("Référence"), _("Créée le"), _("Mise à jour le"), _("État")],
        *_listed(held),
    ]


def _listed(held: Register) -> Iterable[Line]:
    for number, one in enumerate((*held.activities, *held.above), start=1):
        yield [title(one), number, one.reference, one.created, one.updated, state(one)]


def page(one: Activity) -> list[Line]:
    """A fiche: a heading a block, a line a row, values side by side."""
    made: list[Line] = [[_("Fiche de registre")], [title(one)], []]
    for block in fiche(one):
        made += [*_block(block), []]
    return made


def _block(block: Block) -> Iterable[Line]:
    yield [block.title]
    for line in block.rows:
        yield [line.label, *line.values, *([f"{TO_FILL} {_('à compléter')}"] if line.gap else [])]


def sheet_name(number: int, one: Activity) -> str:
    """A name that a spreadsheet accepts, never the same twice."""
    plain = FORBIDDEN.sub(" ", one.tool).strip()
    return f"{number} {plain}"[:LONGEST_NAME].strip()


def _dress(document: Any) -> None:
    """Wide columns, long texts on several lines, headings in bold."""
    from odfdo import Style

    for name, width in WIDTHS.items():
        document.insert_style(Style("table-column", name=name, width=width), automatic=True)
    wrapped = {"fo:wrap-option": "wrap", "style:vertical-align": "top"}
    for name, bold in ((HEADING, True), (PLAIN, False)):
        style = Style("table-cell", name=name, area="text", bold=bold)
        style.set_properties(wrapped, area="table-cell")
        document.insert_style(style, automatic=True)


def _sheet(document: Any, name: str, rows: Iterable[Line]) -> None:
    from odfdo import Column, Row, Table

    table = Table(name)
    for line in rows:
        made = Row()
        style = HEADING if len(line) == 1 else PLAIN
        for column, held in enumerate(line):
            made.set_value(column, held, style=style, cell_type=_kind(held))
        table.append_row(made)
    for column in range(table.width):
        table.set_column(column, Column(style=VALUES if column else LABELS))
    document.body.append(table)


def _kind(held: Cell) -> str:
    if isinstance(held, date):
        return "date"
    return "float" if isinstance(held, int) else "string"
