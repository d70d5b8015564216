"""The shape of a file, told by what may open after what.

The DTD has no element inside itself and no text beside elements: the order of opening tags says
where one stands. Closing tags need not be heard, which saves half of the calls from the parser.
"""

ROOT = "ficAlimMENESR"
OUTSIDE = ""
# The DTD wants an attribute at least in a record, a value at least in an attribute: some send none.
AFTER: dict[str, frozenset[str]] = {
    OUTSIDE: frozenset({ROOT}),
    ROOT: frozenset({"addRequest"}),
    "addRequest": frozenset({"operationalAttributes", "identifier"}),
    "operationalAttributes": frozenset({"attr", "identifier"}),
    "attr": frozenset({"value", "attr", "identifier", "addRequest"}),
    "value": frozenset({"value", "attr", "identifier", "addRequest"}),
    "identifier": frozenset({"id"}),
    "id": frozenset({"attributes", "addRequest"}),
    "attributes": frozenset({"attr", "addRequest"}),
}
# What changes or removes a record has no place above: exports that say only that are refused.
OF_A_DELTA = frozenset({"modifyRequest", "deleteRequest"})
