"""The manifest of an output: all that decides it, so that it can be made again and compared."""

import hashlib
import shlex
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from benefitshare.guidance.policy import OUR_DEFAULT
from benefitshare.report.judged import JudgedDeal
from benefitshare.valuation.appraisal import appraisal_of


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an output is from: the command, and the files that it read."""

    verb: str
    """The command: run, export or report."""
    options: Mapping[str, object] = field(default_factory=dict)
    """Of that command, beyond draws, seed, date and policy; what is false or None is left out."""
    deal_files: Sequence[tuple[str, str]] = (("deal.yaml", ""),)
    """The deal's file and all that it is based on: as seen from the manifest, and its SHA-256."""
    other_files: Sequence[tuple[str, str]] = ()
    """Deals that it was compared with, each followed by all that it is based on."""
    policy_file: tuple[str, str] | None = None
    made_with: Mapping[str, str] = field(default_factory=dict)
    """Versions of libraries, and the kind of machine."""


def manifest_document(
    judged: JudgedDeal, origin: Origin, files: Mapping[str, bytes]
) -> dict[str, object]:
    """What decides an output, and its hashes. It tells no time: the same run gives the same."""
    projection = judged.projection
    options = {key: each for key, each in origin.options.items() if each not in (False, None)}
    return {
        "manifest": 1,
        "benefitshare": judged.version,
        "command": command(judged, origin),
        "verb": origin.verb,
        "options": options,
        "deal": judged.deal.name,
        "sha256": judged.sha256,
        "deal_files": [_hashed(*each) for each in origin.deal_files],
        "other_files": [_hashed(*each) for each in origin.other_files],
        "policy_file": None if origin.policy_file is None else _hashed(*origin.policy_file),
        "seed": projection.seed,
        "draws": projection.draws,
        "as_of": judged.today.date,
        "editions": {"appraisal": appraisal_of(judged.deal).key, **_editions(judged)},
        "policy": {
            each.key: each.value for each in judged.today.policy if each.set_by != OUR_DEFAULT
        },
        "made_with": dict(origin.made_with),
        "files": {name: hashlib.sha256(content).hexdigest() for name, content in files.items()},
    }


def command(judged: JudgedDeal, origin: Origin) -> str:
    """The command line that makes the output again, with the names of files alone."""
    projection = judged.projection
    words = ["benefitshare", origin.verb, _name(origin.deal_files[0][0])]
    for key, value in origin.options.items():
        if isinstance(value, list):  # further files, which no option names
            words += [_name(str(each)) for each in value]
            continue
        flag = f"--{key.replace('_', '-')}"
        if value is True:
            words.append(flag)
        elif value not in (False, None):
            words += [flag, str(value)]
    words += ["--draws", str(projection.draws), "--seed", str(projection.seed)]
    words += ["--as-of", judged.today.date.isoformat()]
    if origin.policy_file is not None:
        words += ["--policy", _name(origin.policy_file[0])]
    return shlex.join(words)


def _name(path: str) -> str:
    return path.rsplit("/", 1)[-1]


def _hashed(file: str, sha256: str) -> dict[str, str]:
    return {"file": file, "sha256": sha256}


def _editions(judged: JudgedDeal) -> dict[str, dict[str, str | None]]:
    """Of each document, the edition in force; null where none was."""
    return {
        each.key: {edition.document: edition.edition for edition in each.editions}
        for each in (judged.signed, judged.today)
    }
