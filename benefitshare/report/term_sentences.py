"""Each term as one sentence made from its fields: the check that a form was filled in as meant."""

import datetime
from collections.abc import Callable, Mapping

from benefitshare.guidance.words import day, listed, sentence
from benefitshare.report.typed_values import one_line

Block = Mapping[str, object]


def term_sentence(term: Block, names: Mapping[str, str]) -> str:
    """Say what a term is, from its plain data; `names` are the parties' by id.

    What is not filled in yet is said as an ellipsis, so that a half-filled form can be read too.

    >>> royalty = {"kind": "royalty", "from": "company", "to": "trust", "rate": "4%", "years": 10}
    >>> royalty["base"] = {"products": ["tool"], "share": "10% to 60%"}
    >>> term_sentence(royalty, {"company": "The company", "trust": "Our trust"})
    'The company pays Our trust 4% of 10% to 60% of net sales of tool for 10 years from launch.'
    """
    gives, takes = _side(term.get("from"), names), _side(term.get("to"), names)
    tell = _KINDS.get(str(term.get("kind")))
    if tell is None:
        return sentence(f"{gives} owes {takes} a {term.get('kind')}")
    return sentence(" ".join(f"{gives} {tell(term, takes, names)}".split()).replace(" ,", ","))


def _side(side: object, names: Mapping[str, str]) -> str:
    if isinstance(side, Mapping):
        return listed([f"{names.get(str(id_), str(id_))} ({one_line(part)})"
                       for id_, part in side.items()])  # fmt: skip
    return names.get(str(side), str(side)) if side else "…"


def _said(term: Block, key: str) -> str:
    return one_line(term.get(key)) or "…"


def _if(term: Block, key: str, words: str) -> str:
    """Words with the value of a field in place of `{}`; nothing where the field is left out."""
    return words.replace("{}", _said(term, key)) if term.get(key) not in (None, "") else ""


def _products(base: object) -> str:
    products = base.get("products") if isinstance(base, Mapping) else None
    return listed([_name(each) for each in products]) if isinstance(products, list) else "…"


def _name(id_: object) -> str:
    return str(id_ or "…").replace("-", " ")


def _time(term: Block, default: str) -> str:
    """For how long, and from when."""
    start = _date(term.get("starts") or default)
    years = term.get("years")
    lasts = f" for {_years(years)}" if years not in (None, "") else ""
    return f"{lasts} from {start}" if lasts or term.get("starts") else ""


def _date(value: object) -> str:
    """A date in full; any other word as it is."""
    try:
        return day(datetime.date.fromisoformat(str(value)))
    except ValueError:
        return _name(value)


def _years(value: object) -> str:
    text = one_line(value)
    return f"{text} years" if text.replace(".", "").isdigit() else text


def _default_start(term: Block) -> str:
    return "launch" if term.get("product") else "signing"


def _for_product(term: Block) -> str:
    return f" for {_name(term['product'])}" if term.get("product") else ""


def _sales(term: Block, to: str, _: Mapping[str, str]) -> str:
    base = term.get("base")
    share = one_line(base.get("share")) if isinstance(base, Mapping) else ""
    tiers = term.get("tiers")
    steps = [f"{_said(tier, 'rate')} above {_said(tier, 'above')}" for tier in tiers
             if isinstance(tier, Mapping)] if isinstance(tiers, list) else []  # fmt: skip
    rate = f"in tiers ({', '.join(steps)})" if steps else _said(term, "rate")
    return (
        f"pays {to} {rate} of {share + ' of ' if share else ''}net sales of {_products(base)}"
        f"{_time(term, 'launch')}{_if(term, 'cap', ', at most {}')}"
        f"{_if(term, 'minimum', ', at least {}')}"
        f"{_if(term, 'lifetime_cap', ', and at most {} in all')}"
    )


def _profit(term: Block, to: str, _: Mapping[str, str]) -> str:
    losses = ", losses carried forward" if str(term.get("carry_losses")) in ("yes", "True") else ""
    return (
        f"pays {to} {_said(term, 'rate')} of the profit of {_products(term.get('base'))}"
        f"{_time(term, 'launch')}{losses}"
    )


def _savings(term: Block, to: str, _: Mapping[str, str]) -> str:
    return (
        f"pays {to} {_said(term, 'rate')} of the cash that {_name(term.get('product'))} saves it"
        f"{_time(term, 'launch')}"
    )


