"""Files, functions and signatures stay small. The exceptions are dated, and may only shrink."""

import ast
from collections.abc import Iterator

import pytest

from tests.architecture.source import TOP, Module, modules

LONGEST_FILE = 300
LONGEST_FUNCTION = 40
MOST_PARAMETERS = 5
# "path" or "path:function" -> (what it measures today, when it was let in)
EXCEPTIONS: dict[str, tuple[int, str]] = {}

HOUSE = (*modules(), *modules(TOP / "tests"), *modules(TOP / "benchmarks"))
Function = ast.FunctionDef | ast.AsyncFunctionDef


def functions(module: Module) -> Iterator[Function]:
    """Every function and method of a module."""
    return (node for node in ast.walk(module.tree) if isinstance(node, Function))


def parameters(function: Function) -> int:
    """How many parameters a caller must know: not `self`, not the fields a test is given."""
    taken = [*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs]
    return len([argument for argument in taken if argument.arg not in {"self", "cls"}])


def measures() -> dict[str, int]:
    """What is over its limit, and by what measure."""
    over = {module.name: module.lines for module in HOUSE if module.lines > LONGEST_FILE}
    for module in HOUSE:
        for function in functions(module):
            length = (function.end_lineno or 0) - function.lineno + 1
            if length > LONGEST_FUNCTION:
                over[f"{module.name}:{function.name}"] = length
    return over


def test_nothing_is_longer_than_agreed():
    allowed = {name: most for name, (most, _) in EXCEPTIONS.items()}
    assert {name: size for name, size in measures().items() if size > allowed.get(name, 0)} == {}


def test_an_exception_that_is_no_more_needed_goes():
    found = measures()
    assert {name for name, (most, _) in EXCEPTIONS.items() if found.get(name, 0) < most} == set()


@pytest.mark.parametrize("module", modules(), ids=lambda module: module.name)
def test_a_signature_is_short(module):
    long = [
        function.name for function in functions(module) if parameters(function) > MOST_PARAMETERS
    ]
    assert long == []


@pytest.mark.parametrize("module", modules(), ids=lambda module: module.name)
def test_a_module_says_what_lives_in_it(module):
    assert ast.get_docstring(module.tree)


def test_no_file_is_named_after_a_leftover():
    leftovers = {"util", "utils", "helper", "helpers", "misc", "common", "tools", "stuff"}
    assert [
        module.name for module in HOUSE if leftovers & set(module.path.with_suffix("").parts[-2:])
    ] == []
