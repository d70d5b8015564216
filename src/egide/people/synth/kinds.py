"""The kinds of schools that are drawn, with what files call them and the levels they teach."""

from dataclasses import dataclass

NURSERY = ("ps", "ms", "gs")
ELEMENTARY = ("cp", "ce1", "ce2", "cm1", "cm2")
LOWER = ("6e", "5e", "4e", "3e")
UPPER = ("2de", "1re", "tle")
TRADE = ("cap1", "cap2", *UPPER)


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of school: `nature` is the national code, `short` begins the name in files."""

    key: str
    nature: str
    short: str
    label: str
    levels: tuple[str, ...]
    weight: int  # pupils of one school beside another's
    class_size: int
    private: bool = False

    @property
    def primary(self) -> bool:
        """Whether the first-degree dialect speaks of it."""
        return self.nature in {"101", "151"}


_N, _E, _P = "ECOLE MATERNELLE", "ECOLE ELEMENTAIRE", "ECOLE PRIMAIRE"
KINDS = {kind.key: kind for kind in (
    Kind("nursery", "101", "E.M.PU", _N, NURSERY, 95, 24),
    Kind("elementary", "151", "E.E.PU", _E, ELEMENTARY, 160, 23),
    Kind("primary", "151", "E.P.PU", _P, NURSERY + ELEMENTARY, 125, 22),
    Kind("private_primary", "151", "E.P.PR", _P, NURSERY + ELEMENTARY, 170, 24, private=True),
    Kind("college", "340", "CLG", "COLLEGE", LOWER, 480, 25),
    Kind("private_college", "340", "CLG PR", "COLLEGE", LOWER, 430, 27, private=True),
    Kind("lycee", "300", "LGT", "LYCEE ENSEIGNT GENERAL ET TECHNOLOGIQUE", UPPER, 1050, 33),
    Kind("polyvalent", "306", "LPO", "LYCEE POLYVALENT", (*UPPER, "post_bac"), 900, 30),
    Kind("trade", "320", "LP", "LYCEE PROFESSIONNEL", TRADE, 380, 20),
    Kind("private_lycee", "306", "LYC PR", "LYCEE POLYVALENT", UPPER, 700, 30, private=True),
)}  # fmt: skip

# Taken in turn: three schools already hold a school of each degree, a hundred look like a region.
TURN = tuple(KINDS[key] for key in (
    "primary college lycee elementary private_primary nursery primary elementary college primary "
    "private_college elementary nursery primary trade private_primary elementary primary college "
    "primary nursery polyvalent elementary private_primary primary elementary private_lycee primary"
).split())  # fmt: skip
