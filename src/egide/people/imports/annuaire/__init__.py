"""The directory of schools (annuaire de l'éducation): the tree ministry → academy → school.

A school that opens, closes, merges, changes name or kind is an event with its day.
"""

from egide.people.imports.annuaire.importing import DirectoryOutcome, import_directory

__all__ = ["DirectoryOutcome", "import_directory"]
