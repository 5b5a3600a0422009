"""Read a trust-wide file of thresholds; or say everything that is wrong with it."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from pydantic import ValidationError

from benefitshare.deal.governance import Threshold, TrustPolicy
from benefitshare.files.disk import read_bytes
from benefitshare.files.document import Document, parse_document
from benefitshare.files.fault_sentences import problem_of
from benefitshare.files.faults import faults
from benefitshare.files.nodes import DataPath
from benefitshare.files.variants import path_in
from benefitshare.guidance.unknown import threshold_problems, unknown_names
from benefitshare.problems import DealProblems, Problem


def read_policy(path: Path) -> Mapping[str, Threshold]:
    """Read thresholds from a YAML file with a block `policy`, in the form that a deal has it.

    Raises CannotRead if the file cannot be read; DealProblems with every problem at once.
    """
    document = parse_document(read_bytes(path), str(path))
    problems = list(document.problems)
    thresholds: dict[str, Threshold] = {}
    try:
        thresholds = TrustPolicy.model_validate(document.data).policy
    except ValidationError as error:
        problems += _from_validation(error, document)
    for problem in (*unknown_names(document.data), *threshold_problems(thresholds)):
        where = path_in(document.data, problem.path)
        problems.append(_placed(problem, document, where, at_key=problem.found == where[-1]))
    if problems:
        raise DealProblems(sorted(problems, key=lambda one: (one.line, one.column)))
    return thresholds


def _from_validation(error: ValidationError, document: Document) -> list[Problem]:
    schema = TrustPolicy.model_json_schema()
    return [
        _placed(
            problem_of(group, schema, document.data),
            document,
            group[0].path,
            at_key=group[0].is_about_key,
        )
        for group in faults(error, document.data)
    ]


def _placed(problem: Problem, document: Document, path: DataPath, *, at_key: bool) -> Problem:
    place = document.where(path, at_key=at_key)
    message = problem.message.replace("a deal file", "a policy file")
    return replace(
        problem, message=message, file=document.file, line=place.line, column=place.column
    )
