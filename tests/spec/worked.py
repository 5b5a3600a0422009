"""Worked examples: how their files are read, and how an engine's result is set against them.

A file holds `base` (merged on `base.yaml`), `flow` (what its expected flows have in common) and
`cases`. A case merges its own `deal` on that; a null removes. `real` is the expected flow by
financial year at the price base, as sums written out, where `k` is the number of years since the
horizon's first; a key such as `2020-21 to 2024-25` stands for each of these years, and a year left
out is expected to be nil. `flows` lists several. `values` are measures of the whole projection.
`on_path` gives what the risk-adjusted path ought to show instead, or `skip` with a reason in words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from ruamel.yaml import YAML

from benefitshare.deal import Deal
from benefitshare.ledger import FloatArray
from benefitshare.uncertainty.draws import Draws
from benefitshare.uncertainty.streams import Design
from benefitshare.valuation.appraisal import appraisal_of
from benefitshare.valuation.blocks import block_of
from benefitshare.valuation.projection import project
from benefitshare.valuation.results import Projection
from benefitshare.valuation.settings import timeline_of
from tests.spec.arithmetic import worked_out

HERE = Path(__file__).parent
LABELS = {"hand-calculated", "published", "regression"}
KEYS = {"name", "label", "reference", "deal", "flow", "real", "flows", "values", "on_path"}
TOLERANCE = 0.005
SIDES = ("source", "what", "from", "to", "class")
Key = tuple[str, str, str, str, str]


@dataclass(frozen=True, slots=True)
class Case:
    """One worked example, with what its file says for all."""

    chapter: str
    said: Mapping[str, Any]
    document: Mapping[str, Any]
    flow: Mapping[str, Any]

    @property
    def title(self) -> str:
        return f"{self.chapter}: {self.said['name']}"

    @property
    def deal(self) -> Deal:
        return Deal.from_document(self.document)

    def expected(self, on_path: bool) -> list[dict[str, Any]]:
        """The flows that a case lists, each with all five of its sides."""
        said = self.said
        if on_path and "on_path" in said:
            said = said["on_path"]
        listed = [*said.get("flows", [])]
        if "real" in said:
            listed.append({"real": said["real"]})
        return [{"class": "cash", **self.flow, **each} for each in listed]


def read(path: Path) -> Any:
    """A file of YAML 1.2, in which `on` is a word and `2020-21` is text."""
    return YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))


@cache
def cases(folder: str) -> tuple[Case, ...]:
    """Every case of a folder."""
    return tuple(case for path in sorted((HERE / folder).glob("*.yaml")) for case in _in(path))


def _in(path: Path) -> Iterator[Case]:
    chapter = read(path)
    base = merged(read(HERE / "base.yaml"), chapter.get("base") or {})
    for said in chapter["cases"]:
        document = merged(base, said.get("deal") or {})
        flow = {**(chapter.get("flow") or {}), **(said.get("flow") or {})}
        yield Case(f"{path.parent.name}/{path.stem}", said, document, flow)


def merged(base: Mapping[str, Any], patch: Mapping[str, Any]) -> dict[str, Any]:
    """A document with another laid on it, key by key; null removes.

    >>> merged({"a": {"b": 1, "c": 2}}, {"a": {"b": None, "d": 3}})
    {'a': {'c': 2, 'd': 3}}
    """
    result = dict(base)
    for key, value in patch.items():
        if value is None:
            result.pop(key, None)
        elif isinstance(value, Mapping) and isinstance(result.get(key), Mapping):
            result[key] = merged(result[key], value)
        else:
            result[key] = value
    return result


def flows_of(deal: Deal, on_path: bool) -> dict[Key, FloatArray]:
    """What the engine posts by period: the mean over draws, or on the risk-adjusted path."""
    draws = None if on_path else Draws(Design(deal.simulation.seed, 500), 0, 500)
    accounts = block_of(deal, None, appraisal_of(deal), draws).accounts
    return {key: flow for key, flow in accounts.flows.items() if np.abs(flow).max() > 1e-9}


def by_period(real: Mapping[str, str | float], names: tuple[str, ...]) -> FloatArray:
    """Sums by financial year as numbers by period."""
    amounts = np.zeros(len(names))
    for years, written in real.items():
        first, _, last = years.partition(" to ")
        for k in range(names.index(first), names.index(last or first) + 1):
            amounts[k] += worked_out(written, k=k)
    return amounts


def differences(case: Case, *, on_path: bool) -> list[str]:
    """In sentences, where the engine's flows are not those of the case."""
    deal = case.deal
    names = timeline_of(deal).names
    left = flows_of(deal, on_path)
    found = []
    sources = set()
    for expected in case.expected(on_path):
        sources.add(expected["source"])
        matching = [key for key in left if _matches(key, expected)]
        actual = sum((left.pop(key) for key in matching), np.zeros(len(names)))
        wanted = by_period(expected["real"], names)
        if not np.allclose(actual, wanted, rtol=0.0, atol=TOLERANCE):
            sides = " / ".join(expected[side] for side in SIDES if side in expected)
            found.append(f"{sides}: expected {_said(wanted, names)}, found {_said(actual, names)}")
    for key, flow in left.items():
        if key[0] in sources:
            found.append(f"{' / '.join(key)}: not expected, found {_said(flow, names)}")
    return found


def measures(deal: Deal, paths: Iterable[str]) -> dict[str, float]:
    """Measures of the whole projection, such as `trust.npv.mean` or `trust.by_year.mean.0`."""
    result = project(deal, draws=500, workers=1, with_bridge=False)
    return {path: _measure(result, path) for path in paths}


def _measure(result: Projection, path: str) -> float:
    first, *rest = path.split(".")
    owners: Mapping[str, Any] = {**result.parties, **result.groups}
    found: Any = owners[first] if first in owners else getattr(result, first)
    for name in rest:
        if isinstance(found, tuple):
            found = found[int(name)]
        else:
            found = found[name] if isinstance(found, Mapping) else getattr(found, name)
    return float(found)


def _matches(key: Key, expected: Mapping[str, Any]) -> bool:
    return all(expected.get(side, value) == value for side, value in zip(SIDES, key, strict=True))


def _said(amounts: FloatArray, names: tuple[str, ...]) -> str:
    paid = [f"{name} {amount:.2f}" for name, amount in zip(names, amounts, strict=True) if amount]
    return ", ".join(paid) or "nothing"
