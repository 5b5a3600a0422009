"""Read a deal file, with what it is based on, into a deal; or say everything that is wrong."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pydantic import ValidationError

from benefitshare.deal import Deal
from benefitshare.deal.changes import Change
from benefitshare.deal.references import reference_problems
from benefitshare.files.document import Document, parse_document
from benefitshare.files.fault_sentences import problem_of
from benefitshare.files.faults import faults
from benefitshare.files.limits import PROBLEMS
from benefitshare.files.nodes import DataPath
from benefitshare.files.variants import Merged, merge, path_in, read_chain
from benefitshare.guidance.unknown import threshold_problems, unknown_names
from benefitshare.problems import DealProblems, Problem


@dataclass(frozen=True, slots=True)
class LoadedDeal:
    """A deal as read from its file."""

    deal: Deal
    changes: tuple[Change, ...]
    """What differs from the file that all is based on, the lowest variant's changes first."""
    sha256: str
    """Of the deal after `based_on`: the same text for the same deal, however it is written."""
    problems: tuple[Problem, ...] = ()


def read_deal(path: Path | str) -> LoadedDeal:
    """Read a deal from a file.

    Raises CannotRead if the file itself cannot be read; DealProblems with every problem at once.
    """
    return _checked(merge(read_chain(Path(path))))


def read_rounds(path: Path | str) -> tuple[tuple[str, LoadedDeal], ...]:
    """Read a deal and every one that it is based on, the first of all at the front, by file.

    Raises as `read_deal` does.
    """
    chain = read_chain(Path(path))
    offers = [chain[start:] for start in reversed(range(len(chain)))]
    return tuple((offer[0].file, read_documents(offer)) for offer in offers)


def read_deal_text(text: str | bytes, file: str = "the deal") -> LoadedDeal:
    """Read a deal from a text that is in no folder, so that it cannot be based on another.

    Raises DealProblems with every problem at once.
    """
    document = parse_document(text, file)
    if "based_on" in document.data:
        message = (
            "based_on names another file, and none can be read from here; open the file itself."
        )
        place = document.where(("based_on",), at_key=True)
        problem = Problem(message, "based_on", file=file, line=place.line, column=place.column)
        raise DealProblems([*document.problems, problem])
    return _checked(merge([document]))


def read_documents(chain: Sequence[Document]) -> LoadedDeal:
    """Read a deal from files that are read already: itself first, what it is based on after it.

    Raises DealProblems with every problem at once.
    """
    return _checked(merge(chain))


def fingerprint(document: Mapping[str, object]) -> str:
    """Return the SHA-256 of a deal's plain data, written as canonical JSON.

    >>> fingerprint({"b": 1, "a": "£5m"}) == fingerprint({"a": "£5m", "b": 1})
    True
    """
    canonical = json.dumps(document, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(canonical.encode("utf-8")).hexdigest()


def _checked(merged: Merged) -> LoadedDeal:
    problems = list(merged.problems)
    try:
        deal = Deal.from_document(merged.data)
        problems += [_placed(problem, merged) for problem in threshold_problems(deal.policy)]
    except ValidationError as error:
        problems += _from_validation(error, merged)
        problems += [_placed(problem, merged) for problem in reference_problems(merged.data)]
    except DealProblems as error:
        problems += [_placed(problem, merged) for problem in error.problems]
    for problem in unknown_names(merged.data):
        problems.append(_at(problem, merged, path_in(merged.data, problem.path), at_key=True))
    if problems:
        raise DealProblems(_in_order(problems, merged))
    return LoadedDeal(deal, merged.changes, fingerprint(deal.document()))


def _from_validation(error: ValidationError, merged: Merged) -> list[Problem]:
    schema = Deal.model_json_schema()
    problems = []
    for group in faults(error, merged.data)[: PROBLEMS + 1]:
        problem = problem_of(group, schema, merged.data)
        problems.append(_at(problem, merged, group[0].path, at_key=group[0].is_about_key))
    return problems


def _placed(problem: Problem, merged: Merged) -> Problem:
    if problem.line:
        return problem
    return _at(problem, merged, path_in(merged.data, problem.path), at_key=False)


def _at(problem: Problem, merged: Merged, path: DataPath, *, at_key: bool) -> Problem:
    file, place = merged.where(path, at_key=at_key)
    return replace(problem, file=file, line=place.line, column=place.column)


def _in_order(problems: list[Problem], merged: Merged) -> list[Problem]:
    """Sort by file, the one that the user named first, and by place; leave out what is too many."""
    files = [layer.document.file for layer in merged.layers]
    ordered = sorted(
        dict.fromkeys(problems), key=lambda one: (files.index(one.file), one.line, one.column)
    )
    if len(ordered) <= PROBLEMS:
        return ordered
    message = f"There are more problems than these {PROBLEMS}; mend these first."
    return [*ordered[:PROBLEMS], Problem(message, file=files[0])]
