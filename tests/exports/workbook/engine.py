"""The engine's own risk-adjusted numbers, for a deal with some values changed."""

from collections.abc import Mapping
from dataclasses import replace
from typing import cast

import numpy as np
from pydantic import BaseModel

from benefitshare.deal import Deal
from benefitshare.exports.workbook.inputs import WITHOUT_DEAL
from benefitshare.exports.workbook.model import QALY
from benefitshare.ledger.posting import CLASSES, LINES
from benefitshare.quantities import FloatArray
from benefitshare.uncertainty.distributions.certain import Certain
from benefitshare.uncertainty.estimate import Estimate
from benefitshare.valuation.appraisal import appraisal_of, price_base
from benefitshare.valuation.blocks import block_of
from benefitshare.valuation.projection import business_as_usual
from benefitshare.valuation.sample import Sample, joined
from benefitshare.valuation.settings import timeline_of
from benefitshare.valuation.sums import Sums


def path_of(deal: Deal, changes: Mapping[str, float] | None = None) -> Sample:
    """The risk-adjusted path of a deal, some of its values replaced by plain numbers."""
    changes = changes or {}
    own = {path: new for path, new in changes.items() if not path.startswith(WITHOUT_DEAL)}
    usual = business_as_usual(deal)
    changed = with_values(deal, own)
    if usual is not None:
        apart = {path.removeprefix(WITHOUT_DEAL): path for path in changes if path not in own}
        same = {path: new for path, new in own.items() if not _differs(deal, usual, path)}
        usual = with_values(usual, {**same, **{at: changes[path] for at, path in apart.items()}})
    appraisal = appraisal_of(changed)
    if QALY in changes:
        appraisal = replace(appraisal, qaly=changes[QALY])
    return joined([block_of(changed, usual, appraisal, None)])


def with_values(deal: Deal, changes: Mapping[str, float]) -> Deal:
    """The deal with plain numbers at some paths."""
    return cast(Deal, _changed(deal, "", changes))


def _changed(  # noqa: PLR0911 - one return for each sort of node
    node: object, path: str, changes: Mapping[str, float]
) -> object:
    if isinstance(node, Estimate):
        if path not in changes:
            return node
        return replace(node, distribution=Certain(changes[path]), typed=changes[path])
    if not any(each.startswith(path) for each in changes):
        return node
    prefix = f"{path}." if path else ""
    if isinstance(node, BaseModel):
        fields = type(node).model_fields
        named = {name: prefix + (field.alias or name) for name, field in fields.items()}
        new = {name: _changed(getattr(node, name), at, changes) for name, at in named.items()}
        return node.model_copy(update=new)
    if isinstance(node, Mapping):
        return {key: _changed(child, f"{prefix}{key}", changes) for key, child in node.items()}
    if isinstance(node, tuple):
        return tuple(_changed(child, f"{prefix}{i}", changes) for i, child in enumerate(node))
    return node


def _differs(deal: Deal, usual: Deal, path: str) -> bool:
    return _at(deal, path) != _at(usual, path)


def _at(node: object, path: str) -> object:
    for key in path.split("."):
        if isinstance(node, BaseModel):
            names = {field.alias or name: name for name, field in type(node).model_fields.items()}
            node = getattr(node, names[key])
        elif isinstance(node, tuple):
            node = node[int(key)]
        elif node is not None:
            node = cast(Mapping[str, object], node).get(key)
    return node


def results_of(
    deal: Deal, changes: Mapping[str, float], *, counts_usual: bool
) -> dict[str, tuple[float, ...]]:
    """The engine's results on the path, by the workbook's keys."""
    sample = path_of(deal, changes)
    sums = Sums(sample, counts_usual)
    groups = {id_: (id_,) for id_ in deal.parties}
    everybody = sums.npv(deal.parties, social=True)
    found: dict[str, tuple[float, ...]] = {"npv_social.everybody": _one(everybody)}
    inflation = changes.get("prices.inflation", deal.prices.inflation.mean)
    years = timeline_of(deal).first_year - price_base(deal) + np.arange(timeline_of(deal).count)
    for id_, ids in groups.items():
        found[f"npv.{id_}"] = _one(sums.npv(ids))
        found[f"npv_social.{id_}"] = _one(sums.npv(ids, social=True))
        for line, classes in LINES.items():
            found[f"line.{id_}.{line}"] = _one(sums.gain(ids, classes))
            found[f"line_social.{id_}.{line}"] = _one(sums.gain(ids, classes, social=True))
        for class_ in CLASSES:
            found[f"class.{id_}.{class_}"] = _one(sums.npv(ids, (class_,)))
        for term in deal.terms:
            found[f"term.{id_}.{term}"] = _one(sums.term(ids, term))
        found[f"term.{id_}.no_terms"] = _one(sums.no_terms(ids))
        real = sums.years(sample.accounts.by_year, ids)
        if real is not None:
            found[f"real.{id_}"] = tuple(real[:, 0])
            found[f"nominal.{id_}"] = tuple(real[:, 0] * (1.0 + inflation) ** years)
    for id_, value in sample.carrying.items():
        to = deal.terms[id_].to
        parts = {to: 1.0} if isinstance(to, str) else {key: each.mean for key, each in to.items()}
        for party, part in parts.items():
            kept = changes.get(f"terms.{id_}.to.{party}", part)
            found[f"carrying.{id_}.{party}"] = tuple(value[:, 0] * kept)
    return found


def _one(values: FloatArray) -> tuple[float]:
    return (float(values[0]),)
