"""Every setting that Égide reads from its environment is in docs/operating.md."""

import ast
import re

from tests.architecture.source import TOP, modules

NAME = re.compile(r"[A-Z][A-Z0-9_]{2,}")
# The words of the terminal, which are not ours to document.
OF_THE_SYSTEM = {"LC_ALL", "LC_MESSAGES", "LANG", "XDG_DATA_HOME", "DJANGO_SETTINGS_MODULE", "CI"}


def names() -> set[str]:
    """What the code asks of its environment."""
    found = set()
    for module in modules():
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Call) and "environ" in ast.dump(node.func):
                found |= {value for value in constants(node.args) if NAME.fullmatch(value)}
            if isinstance(node, ast.Subscript) and "environ" in ast.dump(node.value):
                found |= {value for value in constants([node.slice]) if NAME.fullmatch(value)}
            if isinstance(node, ast.Constant):
                found |= set(re.findall(r"\bEGIDE_[A-Z_]+", str(node.value)))
            if isinstance(node, ast.keyword) and node.arg == "envvar":
                found |= set(constants([node.value]))
    return found


def constants(nodes: list[ast.expr]) -> list[str]:
    """The strings among some expressions."""
    return [node.value for node in nodes if isinstance(getattr(node, "value", None), str)]


def test_every_setting_is_documented():
    told = (TOP / "docs" / "operating.md").read_text()
    assert {name for name in names() - OF_THE_SYSTEM if f"`{name}`" not in told} == set()
    assert "DATABASE_URL" in names()
