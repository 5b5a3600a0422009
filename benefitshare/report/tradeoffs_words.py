"""What a step is worth, and what a trade brings and why, as sentences."""

from collections.abc import Iterator

from benefitshare.guidance.words import listed, percent
from benefitshare.guidance.words import sentence as as_sentence
from benefitshare.negotiation.effects import Effect, sure
from benefitshare.negotiation.sides import Side
from benefitshare.negotiation.trading.steps import Step
from benefitshare.negotiation.trading.tradeoffs import Moved, Rate
from benefitshare.negotiation.trading.trades import Trade
from benefitshare.report.asked import nhs_side, supplier_side
from benefitshare.report.step_words import from_to, moved, name_of_step, steps_in_words
from benefitshare.report.tradeoffs_told import TradeoffsTold
from benefitshare.report.words import about

_MOST_EQUALS = 2
_WORTH_TELLING = 0.1
"""The part of what both gain together from which a reason is told."""


def worth_in_words(told: TradeoffsTold, step: Moved) -> str:
    """What one step is worth to the NHS side, what it costs the suppliers, and what is worth the
    same."""
    asked, nhs, currency = told.asked, step.nhs, told.currency
    count = 1.0 if step.direction == "more" else -1.0
    what = as_sentence(moved(step.step, count, currency)).removesuffix(".")
    ours, theirs = nhs_side(asked.deal, told.result.interests), supplier_side(asked.deal)
    if not nhs.is_sure and not step.supplier.is_sure:
        return f"{what} makes no difference that can be told to {ours} or to {theirs}."
    parts = [_to_nhs(nhs, ours, currency), _to_supplier(step.supplier, theirs, currency)]
    equals = _equals(told, step)
    if nhs.is_sure and equals:
        parts.append(f"is worth the same to {ours} as {' or '.join(equals)}")
    return f"{what} {', '.join(parts[:-1])}, and {parts[-1]}."


def _to_nhs(effect: Effect, name: str, currency: str) -> str:
    if not effect.is_sure:
        return f"makes no difference that can be told to {name}"
    verb = "is worth" if effect.mean > 0 else "costs"
    amount = about(abs(effect.mean), currency)
    error = f" (standard error {about(effect.standard_error, currency)})"
    told = error if effect.standard_error >= 0.5 else ""
    return f"{verb} {amount} to {name}{told}" if effect.mean > 0 else f"costs {name} {amount}{told}"


def _to_supplier(effect: Effect, name: str, currency: str) -> str:
    if not effect.is_sure:
        return f"makes no difference that can be told to {name}"
    amount = about(abs(effect.mean), currency)
    return f"costs {name} {amount}" if effect.mean < 0 else f"is worth {amount} to {name}"


def _equals(told: TradeoffsTold, step: Moved) -> list[str]:
    """The same worth to the NHS side in other terms: shares of sales first, then money."""
    rates = [
        rate
        for rate in told.result.rates
        if (rate.of, rate.side, rate.direction) == (step.step.path, "nhs", step.direction)
        and rate.ratio is not None
        and sure(rate.ratio.rate, rate.ratio.standard_error)
        and told.result.step_of(rate.in_).term != step.step.term
    ]
    found = [_first_of(told, rates, unit) for unit in ("fraction", "money a year", "money")]
    return [words for words in found if words][:_MOST_EQUALS]


def _first_of(told: TradeoffsTold, rates: list[Rate], unit: str) -> str:
    for rate in rates:
        other = told.result.step_of(rate.in_)
        main = other.unit == unit and other.name in ("rate", "tiers", "amount", "percent")
        if not main or rate.ratio is None:
            continue
        count = rate.ratio.rate * (1.0 if rate.direction == "more" else -1.0)
        # A payment that is not made cannot be made smaller.
        if count > 0 or other.new_term is None:
            return moved(other, count, told.currency)
    return ""


def trade_in_words(told: TradeoffsTold, trade: Trade) -> str:
    """What is asked for and given back, what each side gains, and why there is anything to gain."""
    return " ".join([asks(told, trade), gains_of(told, trade), *why_in_words(told, trade)])


def asks(told: TradeoffsTold, trade: Trade) -> str:
    """The trade itself, as the NHS side would put it."""
    gets = trade.gets
    parts = [
        f"ask for {moved(gets.step, gets.by, told.currency)}"
        f"{from_to(gets.step, gets.by, told.currency)}"
    ]
    if trade.gives is not None:
        gives = trade.gives
        parts.append(
            f"accept {moved(gives.step, gives.by, told.currency)}"
            f"{from_to(gives.step, gives.by, told.currency)}"
        )
    return as_sentence(" and ".join(parts))


