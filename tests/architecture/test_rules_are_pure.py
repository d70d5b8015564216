"""An auditor can replay `trust`: it depends on nothing but its arguments."""

import ast
import sys

import pytest

from tests.architecture.source import PACKAGE, modules

# What would let in the clock, chance, files, the network or another process.
IMPURE = {
    "asyncio", "ctypes", "datetime.datetime", "glob", "http", "io", "multiprocessing", "os",
    "pathlib", "random", "secrets", "shutil", "socket", "sqlite3", "ssl", "subprocess",
    "tempfile", "threading", "time", "urllib.request", "uuid",
}  # fmt: skip
OPENERS = {"open", "input", "eval", "exec", "compile", "__import__", "print"}
CLOCKS = {"today", "now", "utcnow"}
TRUST = modules(PACKAGE / "trust")


@pytest.mark.parametrize("module", TRUST, ids=lambda module: module.name)
def test_a_rule_imports_the_standard_library_and_rules_alone(module):
    foreign = {
        name
        for name in module.imports()
        if name.split(".")[0] not in sys.stdlib_module_names and not name.startswith("egide.trust")
    }
    assert foreign - {"egide"} == set()


@pytest.mark.parametrize("module", TRUST, ids=lambda module: module.name)
def test_a_rule_asks_no_clock_no_chance_no_file_no_network(module):
    assert {
        name for name in module.imports() if name in IMPURE or name.split(".")[0] in IMPURE
    } == set()
    assert [call for call in calls(module.tree) if call in OPENERS | CLOCKS] == []


def calls(tree: ast.Module) -> list[str]:
    """The names that are called, as functions or as methods."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", None) or getattr(node.func, "attr", "")
            builtin = isinstance(node.func, ast.Name)
            if builtin or name in CLOCKS:
                found.append(name)
    return found
