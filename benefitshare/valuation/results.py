"""The result of a projection, as frozen values. Money is real, at the deal's price base, unless a
name says nominal; `own` is a party's own basis (a supplier's hurdle rate, everybody else's Green
Book rate), `social` is the Green Book rate for all."""

from collections.abc import Mapping
from dataclasses import dataclass, field

PERCENTILES: tuple[int, ...] = (5, 10, 25, 50, 75, 90, 95)
LINES: tuple[str, ...] = ("money", "non_cash", "all")
"""Cumulative lines: money; money and non-cash-releasing; those and health and societal value."""


@dataclass(frozen=True, slots=True)
class Statistics:
    """What is said of one uncertain amount. [currency, present value unless said otherwise]"""

    mean: float
    sd: float
    standard_error: float
    """Of the mean, from replicates of the stratified design."""
    p5: float
    p10: float
    p25: float
    p50: float
    p75: float
    p90: float
    p95: float
    prob_negative: float
    """The share of draws below nil by more than a penny."""
    worst_fifth: float
    """The mean of the lowest fifth of draws."""
    risk_adjusted: float
    """The risk-adjusted estimate of the same amount."""
    prob_negative_error: float = 0.0
    """The standard error of `prob_negative`."""
    tail_share: float = 0.0
    """The part of the mean's size that the highest thousandth of draws makes."""


@dataclass(frozen=True, slots=True)
class YearByYear:
    """Statistics of each financial year: one value a period in each list. Undiscounted."""

    mean: tuple[float, ...]
    sd: tuple[float, ...]
    p5: tuple[float, ...]
    p10: tuple[float, ...]
    p25: tuple[float, ...]
    p50: tuple[float, ...]
    p75: tuple[float, ...]
    p90: tuple[float, ...]
    p95: tuple[float, ...]
    risk_adjusted: tuple[float, ...]
    standard_error: tuple[float, ...]
    prob_negative: tuple[float, ...]
    worst_fifth: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class CarryingValue:
    """A stake's fair value at each 31 March while it may be held. [currency, nominal]"""

    periods: tuple[str, ...]
    mean: tuple[float, ...]
    p5: tuple[float, ...]
    p10: tuple[float, ...]
    p25: tuple[float, ...]
    p50: tuple[float, ...]
    p75: tuple[float, ...]
    p90: tuple[float, ...]
    p95: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class RateOfReturn:
    """The internal rate of return on the deal's cash, without shares. [fraction a year, real]"""

    p10: float | None
    p50: float | None
    p90: float | None
    prob_above_hurdle: float | None
    prob_several_roots: float
    """The share of draws in which more than one rate solves, so that none is reported for them."""


@dataclass(frozen=True, slots=True)
class Payback:
    """Years from signing to the year-end after which cumulative money stays at or above nil."""

    p10: float | None
    p50: float | None
    p90: float | None
    prob_never: float


@dataclass(frozen=True, slots=True)
class PartyValue:
    """What one party, or a group of parties, receives."""

    id: str
    name: str
    role: str
    """The party's role, or `group`."""
    npv: Statistics
    npv_social: Statistics
    gain: Statistics
    gain_social: Statistics
    lines: Mapping[str, Statistics]
    """`money`, `non_cash`, `all`: cumulative lines of the gain, own basis."""
    lines_social: Mapping[str, Statistics]
    by_year: YearByYear
    """All classes, real."""
    by_year_nominal: YearByYear
    by_class: Mapping[str, Statistics]
    """Of the deal's present value, own basis; they add up to `npv`."""
    by_term: Mapping[str, Statistics]
    """With less without each term, `no_terms` and `interaction`; means add up to `npv.mean`."""
    given_launch: Mapping[str, Statistics] | None
    """`npv` and `gain` in the draws in which a product launches."""
    irr: RateOfReturn | None
    payback: Payback
    health_low: Statistics | None = None
    """The health class of the gain with a QALY at £15,000, where there is health and the currency
    is sterling."""


@dataclass(frozen=True, slots=True)
class Share:
    """How the gain is split between the health and care system and the suppliers."""

    system_share: float | None
    """Ratio of expected gains; null where either side's mean is negative."""
    interval: tuple[float, float] | None
    """At 95%."""
    given_launch: float | None
    difference_in_gain: Statistics
    """System's gain less suppliers'."""


@dataclass(frozen=True, slots=True)
class Split:
    """The split on one basis: on money and non-cash, and on the other two lines."""

    on_non_cash: Share
    on_money: Share
    on_all: Share


@dataclass(frozen=True, slots=True)
class CostRecovery:
    """Present value of payments to the NHS against the full cost of giving access (social basis).

    Null where no contribution counts as an access cost.
    """

    cost: Statistics
    fixed: Statistics
    """Fixed payments and reimbursements: what does not hang on a product's success."""
    contingent: Statistics
    """Royalties, shares, milestones and the like."""
    ratio_fixed_p50: float
    """The median of fixed payments over cost."""
    ratio_all_p50: float
    """The median of all payments over cost."""
    prob_short: float
    """The chance that fixed payments fall short of cost."""
    ratio_all_given_launch: float | None = None
    """The median of all payments over cost in the draws in which a product launches."""


