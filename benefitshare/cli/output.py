"""Printing: results on standard output, everything else on standard error."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from benefitshare.cli import exits

if TYPE_CHECKING:
    from benefitshare.problems import Problem
    from benefitshare.report.blocks import Page


def print_page(page: Page) -> None:
    """Print a page, with emphasis where the terminal can show it."""
    from benefitshare.report.layout import as_text

    plain = harmless(as_text(page))
    sys.stdout.write(harmless(as_text(page, _bold), keeping=BOLD) if _shows_emphasis() else plain)


BOLD = ("\x1b[1m", "\x1b[0m")


def harmless(text: str, *, keeping: tuple[str, ...] = ()) -> str:
    """Leave out characters by which a deal file could steer the reader's terminal.

    >>> harmless("a\\x1b[2Jb")
    'a[2Jb'
    """
    from unicodedata import category

    kept = text
    for number, code in enumerate(keeping):
        kept = kept.replace(code, chr(0xE000 + number))
    kept = "".join(
        each for each in kept if each in "\n\t" or category(each) not in {"Cc", "Cf", "Cs"}
    )
    for number, code in enumerate(keeping):
        kept = kept.replace(chr(0xE000 + number), code)
    return kept


def print_json(document: object) -> None:
    """Print one JSON document."""
    from benefitshare.report.json_document import as_json

    sys.stdout.write(as_json(document))


@contextlib.contextmanager
def refusals(*, as_json: bool) -> Iterator[None]:
    """Say what is wrong with a file, in words or as JSON, and leave with the code for it."""
    from benefitshare.files.disk import CannotRead
    from benefitshare.files.whole_file import CannotWrite
    from benefitshare.problems import DealProblems, Problem

    try:
        yield
    except DealProblems as error:
        _print_problems(error.problems, as_json=as_json)
        raise exits.Stop(exits.PROBLEMS) from error
    except CannotRead as error:
        _print_problems((Problem(str(error), file=str(error.path)),), as_json=as_json)
        raise exits.Stop(exits.UNREADABLE) from error
    except CannotWrite as error:
        raise click.UsageError(str(error)) from error


def _print_problems(problems: tuple[Problem, ...], *, as_json: bool) -> None:
    if as_json:
        from benefitshare.report.json_document import problems_document

        print_json(problems_document(problems))
        return
    from benefitshare.files.format_problem import format_problem

    for problem in problems:
        click.echo(
            problem.message
            if not problem.line and problem.file in problem.message
            else format_problem(problem),
            err=True,
        )


def _bold(text: str) -> str:
    return click.style(text, bold=True)


def _shows_emphasis() -> bool:
    refused = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return sys.stdout.isatty() and not refused
