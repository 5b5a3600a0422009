"""A deal whose values record: the engine works with it as with any other."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import cast

from pydantic import BaseModel

from benefitshare.deal import Deal
from benefitshare.exports.workbook.recorded import Recorded
from benefitshare.exports.workbook.tape import Tape
from benefitshare.quantities import FloatArray
from benefitshare.uncertainty.estimate import Estimate

ASIDE = frozenset({"simulation", "without_deal", "views", "policy", "private", "data"})
"""Blocks that the risk-adjusted estimate does not read."""
PLAIN = frozenset({"appraisal.standard", "appraisal.health"})
"""Rates that stand in the table of discount factors, which the sheets work out by themselves."""


@dataclass(frozen=True, slots=True, eq=False)
class RecordedValue:
    """A distribution of which only the mean is asked, which is recorded."""

    average: Recorded
    support: tuple[float, float]

    @property
    def mean(self) -> float:
        """The mean: a recorded number."""
        return cast(float, self.average)

    def ppf(self, u: FloatArray) -> FloatArray:
        """Not asked on the risk-adjusted path."""
        raise TypeError(f"a recorded value has only a mean, no quantiles of {u}")

    def cdf(self, x: FloatArray) -> FloatArray:
        """Not asked on the risk-adjusted path."""
        raise TypeError(f"a recorded value has only a mean, no probabilities of {x}")


@dataclass(frozen=True, slots=True)
class Inputs:
    """The values that a workbook lets its reader change, by name."""

    values: Mapping[str, Estimate]
    """By the path at which it stands; with `without_deal:` before it where business as usual has a
    value of its own there."""
    defaults: frozenset[str]
    """Of those, what nobody typed."""


WITHOUT_DEAL = "without_deal:"


def recorded_deals(deal: Deal, usual: Deal | None, tape: Tape) -> tuple[Deal, Deal | None, Inputs]:
    """The deal and its business as usual with recorded values. What both have in common is one
    input."""
    found = _Recorder(tape)
    recorded = found.record(deal, {})
    typed = set(found.typed)
    again = None if usual is None else found.record(usual, dict(found.values))
    names = frozenset(found.values) - (typed | set(found.typed))
    return recorded, again, Inputs(found.values, names)


class _Recorder:
    """Goes through a deal. Lives only while it does."""

    def __init__(self, tape: Tape) -> None:
        self.tape = tape
        self.values: dict[str, Estimate] = {}
        self.typed: list[str] = []
        self._shared: Mapping[str, Estimate] = {}

    def record(self, deal: Deal, shared: Mapping[str, Estimate]) -> Deal:
        """The deal with recorded values, save those blocks that are not read."""
        self._shared = shared
        return cast(Deal, self._recorded(deal, "", was_typed=True))

    def _recorded(self, node: object, path: str, *, was_typed: bool) -> object:
        if isinstance(node, Estimate):
            return self._value(node, path, was_typed=was_typed)
        kept = {
            key: (old, self._recorded(old, f"{path}.{key}" if path else key, was_typed=said))
            for key, old, said in _children(node, was_typed)
            if path or key not in ASIDE
        }
        changed = {key: new for key, (old, new) in kept.items() if new is not old}
        if not changed:
            return node
        if isinstance(node, BaseModel):
            fields = type(node).model_fields
            names = {field.alias or name: name for name, field in fields.items()}
            return node.model_copy(update={names[key]: new for key, new in changed.items()})
        if isinstance(node, Mapping):
            return {**node, **changed}
        return tuple(new for _, new in kept.values())

    def _value(self, estimate: Estimate, path: str, *, was_typed: bool) -> Estimate:
        """The estimate with a recorded mean. A default of nought or one changes no formula."""
        if path in PLAIN or (not was_typed and estimate.mean in {0.0, 1.0}):
            return estimate
        name = path
        if self._shared and self._shared.get(path) != estimate:
            name = WITHOUT_DEAL + path
        self.values[name] = replace(estimate, path=path)
        if was_typed:
            self.typed.append(name)
        node = self.tape.input(name, estimate.mean)
        mean = Recorded(self.tape, node, ())
        return replace(
            estimate, distribution=RecordedValue(mean, estimate.distribution.support), path=path
        )


def _children(node: object, was_typed: bool) -> Iterator[tuple[str, object, bool]]:
    """What stands one step below, and whether somebody typed it."""
    if isinstance(node, BaseModel):
        for name, field in type(node).model_fields.items():
            said = was_typed and name in node.model_fields_set
            yield field.alias or name, getattr(node, name), said
    elif isinstance(node, Mapping):
        for key, child in node.items():
            yield str(key), child, was_typed
    elif isinstance(node, tuple):
        for index, child in enumerate(node):
            yield str(index), child, was_typed