def _equity(term: Block, to: str, _: Mapping[str, str]) -> str:
    if term.get("percent"):
        what = f"{_said(term, 'percent')} of all shares"
    elif term.get("shares"):
        what = f"{_said(term, 'shares')} shares"
    else:
        price = _if(term, "at_price", ", counted at {} each")
        what = f"shares said to be worth {_said(term, 'stated_value')}{price}"
    return (
        f"gives {to} {what}"
        f"{_if(term, 'chance_issued', ', with a chance of {} that they are issued')}"
        f"{_lock_up(term)}"
    )


def _lock_up(term: Block) -> str:
    if one_line(term.get("lock_up")).startswith("0 "):
        return ", free to be sold at once"
    return _if(term, "lock_up", ", not to be sold for {}")


def _warrant(term: Block, to: str, _: Mapping[str, str]) -> str:
    return (
        f"gives {to} the right to buy {_said(term, 'shares')} shares at {_said(term, 'strike')} "
        f"until {_said(term, 'expiry')} have passed"
    )


def _free_use(term: Block, to: str, names: Mapping[str, str]) -> str:
    user = _side(term.get("for"), names) if term.get("for") else to
    return (
        f"lets {user} use {_name(term.get('product'))} free{_time(term, 'launch')}"
        f"{_if(term, 'units', ', up to {} units')}"
        f"{_if(term, 'support_threshold', ', with support charged above {}')}"
    )


def _discount(term: Block, to: str, names: Mapping[str, str]) -> str:
    user = _side(term.get("for"), names) if term.get("for") else to
    what = f"takes {_said(term, 'rate')} off the list price of"
    if not term.get("rate"):
        what = "promises the lowest price that anybody pays for"
    return f"{what} {_name(term.get('product'))} for {user}{_time(term, 'launch')}"


def _fee(term: Block, to: str, _: Mapping[str, str]) -> str:
    return (
        f"pays {to} {_yearly(term, 'amount')}{_for_product(term)}"
        f"{_time(term, _default_start(term))}{_if(term, 'restricted_to', ', to be spent on {}')}"
    )


def _yearly(term: Block, key: str) -> str:
    text = _said(term, key)
    return text if " a year" in text or text == "…" else f"{text} a year"


def _upfront(term: Block, to: str, _: Mapping[str, str]) -> str:
    when = f"on {_date(term['date'])}" if term.get("date") else "at signing"
    return f"pays {to} {_said(term, 'amount')}{_for_product(term)} {when}"


def _recovery(term: Block, to: str, _: Mapping[str, str]) -> str:
    of = term.get("of")
    costs = listed([_name(each) for each in of]) if isinstance(of, list) else "…"
    share = _if(term, "share", "{} of ")
    cap = f", at most {_yearly(term, 'cap')}" if term.get("cap") else ""
    return f"repays {to} {share}the cost of {costs}{cap}"


def _milestone(term: Block, to: str, _: Mapping[str, str]) -> str:
    on = term.get("on")
    if isinstance(on, Mapping):
        when = f"once sales reach {_said(on, 'revenue')}"
    else:
        when = "at launch" if on == "launch" else f"on {_date(on)}"
    return f"pays {to} {_said(term, 'amount')} {when}"


def _investment(term: Block, to: str, _: Mapping[str, str]) -> str:
    kind = " in kind" if str(term.get("in_kind")) in ("yes", "True") else ""
    amount = _yearly(term, "amount") if term.get("years") else _said(term, "amount")
    return (
        f"puts {amount}{kind} into {to}'s work{_time(term, 'signing')}"
        f"{_if(term, 'restricted_to', ', for {}')}"
    )


def _dataset(term: Block, to: str, _: Mapping[str, str]) -> str:
    return f"hands {to} an improved dataset worth {_said(term, 'value')}{_time(term, 'signing')}"


def _exclusivity(term: Block, to: str, _: Mapping[str, str]) -> str:
    head = _if(term, "head_start", "a head start of {}") or "a sole right"
    return (
        f"gives {to} {head}{_if(term, 'field', ' in {}')}{_time(term, 'signing')}"
        f"{_if(term, 'forgone', ', giving up {} elsewhere')}"
    )


_KINDS: dict[str, Callable[[Block, str, Mapping[str, str]], str]] = {
    "upfront-fee": _upfront,
    "subscription": _fee,
    "cost-recovery": _recovery,
    "milestone": _milestone,
    "royalty": _sales,
    "revenue-share": _sales,
    "profit-share": _profit,
    "savings-share": _savings,
    "equity": _equity,
    "warrant": _warrant,
    "free-use": _free_use,
    "discount": _discount,
    "investment": _investment,
    "improved-dataset": _dataset,
    "exclusivity": _exclusivity,
}
"""How each kind of term is said."""