@dataclass(frozen=True, slots=True)
class Consideration:
    """What the NHS is to receive under the terms, before its costs. [present value, social]"""

    gross: float
    contingent: float
    """Of that, what may never come: all but fixed fees, subscriptions, investments and recovery."""
    shares: float
    """Of that, shares and warrants."""
    gain_without_shares: Statistics
    """The contracting trusts' gain before health, with shares at nil."""
    share_at_risk_given_launch: float | None = None
    """The contingent part in the draws in which a product launches; null where there is none."""
    share_in_equity_given_launch: float | None = None
    """The part that shares make in those draws."""

    @property
    def share_at_risk(self) -> float | None:
        """Contingent part of gross; null where gross is nil."""
        return self.contingent / self.gross if self.gross > 0 else None

    @property
    def share_in_equity(self) -> float | None:
        """Shares as a part of gross; null where gross is nil."""
        return self.shares / self.gross if self.gross > 0 else None


@dataclass(frozen=True, slots=True)
class ContributionShares:
    """The NHS's part of what is put in, by three measures; null where one cannot be formed."""

    by_cost: float | None
    by_assessed_value: float | None
    by_standing_alone: float | None
    """What each could do alone, and half of what they do only together (the two-player Shapley
    value: an equal split of the joint gain)."""

    @property
    def range(self) -> tuple[float, float] | None:
        """Lowest and highest of the measures that could be formed."""
        known = [
            measure
            for measure in (self.by_cost, self.by_assessed_value, self.by_standing_alone)
            if measure is not None
        ]
        return (min(known), max(known)) if known else None


@dataclass(frozen=True, slots=True)
class Events:
    """How often the shared events happen within the horizon. [fraction of draws]"""

    launch: Mapping[str, float]
    """By product."""
    early_end: float
    data_flow: float
    failure: Mapping[str, float]
    """By company."""
    rescue: Mapping[str, float]
    sale: Mapping[str, float]
    withdrawal: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Trouble:
    """What a company's failure or rescue soon after signing does to everything at once."""

    years: float
    """How soon, after signing."""
    chance: float
    """The share of draws in which it comes to that."""
    gain: Mapping[str, Statistics]
    """In those draws, by party and group: everything counted, own basis."""
    gain_otherwise: Mapping[str, Statistics]
    by_term: Mapping[str, Mapping[str, float]]
    """In those draws, the mean of what each term is worth, by party and group; own basis."""
    by_term_otherwise: Mapping[str, Mapping[str, float]]


@dataclass(frozen=True, slots=True)
class Driver:
    """An uncertain value, or an event of a given chance, that moves an amount."""

    path: str
    """Of the value, or of the chance."""
    share: float
    """How much of the spread of the amount's ranks goes with it. [fraction]"""
    happens: bool = False
    """Whether it is more whether the thing happens than how likely it is."""


@dataclass(frozen=True, slots=True)
class BridgeStep:
    """One step from the risk-adjusted estimate to the simulated mean."""

    name: str
    amounts: Mapping[str, float]
    """By party."""


@dataclass(frozen=True, slots=True)
class Projection:
    """Everything that a run tells about a deal's value."""

    draws: int
    seed: int
    periods: tuple[str, ...]
    business_as_usual: str
    """`nothing`, `modelled` or `nil` (the supplier would not go alone)."""
    business_as_usual_note: str
    parties: Mapping[str, PartyValue]
    groups: Mapping[str, PartyValue]
    """`nhs` (providers and wider) and `system` (NHS and patients)."""
    suppliers: tuple[str, ...]
    contracting: tuple[str, ...]
    """NHS providers that are parties."""
    split: Mapping[str, Split]
    """`own` and `social`; empty where there is no supplier."""
    carrying_values: Mapping[str, CarryingValue]
    cost_recovery: CostRecovery | None
    consideration: Consideration
    contribution: ContributionShares
    net_present_social_value: Statistics
    """All parties' value, in which transfers between them cancel."""
    events: Events
    bridge: tuple[BridgeStep, ...]
    """From risk-adjusted estimate to simulated mean, by party (own basis, npv)."""
    break_even_qaly: float | None
    """The lowest value of a QALY at which the system's gain matches the suppliers'; null where no
    value does, nil where none is needed."""
    models_product: bool
    supplier_gain_modelled: bool
    """Whether anything lets the suppliers' gain be told: a product of theirs, or business flows."""
    unmonetised: tuple[str, ...]
    """Benefits given in words only."""
    notes: tuple[str, ...] = field(default=())
    """What a reader must know: a mean made by few draws, an edition assumed, and the like."""
    troubles: Mapping[str, Trouble] = field(default_factory=dict)
    """By company; none where trouble in the first years is too rare, or too common, to compare."""
    drivers: Mapping[str, tuple[Driver, ...]] = field(default_factory=dict)
    """What moves each amount that a rule tests, the greatest first; see `drivers_of`."""
