"""Exports made by hand: one file a category, valid and dull unless told otherwise."""

from collections import Counter
from pathlib import Path
from xml.sax.saxutils import escape

from egide.people.imports.aaf import deliveries, delivery
from egide.people.imports.records import COLUMNS, Table

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE ficAlimMENESR SYSTEM "ficAlimMENESR.dtd">
<!-- versionAF="AAF-VE2407" codeAcademieExport="13" degre="{degree}" -->
<ficAlimMENESR>
"""
TAIL = "</ficAlimMENESR>\n"
CATEGORIES = ("EtabEducNat", "PersEducNat", "PersRelEleve", "Eleve")


class Noted:
    """What a parser says that it met."""

    def __init__(self):
        self.problems = []
        self.unknowns = Counter()

    def problem(self, place, field, reason, *, warned=False):
        self.problems.append((place.file, place.line, field, reason.value, warned))

    def unknown(self, name):
        self.unknowns[name] += 1


def record(category, number, **attributes):
    """A record; an attribute has one value, or a list of them. Names are those of the files."""
    kinds = {"EtabEducNat": "categorieStructure", "Mef": "categorieMef"}
    kind = kinds.get(category, "categoriePersonne")
    lines = "".join(
        f'<attr name="{name}">{"".join(map(value, many(said)))}</attr>\n'
        for name, said in attributes.items()
    )
    return (
        f'<addRequest>\n<operationalAttributes><attr name="{kind}">'
        f"<value>{category}</value></attr></operationalAttributes>\n"
        f"<identifier><id>{number}</id></identifier>\n"
        f"<attributes>\n{lines}</attributes>\n</addRequest>\n"
    )


def many(said):
    return said if isinstance(said, list) else [said]


def value(text):
    return f"<value>{escape(text)}</value>" if text else "<value/>"


def an_export(folder, *, degree="2D", head=HEAD, **records):
    """A complete export in a folder; `records`: the text of a category."""
    for category in sorted({*CATEGORIES, *records}):
        text = head.replace("{degree}", degree) + records.get(category, "") + TAIL
        named(folder, category).write_text(text)
    return folder


def named(folder: Path, category="Eleve", number=1, mode="Complet"):
    """A file of an export."""
    return folder / f"ENT_{mode}_20261124_{category}_{number:04}.xml"


def read(folder):
    """The rows of an export by table, without their place; what was noted."""
    noted = Noted()
    rows = {table: [] for table in Table}
    for table, row in delivery([folder]).records(noted):
        assert len(row) == len(COLUMNS[table]) + 2
        rows[table].append(row[:-2])
    return rows, noted


def everything(folder):
    """Every row of every export of a folder, with its place."""
    return [row for one in deliveries([folder]) for row in one.records(Noted())]