def gains_of(told: TradeoffsTold, trade: Trade) -> str:
    """What each side then gains, in expectation and in its worst fifth of cases."""
    deal, currency = told.asked.deal, told.currency
    sides = (
        (nhs_side(deal, told.result.interests), trade.nhs),
        (supplier_side(deal), trade.supplier),
    )
    gains = [
        f"{name} {_gains(effect, currency)} (standard error "
        f"{about(effect.standard_error, currency)})"
        for name, effect in sides
    ]
    worst = listed([f"{_by(effect, currency)} for {name}" for name, effect in sides])
    return f"{as_sentence(listed(gains))} The worst fifth of cases changes by {worst}."


def _gains(effect: Effect, currency: str) -> str:
    if not effect.is_sure:
        return "expects no less"
    verb = "gains" if effect.mean > 0 else "loses"
    return f"{verb} {about(abs(effect.mean), currency)}"


def _by(effect: Effect, currency: str) -> str:
    known = effect.cautious if sure(effect.cautious, effect.cautious_error) else 0.0
    return about(known, currency)


def why_in_words(told: TradeoffsTold, trade: Trade) -> Iterator[str]:
    """The reasons for which both can gain, the largest first, each with what it makes; then what
    works against it."""
    why, currency = trade.why, told.currency
    if trade.on == "cautious":
        yield (
            "Why: the two sides bear different risks, so that the worst fifth of cases of both "
            "improves and neither expects less."
        )
    least = max(_WORTH_TELLING * abs(why.together), 2 * why.error, 1.0)
    reasons = sorted(_reasons(told, trade), key=lambda each: -each[0])
    for amount, words, _ in reasons:
        if amount > least:
            yield f"Why: {words} ({about(amount, currency)} of what both gain together)."
    for amount, _, against in reasons:
        if -amount > least and against:
            yield f"Against it: {against} ({about(amount, currency)})."


def _reasons(told: TradeoffsTold, trade: Trade) -> Iterator[tuple[float, str, str]]:
    """Each part of the gain, with what it means where it is above nil, and below."""
    why, theirs = trade.why, supplier_side(told.asked.deal)
    yield (
        why.created,
        "it is cheap to give and dear to receive: use costs less to supply than it is worth, or "
        "costs that follow sales fall with them",
        "all parties together lose by it, as where use is given up",
    )
    yield (
        why.rates,
        f"{theirs} counts what comes later for less, at {_hurdles(told)}, than the NHS does at "
        "the Green Book's rate, or bears shares at today's price",
        f"{theirs} and the NHS count later money, or shares, at different rates",
    )
    yield (
        why.views,
        f"{theirs} sees the deal otherwise than we do, by our estimate of its view",
        f"{theirs} sees the deal otherwise than we do, by our estimate of its view",
    )
    yield (
        why.from_others,
        "not all of it is new, since parties lose that neither side counts",
        "parties that neither side counts gain as well",
    )


def _hurdles(told: TradeoffsTold) -> str:
    deal = told.asked.deal
    rates = [deal.parties[id_].hurdle_rate for id_ in deal.suppliers]
    known = [percent(rate.value.mean) for rate in rates if rate is not None]
    return f"its own {listed(known)}" if known else "its own rate"


def caps_in_words(told: TradeoffsTold) -> Iterator[str]:
    """Steps that are not worth as much upwards as downwards: a cap, a minimum or an end binds."""
    for step in told.result.steps:
        up, down = (told.result.moved_by(step.path, each) for each in ("more", "less"))
        if up is None or down is None:
            continue
        words = _unlike(told, step, up, down, "nhs")
        if words:
            yield words


def _unlike(told: TradeoffsTold, step: Step, up: Moved, down: Moved, side: Side) -> str:
    one, other = up.of(side), down.of(side)
    error = one.standard_error + other.standard_error
    gap = abs(one.mean + other.mean)
    if gap <= 2 * error or gap <= 0.2 * max(abs(one.mean), abs(other.mean), 1.0):
        return ""
    amount = steps_in_words(step, 1.0, told.currency)
    more, less = (_signed(each, told.currency) for each in (one, other))
    return (
        f"{as_sentence(name_of_step(step)).removesuffix('.')}: {amount} more {more}, less {less}."
    )


def _signed(effect: Effect, currency: str) -> str:
    if not effect.is_sure:
        return "brings nothing"
    return f"{'brings' if effect.mean > 0 else 'costs'} {about(abs(effect.mean), currency)}"
