"""What `tradeoffs --json` prints."""

from benefitshare.negotiation.effects import Ratio
from benefitshare.negotiation.trading.assumptions import Mover
from benefitshare.negotiation.trading.tradeoffs import Moved, Rate
from benefitshare.negotiation.trading.trades import Part, Trade
from benefitshare.report.step_words import name_of_step, steps_in_words
from benefitshare.report.tradeoffs_told import TradeoffsTold
from benefitshare.report.tradeoffs_words import trade_in_words, worth_in_words


def tradeoffs_document(told: TradeoffsTold) -> dict[str, object]:
    """Every step, rate of exchange and trade, in numbers and, where it helps, in words."""
    result = told.result
    return {
        **told.asked.document(),
        "party": result.interests.party,
        "line": result.interests.line,
        "suppliers": told.asked.deal.suppliers,
        "suppliers_own_view": result.has_view,
        "settled": result.settled,
        "base": {"nhs": result.nhs, "supplier": result.supplier},
        "steps": [_step(told, moved) for moved in result.moved],
        "rates": [_rate(rate) for rate in result.rates],
        "trades": [_trade(told, trade) for trade in result.trades],
        "refused": result.refused,
        "projections": result.projections,
    }


def _step(told: TradeoffsTold, moved: Moved) -> dict[str, object]:
    step = moved.step
    return {
        "path": step.path,
        "term": step.term,
        "name": name_of_step(step),
        "unit": step.unit,
        "direction": moved.direction,
        "size": step.size,
        "step": steps_in_words(step, 1.0, told.currency),
        "from": step.current,
        "to": moved.to,
        "nhs": moved.nhs,
        "supplier": moved.supplier,
        "words": worth_in_words(told, moved),
    }


def _rate(rate: Rate) -> dict[str, object]:
    return {
        "of": rate.of,
        "in": rate.in_,
        "direction": rate.direction,
        "side": rate.side,
        "defined": rate.ratio is not None,
        **_ratio(rate.ratio),
        "moved_by": [_mover(mover) for mover in rate.movers],
    }


def _ratio(ratio: Ratio | None) -> dict[str, object]:
    if ratio is None:
        return {"rate": None, "standard_error": None}
    return {"rate": ratio.rate, "standard_error": ratio.standard_error}


def _mover(mover: Mover) -> dict[str, object]:
    return {"path": mover.path, "low": _ratio(mover.low), "high": _ratio(mover.high)}


def _trade(told: TradeoffsTold, trade: Trade) -> dict[str, object]:
    return {
        "on": trade.on,
        "gets": _part(trade.gets),
        "gives": None if trade.gives is None else _part(trade.gives),
        "nhs": trade.nhs,
        "supplier": trade.supplier,
        "why": trade.why,
        "together": trade.why.together,
        "words": trade_in_words(told, trade),
    }


def _part(part: Part) -> dict[str, object]:
    return {
        "path": part.step.path,
        "steps": part.by,
        "from": part.step.current,
        "to": part.to,
        "changes": part.step.moved(part.by),
    }
