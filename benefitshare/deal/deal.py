"""The deal: everything that a deal file says, checked as a whole."""

import re
from collections.abc import Iterable, Mapping
from copy import deepcopy
from typing import Annotated, Literal, Self

from pydantic import Field, PrivateAttr, StringConstraints

from benefitshare.deal.alternatives import Correlation, View, WithoutDeal
from benefitshare.deal.changes import apply_changes
from benefitshare.deal.checks import whole_problems
from benefitshare.deal.contributions import Contribution
from benefitshare.deal.data import Data
from benefitshare.deal.governance import Assurance, Attestation, Departure, Threshold
from benefitshare.deal.parties import Party
from benefitshare.deal.paths import with_paths
from benefitshare.deal.products import Product
from benefitshare.deal.references import reference_problems
from benefitshare.deal.timing import (
    Agreement,
    AppraisalEdition,
    Horizon,
    OptimismBias,
    OwnAppraisal,
    Prices,
    Simulation,
)
from benefitshare.model import Day, Id, Model, Text
from benefitshare.problems import DealProblems
from benefitshare.terms import AnyTerm

CURRENCY = "^[A-Z]{3}$"

Arrangement = Literal["data-access", "co-development", "purchase", "spin-out"]


class Deal(Model):
    """A deal between parties over data and what is built on it."""

    benefitshare: Literal[1]
    """The version of the file format."""
    name: Annotated[str, StringConstraints(min_length=1, max_length=200)]
    """What the deal is called."""
    arrangement: Arrangement | None = None
    """Decides which rules apply; left out, `data-access` where there is `data`, else `purchase`."""
    summary: Text | None = None
    """What the deal is, in a sentence or two."""
    signed: Day
    """The date of signature; decides which edition of the guidance was in force."""
    country: str = "England"
    """The country; the rules speak of England."""
    currency: Annotated[str, StringConstraints(pattern=CURRENCY)] = "GBP"
    """The currency, as its three-letter code."""
    horizon: Horizon
    """The time that is modelled."""
    prices: Prices = Prices()
    """The prices in which results are given."""
    appraisal: AppraisalEdition | OwnAppraisal | None = None
    """The edition of the Green Book whose rates are used, or own rates; left out, the edition in
    force at signature."""
    optimism_bias: OptimismBias = OptimismBias()
    """Adjustments for the tendency to be too optimistic."""
    simulation: Simulation = Simulation()
    """How the uncertainty is sampled."""
    agreement: Agreement = Agreement()
    """The agreement itself."""
    parties: Annotated[dict[Id, Party], Field(min_length=1)]
    """Who takes part, by id."""
    data: Data | None = None
    """What is shared, and how."""
    products: dict[Id, Product] = {}
    """What is built, by id."""
    contributions: dict[Id, Contribution] = {}
    """What each party puts in, by id."""
    without_deal: WithoutDeal | None = None
    """Business as usual: what happens if nothing is signed."""
    terms: dict[Id, AnyTerm] = {}
    """The commercial terms, by id."""
    correlations: dict[Id, Correlation] = {}
    """Uncertain values that move together."""
    views: dict[Id, View] = {}
    """How other parties may see the deal."""
    attestations: dict[Id, Attestation] = {}
    """Facts that no model can compute, by the rules' own keys."""
    policy: dict[str, Threshold] = {}
    """Thresholds that the trust sets for itself, by name."""
    departures: dict[str, Departure] = {}
    """Accepted departures, by the rule's code."""
    assurance: Assurance = Assurance()
    """Who answers for the analysis."""
    private: dict[str, object] = {}
    """Notes of one's own; left out of a shared file."""

    _document: dict[str, object] = PrivateAttr(default_factory=dict)

    @classmethod
    def from_document(cls, document: Mapping[str, object]) -> Self:
        """Check a plain document (as read from a file) and make the deal of it.

        Raises pydantic.ValidationError with every problem of form, and DealProblems with those
        that only the whole shows.
        """
        typed = document.get("currency")
        # A currency of the wrong form is one problem, not one for every amount in the file.
        known = isinstance(typed, str) and re.fullmatch(CURRENCY, typed)
        deal = cls.model_validate(document, context={"currency": typed if known else "GBP"})
        stamped = with_paths(deal)
        stamped._document = deepcopy(dict(document))
        problems = [*reference_problems(document), *whole_problems(stamped)]
        if problems:
            raise DealProblems(problems)
        return stamped

    def document(self) -> dict[str, object]:
        """The plain document that this deal was made from, as typed."""
        return deepcopy(self._document)

    def changed(self, changes: Mapping[str, object], *, leaving_out: Iterable[str] = ()) -> Self:
        """The deal with changes by path applied to its document, as a variant file would.

        Whole blocks named in `leaving_out` are dropped first. Raises DealProblems or
        pydantic.ValidationError, as `from_document` does.
        """
        kept = {key: block for key, block in self._document.items() if key not in leaving_out}
        document, _ = apply_changes(kept, changes)
        return type(self).from_document(document)

    @property
    def arrangement_or_default(self) -> Arrangement:
        """The arrangement, or the one that the blocks present suggest."""
        return self.arrangement or ("data-access" if self.data is not None else "purchase")

    @property
    def suppliers(self) -> tuple[str, ...]:
        """Ids of the parties that are companies."""
        return tuple(id_ for id_, party in self.parties.items() if party.is_supplier)
