"""Calculation reads no clock, no environment, no disk and no global random state, and says what it
does."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.source import dotted, name_of, of_calculation, tree

MODULES = of_calculation()
NOT_TO_IMPORT = {
    "glob",
    "pathlib",
    "random",
    "secrets",
    "shutil",
    "socket",
    "subprocess",
    "tempfile",
    "time",
    "urllib",
    "uuid",
    "yaml",
    "ruamel",
}
NOT_TO_CALL = {"open", "print", "input", "eval", "exec", "__import__"}
CLOCK = {"now", "today", "utcnow", "fromtimestamp"}
ALLOWED_OF_OS = {"cpu_count"}  # how many threads there are changes no result
GENERATORS = {"BitGenerator", "Generator", "PCG64", "Philox", "SeedSequence"}


def offences(module: Path) -> Iterator[str]:
    for node in ast.walk(tree(module)):
        for what in _of(node):
            yield f"{name_of(module)}:{getattr(node, 'lineno', 0)} {what}"


def _of(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.Import(names=names):
            yield from (f"imports {a.name}" for a in names if a.name.split(".")[0] in NOT_TO_IMPORT)
        case ast.ImportFrom(module="numpy.random", names=names):
            yield from (f"imports {a.name}" for a in names if a.name not in GENERATORS)
        case ast.ImportFrom(module=str(name), level=0):
            if name.split(".")[0] in NOT_TO_IMPORT | {"os", "io"}:
                yield f"imports from {name}"
        case ast.Call(func=ast.Name(id=name)) if name in NOT_TO_CALL:
            yield f"calls {name}()"
        case ast.Attribute(attr=attribute):
            yield from _reaches_out(dotted(node), attribute)


def _reaches_out(chain: str, attribute: str) -> Iterator[str]:
    parts = chain.split(".")
    if chain == "io.open" or (parts[0] == "os" and attribute not in ALLOWED_OF_OS):
        yield f"uses {chain}"
    if attribute in CLOCK and parts[-2:-1] in (["datetime"], ["date"]):
        yield f"reads the clock by {chain}"
    if "random" in parts[:-1] and parts[0] in {"np", "numpy"} and attribute not in GENERATORS:
        yield f"uses {chain}"
    if attribute in {"read_text", "write_text", "read_bytes", "write_bytes"}:
        yield f"touches the disk by {attribute}"


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_calculation_depends_on_its_arguments_alone(module: Path) -> None:
    assert not list(offences(module))


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_scipy_is_never_imported_with_a_module(module: Path) -> None:
    """Its import takes longer than a run."""
    for node in tree(module).body:
        match node:
            case ast.Import(names=names):
                assert not [a.name for a in names if a.name.startswith("scipy")]
            case ast.ImportFrom(module=str(name)):
                assert not name.startswith("scipy")


def undocumented(body: list[ast.stmt]) -> Iterator[str]:
    """Public functions and classes, and public methods of public classes, without a docstring."""
    for node in body:
        if not isinstance(node, ast.FunctionDef | ast.ClassDef) or node.name.startswith("_"):
            continue
        if ast.get_docstring(node) is None:
            yield node.name
        if isinstance(node, ast.ClassDef):
            yield from (f"{node.name}.{name}" for name in undocumented(node.body))


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_everything_public_says_what_it_does(module: Path) -> None:
    assert ast.get_docstring(tree(module)), "a room or file says what it is for"
    assert not list(undocumented(tree(module).body))
