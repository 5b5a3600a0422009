"""A deal based on another: the chain of files put together, and where each value is from."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from benefitshare.deal.changes import Change, apply_changes
from benefitshare.files.disk import CannotRead, NotAllowed, base_file, folder_of, read_bytes
from benefitshare.files.document import Document, parse_document
from benefitshare.files.limits import VARIANTS
from benefitshare.files.nodes import DataPath, Position
from benefitshare.problems import DealProblems, Problem

_OWN_WORDS = ("based_on", "changes")


@dataclass(frozen=True, slots=True)
class Layer:
    """What one file gives to the deal: paths in the deal, and where each stands in the file."""

    document: Document
    sources: Mapping[DataPath, DataPath]


@dataclass(frozen=True, slots=True)
class Merged:
    """The plain data of a deal after `based_on`, and what is known about it."""

    data: dict[str, object]
    layers: tuple[Layer, ...]
    """The file that the user named first, what it is based on after it."""
    changes: tuple[Change, ...]
    problems: tuple[Problem, ...]

    def where(self, path: DataPath, *, at_key: bool = False) -> tuple[str, Position]:
        """Return the file and place that a value of the deal comes from.

        A problem caused by a change is placed at the change, in the file where that stands: also
        one of a whole block that the change is within.
        """
        for layer in self.layers:
            within = [] if at_key else [one for one in layer.sources if _is_below(one, path)]
            if within:
                place = layer.document.where(layer.sources[within[0]], at_key=True)
                return layer.document.file, place
            for length in range(len(path), -1, -1):
                source = layer.sources.get(path[:length])
                if source is not None:
                    place = layer.document.where((*source, *path[length:]), at_key=at_key)
                    return layer.document.file, place
        return self.layers[0].document.file, Position(1, 1)


def read_chain(path: Path) -> list[Document]:
    """Return the file and all that it is based on, in that order.

    Raises CannotRead for the file itself, and DealProblems for every problem met on the way.
    """
    return _followed(path)[0]


def files_of_chain(path: Path) -> list[Path]:
    """Where the file and all that it is based on lie. Raises as `read_chain` does."""
    return _followed(path)[1]


def _followed(path: Path) -> tuple[list[Document], list[Path]]:
    first = parse_document(read_bytes(path), str(path))
    chain, seen = [first], [Path(os.path.realpath(path))]
    holder = folder_of(path)
    while "based_on" in chain[-1].data:
        try:
            real = base_file(chain[-1].data["based_on"], holder, folder_of(path))
            _refuse_circles(real, seen)
            shown = _shown(chain[-1])
            chain.append(parse_document(read_bytes(real), shown))
        except DealProblems as unreadable:
            raise DealProblems([*_problems(chain), *unreadable.problems]) from unreadable
        except (NotAllowed, CannotRead) as refused:
            problem = _at(chain[-1], ("based_on",), str(refused), "based_on")
            raise DealProblems([*_problems(chain), problem]) from refused
        seen.append(real)
        holder = real.parent
    return chain, seen


def merge(chain: Sequence[Document]) -> Merged:
    """Put a chain of files together, the last first; what cannot be changed is left as it was."""
    base, problems = chain[-1], _problems(chain)
    data, layers = dict(base.data), [Layer(base, {(): ()})]
    if "changes" in data:
        problems.append(
            _at(base, ("changes",), "changes needs based_on, the file that they change.", "changes")
        )
        del data["changes"]
    changes: tuple[Change, ...] = ()
    for variant in reversed(chain[:-1]):
        wanted, sources = _wanted(variant, problems)
        data, made = _applied(data, wanted, variant, sources, problems)
        changes = (*changes, *made)
        layers.insert(0, Layer(variant, {path_in(data, path): sources[path] for path in wanted}))
    return Merged(data, tuple(layers), changes, tuple(problems))


def path_in(data: object, dotted: str) -> DataPath:
    """Return a dotted path as keys and, where the data hold a list, indices."""
    path: list[str | int] = []
    for part in (part.strip() for part in dotted.split(".")):
        step = int(part) if isinstance(data, list) and part.isdecimal() else part
        path.append(step)
        if isinstance(data, list):
            data = data[step] if isinstance(step, int) and step < len(data) else None
        else:
            data = data.get(step) if isinstance(data, Mapping) else None
    return tuple(path)


def _wanted(
    variant: Document, problems: list[Problem]
) -> tuple[dict[str, object], dict[str, DataPath]]:
    """Return a variant's changes by path, and where each stands in its file.

    A top-level name given in the variant replaces the whole of it, as a change would.
    """
    wanted: dict[str, object] = {}
    sources: dict[str, DataPath] = {}
    for name, value in variant.data.items():
        if name in _OWN_WORDS:
            continue
        if "." in name:
            message = f"{name} stands at the top of the file; put it under changes:."
            problems.append(_at(variant, (name,), message, name))
        else:
            wanted[name], sources[name] = value, (name,)
    typed = variant.data.get("changes")
    if isinstance(typed, Mapping):
        for path, value in typed.items():
            wanted.setdefault(path, value)
            if path in sources:
                message = f"{path} is given twice, here and at the top of the file; keep one."
                problems.append(_at(variant, ("changes", path), message, path))
            sources[path] = ("changes", path)
    elif typed is not None:
        message = "changes takes a block of paths and values, such as `terms.royalty.rate: 6%`."
        problems.append(_at(variant, ("changes",), message, "changes"))
    return wanted, sources


def _applied(
    data: dict[str, object],
    wanted: dict[str, object],
    variant: Document,
    sources: Mapping[str, DataPath],
    problems: list[Problem],
) -> tuple[dict[str, object], tuple[Change, ...]]:
    """Make the changes that can be made; note a problem for each of the others."""
    try:
        return apply_changes(data, wanted)
    except DealProblems as refused:
        for problem in refused.problems:
            problems.append(_placed(problem, variant, sources[problem.path]))
            wanted.pop(problem.path, None)
        return apply_changes(data, wanted) if wanted else (data, ())


def _refuse_circles(real: Path, seen: Sequence[Path]) -> None:
    if real in seen:
        circle = " → ".join(path.name for path in [*seen[seen.index(real) :], real])
        raise NotAllowed(f"based_on goes round in a circle: {circle}.")
    if len(seen) >= VARIANTS:
        raise NotAllowed(
            f"More than {VARIANTS} files are based on each other; the limit is {VARIANTS}."
        )


def _shown(document: Document) -> str:
    return os.path.normpath(Path(document.file).parent / str(document.data["based_on"]))


def _is_below(path: DataPath, holder: DataPath) -> bool:
    return 0 < len(holder) < len(path) and path[: len(holder)] == holder


def _problems(chain: Sequence[Document]) -> list[Problem]:
    return [problem for document in chain for problem in document.problems]


def _at(document: Document, path: DataPath, message: str, about: str) -> Problem:
    return _placed(Problem(message, path=about), document, path)


def _placed(problem: Problem, document: Document, path: DataPath) -> Problem:
    place = document.where(path, at_key=True)
    return replace(problem, file=document.file, line=place.line, column=place.column)
