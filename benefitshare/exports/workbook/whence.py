"""Which part of the engine is at work: its own words become the label of a row.

The words stand once, in the calculation itself: the first sentence of the function's docstring, and
the name that the code gives to the result. So a label cannot come to say something else than the
code does.
"""

import ast
import inspect
import re
import sys
from collections.abc import Iterator
from functools import lru_cache
from types import CodeType, FrameType

from benefitshare.exports.workbook.node import NOWHERE, Whence

ENGINE = re.compile(r"benefitshare\.(?!exports)(.+)")
HELPERS = frozenset({"benefitshare.ledger.timeline"})
"""What everything else is worked out with: who calls says more."""
_ASIDE = re.compile(r"\s*(\[[^\]]*\]|Shapes? (as|\().*|F\. M\. Bass.*)")
_LONGEST = 140


def whence() -> Whence:
    """The nearest calling function of the engine that says what it does."""
    frame: FrameType | None = sys._getframe(1)
    name = ""
    while frame is not None:
        module = str(frame.f_globals.get("__name__", ""))
        if ENGINE.fullmatch(module) and module not in HELPERS:
            name = name or _names_of(module).get(frame.f_lineno, "")
            words = _words_of(module, frame.f_code)
            if words:
                code = module.removeprefix("benefitshare.").replace(".", "/") + ".py"
                return Whence(name, words, code)
        frame = frame.f_back
    return NOWHERE


@lru_cache(maxsize=1024)
def _words_of(module: str, code: CodeType) -> str:
    """The first sentence of a function's docstring; empty where it has none."""
    if code.co_name.startswith("<"):  # a comprehension or the like
        return ""
    text = _docs_of(module).get(code.co_firstlineno, "")
    return _first_sentence(text) if text else ""


def _first_sentence(text: str) -> str:
    paragraph = " ".join(text.strip().split("\n\n")[0].split())
    sentence = _ASIDE.sub("", re.split(r"(?<=[.:;]) (?=[A-Z\[]|$)", paragraph)[0])
    short = sentence.rstrip(".:; ").replace("`", "")
    return short if len(short) <= _LONGEST else short[: _LONGEST - 1].rsplit(" ", 1)[0] + "…"


@lru_cache(maxsize=128)
def _tree_of(module: str) -> ast.Module:
    """The code of a module; nothing where there is no source beside the program."""
    try:
        return ast.parse(inspect.getsource(sys.modules[module]))
    except OSError:
        return ast.Module([], [])


@lru_cache(maxsize=128)
def _docs_of(module: str) -> dict[int, str]:
    """By a function's first line, its docstring."""
    return {
        min([node.lineno, *(each.lineno for each in node.decorator_list)]): ast.get_docstring(node)
        or ""
        for node in ast.walk(_tree_of(module))
        if isinstance(node, ast.FunctionDef)
    }


@lru_cache(maxsize=128)
def _names_of(module: str) -> dict[int, str]:
    """By line, what the code calls the result that is worked out there."""
    return dict(_named_lines(_tree_of(module)))


def _named_lines(tree: ast.AST) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.Assign | ast.AnnAssign) or node.value is None:
            continue
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        if len(targets) == 1 and isinstance(targets[0], ast.Name):
            name = targets[0].id.replace("_", " ").strip()
            for line in range(node.lineno, (node.end_lineno or node.lineno) + 1):
                yield line, name[0].upper() + name[1:]
