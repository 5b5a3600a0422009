"""The same deal as `scenarios/illustrative-consortium.yaml`, as somebody would write it by hand.

One vectorised NumPy script for this deal alone: its numbers typed in, arrays of (years, draws), the
ordinary random generator, nothing imported from the package. It is what the package's speed is
measured against, and a second opinion on its answers. Run it as

    python benchmarks/plain_numpy.py [draws]

The results are printed as JSON under the names that `benefitshare run --json` uses.
"""

import json
import sys

import numpy as np

START = 2025 + 167 / 365  # 15 September 2025, in financial years from 1 April
END = START + 12
YEARS = np.arange(2025, 2038)[:, None]
INDEX = np.arange(13)
DEFLATOR = 1.02 ** INDEX[:, None]
DISCOUNT = 1.035**-INDEX
HURDLE = 1.11**-INDEX
PARTIES = ("trust-a", "trust-b", "trust-c", "wider-nhs", "patients", "company")
NHS = ("trust-a", "trust-b", "trust-c", "wider-nhs")
GROUPS = {"nhs": NHS, "system": (*NHS, "patients")}
CLASSES = ("cash", "shares", "cash-releasing", "non-cash-releasing", "health", "societal")
LINES = {"money": CLASSES[:3], "non_cash": CLASSES[:4], "all": CLASSES}
SPLIT = {"trust-a": 0.5, "trust-b": 0.3, "trust-c": 0.2}
TERMS = ("access-fee", "data-service", "second-tranche", "right-to-shares", "revenue-part",
         "profit-part", "member-price-a", "member-price-b", "gain-share-a")  # fmt: skip
FIXED = ("access-fee", "data-service")
UNITS = {"trust-a": 3, "trust-b": 2, "trust-c": 1}
SERIES = {"trust-a": [0.5, 1.0], "trust-b": [0.25, 0.75, 1.0], "trust-c": [0.0, 0.5, 1.0]}
LEVELS = (5, 10, 25, 50, 75, 90, 95)


# ---------------------------------------------------------------- what is uncertain


def draw(n):
    rng = np.random.default_rng(20250915)

    def pert(low, mode, high):
        width = high - low
        a, b = 1 + 4 * (mode - low) / width, 1 + 4 * (high - mode) / width
        return low + width * rng.beta(a, b, n)

    def wait(chance):
        return np.log(rng.random(n)) / np.log(1 - chance)

    d = {
        "agreement_ends": START + wait(0.04),
        "fails": START + wait(0.04),
        "rescued": START + wait(0.02),
        "bought": START + wait(0.05),
        "kept": pert(0.10, 0.35, 0.70),
        "premium": pert(0, 0.30, 0.60),
        "volatility": rng.uniform(0.45, 0.75, n),
        "motion": rng.standard_normal(n),
        "issued": rng.random(n) < 0.95,
        "data_delay": pert(0.25, 0.5, 1),
        "build_years": pert(0.5, 1, 2),
        "build_luck": rng.random(n),
        "pilot_years": pert(0.25, 0.5, 1),
        "pilot_works": rng.random(n) < rng.beta(8, 2, n),
        "withdrawn_after": wait(0.05),
        "price_change": rng.uniform(-0.04, 0.01, n),
        "agency": pert(10e3, 45e3, 90e3),
        "work": {
            "trust-a": pert(40e3, 70e3, 120e3),
            "trust-b": pert(20e3, 40e3, 80e3),
            "trust-c": pert(15e3, 30e3, 60e3),
        },
    }
    # A rank correlation of 0.4 between what bed-days are worth and how many sites buy abroad.
    rho = 2 * np.sin(np.pi * 0.4 / 6)
    one, two = rng.standard_normal((2, n))
    two = rho * one + np.sqrt(1 - rho**2) * two
    d["bed_days"] = np.sort(pert(0, 70e3, 160e3))[np.argsort(np.argsort(one))] * 0.7
    # A tenth of the draws below 40 sites, a tenth above 400.
    spread = np.log(400 / 40) / (2 * 1.2815515655446004)
    d["world_units"] = np.exp(np.log(40 * 400) / 2 + spread * two)
    return d


# ---------------------------------------------------------------- time


def window(start, end):
    """The part of each year between two times, and its middle."""
    low = np.maximum(YEARS, np.maximum(start, START))
    high = np.minimum(YEARS + 1, np.minimum(end, END))
    parts = np.maximum(high - low, 0)
    return parts, low + parts / 2


def once(time, amount):
    return np.where(np.floor(np.where(time < END, time, -1)) == YEARS, amount, 0.0)


def ratio(a, b):
    return np.divide(a, b, out=np.zeros(np.broadcast_shapes(a.shape, b.shape)), where=b > 0)


# ---------------------------------------------------------------- the product


def develop(d, build_success, may_end_early):
    """Launch (the end of the horizon if never) and what development costs in each year."""
    stops = np.minimum(d["agreement_ends"], d["fails"]) if may_end_early else d["fails"]
    begins = START + d["data_delay"]
    if may_end_early:
        begins = np.where(begins < d["agreement_ends"], begins, np.inf)
    built = begins + d["build_years"]
    cost = 1.5e6 * window(begins, np.minimum(built, stops))[0]
    built = np.where(d["build_luck"] < build_success, built, np.inf)
    piloted = built + d["pilot_years"]
    cost = cost + 0.5e6 * window(built, np.minimum(piloted, stops))[0]
    launch = np.where(d["pilot_works"] & (piloted < stops), piloted, END)
    return np.minimum(launch, END), cost


def share_in_use(market, since):
    if market in SERIES:
        shares = SERIES[market]
        found = np.full(since.shape, shares[-1])
        for year in range(len(shares) - 2, -1, -1):
            found[since < year + 1] = shares[year]
    elif market == "wider-nhs":
        decay = np.exp(-0.40 * np.maximum(since, 0))
        found = (1 - decay) / (1 + 0.38 / 0.02 * decay)
    else:
        found = 1 / (1 + np.exp(-0.8 * (np.maximum(since, 0) - 4)))
    return np.where(since < 0, 0.0, found)


def sell(d, launch, ends, a_pays_less, b_pays_less):
    """Unit-years, new units and revenue of each market."""
    whole = window(launch, ends)
    six = launch + 6  # the members' discounts run for six years
    halves = [window(launch, np.minimum(six, ends)), window(six, ends)]
    since_end = np.where(whole[0] > 0, whole[1] + whole[0] / 2 - launch, -1)
    markets = {}
    for market in (*SERIES, "wider-nhs", "third-parties"):
        units = UNITS.get(market, 200 if market == "wider-nhs" else d["world_units"])
        list_price = 75e3 if market == "third-parties" else 60e3
        cut = a_pays_less if market == "trust-a" else b_pays_less if market == "trust-b" else False
        unit_years = revenue = 0
        for number, (parts, middle) in enumerate(halves if cut else [whole]):
            since = np.maximum(middle - launch, 0)
            used = units * share_in_use(market, since) * parts
            change = (1 + d["price_change"]) ** since
            price = list_price * change
            if cut and number == 0:  # half price, or the lowest list price of any market
                halved = market == "trust-a" or a_pays_less
                price = 60e3 * change * (0.5 if halved else 1.0)
            unit_years, revenue = unit_years + used, revenue + used * price
        highest = np.maximum.accumulate(units * share_in_use(market, since_end), axis=0)
        markets[market] = (unit_years, np.diff(highest, axis=0, prepend=0.0), revenue)
    return markets


# ---------------------------------------------------------------- every flow of money and value


def product_flows(d, markets, development):
    yield "no_terms", "company", None, "cash", development
    for market, (used, new, revenue) in markets.items():
        yield "no_terms", market, "company", "cash", revenue
        # 25% to supply it, 20% to sell it, £6k a unit and year to support it
        yield "no_terms", "company", None, "cash", 0.45 * revenue + 6e3 * used
        if market != "third-parties":
            yield "no_terms", market, None, "cash", 10e3 * used + 40e3 * new
            yield "no_terms", None, market, "cash-releasing", d["agency"] * used
            yield "no_terms", None, market, "non-cash-releasing", d["bed_days"] * used


def to_trusts(term, amount, class_="cash"):
    for trust, part in SPLIT.items():
        yield term, "company", trust, class_, part * amount


def deal_flows(d, a_pays_less=True, b_pays_less=True):
    """All flows of the deal as agreed: (term, payer, payee, class, amount)."""
    launch, development = develop(d, 0.75, may_end_early=True)
    ends = np.minimum(launch + 8, np.minimum(launch + d["withdrawn_after"], d["fails"]))
    markets = sell(d, launch, ends, a_pays_less, b_pays_less)
    yield from product_flows(d, markets, development)

    stops = np.minimum(d["agreement_ends"], d["fails"])
    three_years = window(START, np.minimum(START + 3, stops))[0]
    for trust, cost in d["work"].items():
        yield "no_terms", trust, None, "cash", cost * three_years
    planners = 60e3 * window(START, np.minimum(START + 2, stops))[0]
    yield "no_terms", "trust-a", None, "non-cash-releasing", planners

    fee = 2025 + 213 / 365  # 31 October 2025
    yield from to_trusts("access-fee", once(fee, np.where(fee < stops, 250e3, 0.0)))
    yield from to_trusts("data-service", 90e3 * three_years)
    tranche = 2026 + 364 / 365  # 31 March 2027
    second = np.where(tranche < stops, 100e3, 0.0) / DEFLATOR
    yield from to_trusts("second-tranche", once(tranche, second))
    yield from to_trusts("right-to-shares", warrant(d), "shares")
    yield from to_trusts("revenue-part", revenue_part(d, launch, ends, markets))
    yield from to_trusts("profit-part", profit_part(markets, development))

    used = markets["trust-a"][0]
    in_use = window(launch, ends)[0]
    covered = ratio(window(launch, np.minimum(launch + 4, ends))[0], in_use)
    yield "gain-share-a", "trust-a", "company", "cash", 0.2 * d["agency"] * used * covered


def revenue_part(d, launch, ends, markets):
    """2%, from the sixth year 1%, at least £40k a year, £5m at most, paid three months later."""
    parts, middle = window(launch, ends)
    begins = middle - parts / 2
    late = np.maximum(begins + parts - np.maximum(begins, launch + 5), 0)
    rate = 0.02 - 0.01 * ratio(late, parts)
    base = (markets["wider-nhs"][2] + markets["third-parties"][2]) * 0.98 * DEFLATOR
    due = np.maximum(base * rate, 40e3 * parts)
    due = np.diff(np.minimum(np.cumsum(due, axis=0), 5e6), axis=0, prepend=0.0)
    due = due / np.maximum(parts, 1e-12)
    begins = begins + 0.25
    until = np.minimum(begins + parts, d["fails"])
    paid = due * np.clip(np.minimum(until, YEARS + 1) - begins, 0, None)
    paid[1:] += (due * np.clip(until - np.maximum(begins, YEARS + 1), 0, None))[:-1]
    return paid / DEFLATOR


def profit_part(markets, development):
    """5% of profit once losses are made good, for as long as it is in use."""
    profit = sum(0.55 * m[2] - 6e3 * m[0] for m in markets.values()) - development
    total = np.cumsum(profit * DEFLATOR, axis=0)
    best = np.maximum.accumulate(np.maximum(total, 0), axis=0)
    return 0.05 * np.diff(best, axis=0, prepend=0.0) / DEFLATOR


def warrant(d):
    """300,000 shares at £2.40, in five years or when the company is bought before."""
    time = np.minimum(np.minimum(START + 5, d["bought"]), d["fails"])
    t = time - START
    year = np.floor(time).astype(int) - 2025
    to_rescue = np.minimum(d["rescued"] - START, t)
    fail, rescue, sale = -np.log(1 - np.array([0.04, 0.02, 0.05]))
    mean_kept, mean_premium = (0.10 + 4 * 0.35 + 0.70) / 6, 0.30
    drift = (fail * (1 - 0.10) - sale * mean_premium) * t + rescue * (1 - mean_kept) * to_rescue
    noise = d["volatility"] * np.sqrt(t) * d["motion"] - 0.5 * d["volatility"] ** 2 * t
    price = 2.40 / DISCOUNT[year] * np.exp(drift + noise)
    price = np.where(d["rescued"] < time, price * d["kept"], price)
    price = np.where(d["fails"] <= time, price * 0.10, price)
    bought = (d["bought"] <= time) & (d["fails"] > time)
    price = np.where(bought, price * (1 + d["premium"]), price)
    payoff = np.maximum(price - 2.40 / DEFLATOR[year, 0], 0)
    return once(time, np.where(d["issued"], 300e3 * payoff, 0.0))


def usual_flows(d):
    """Without the deal: the company builds it with others, later and less well."""
    launch, development = develop(d, 0.40, may_end_early=False)
    ends = np.minimum(launch + 8, np.minimum(launch + d["withdrawn_after"], d["fails"]))
    return product_flows(d, sell(d, launch, ends, False, False), development)


# ---------------------------------------------------------------- adding up


class Account:
    """Present values by party and class or term, and flows by year."""

    def __init__(self, flows, n, by_year=True):
        self.n = n
        self.own, self.social, self.term = {}, {}, {}
        self.years = {party: np.zeros((13, n)) for party in PARTIES} if by_year else {}
        self.money = {party: np.zeros((13, n)) for party in PARTIES} if by_year else {}
        self.cash = np.zeros((13, n))
        for term, payer, payee, class_, amount in flows:
            social = DISCOUNT @ amount
            for party, sign in ((payer, -1), (payee, 1)):
                if party in PARTIES:
                    self.add(party, sign, term, class_, amount, social)
                    if by_year:
                        self.years[party] += sign * amount
                        if class_ in LINES["money"]:
                            self.money[party] += sign * amount
                        if party == "company" and class_ == "cash":
                            self.cash += sign * amount

    def add(self, party, sign, term, class_, amount, social):
        own = social
        if party == "company":  # shares given cost the owners their fair value today
            own = HURDLE @ amount if class_ != "shares" else np.full(self.n, social.mean())
        for where, key, value in (
            (self.own, (party, class_), own),
            (self.social, (party, class_), social),
            (self.term, (party, term), own),
        ):
            where[key] = where.get(key, 0) + sign * value

    def total(self, ids, classes=CLASSES, social=False):
        where = self.social if social else self.own
        return sum((where[i, c] for i in ids for c in classes if (i, c) in where), np.zeros(self.n))

    def of_term(self, ids, term):
        return sum((self.term[i, term] for i in ids if (i, term) in self.term), np.zeros(self.n))


def percentiles(ordered):
    at = np.array(LEVELS) / 100 * (ordered.shape[-1] - 1)
    low = at.astype(int)
    return ordered[..., low] + (at - low) * (ordered[..., low + 1] - ordered[..., low])


def statistics(x):
    ordered = np.sort(x)
    sd = float(x.std(ddof=1))
    return {
        "mean": float(x.mean()),
        "sd": sd,
        "standard_error": sd / len(x) ** 0.5,
        **{f"p{p}": v for p, v in zip(LEVELS, percentiles(ordered).tolist(), strict=True)},
        "prob_negative": float((x < -0.01).mean()),
        "worst_fifth": float(ordered[: len(x) // 5].mean()),
    }


def by_year(flows):
    values = percentiles(np.sort(flows, axis=1))
    return {
        "mean": flows.mean(axis=1).tolist(),
        "sd": flows.std(axis=1, ddof=1).tolist(),
        **{f"p{p}": values[:, i].tolist() for i, p in enumerate(LEVELS)},
    }


def payback(money):
    below = np.cumsum(money, axis=0) < -0.005
    last = np.where(below.any(axis=0), 12 - np.argmax(below[::-1], axis=0), -1)
    years = np.where(last < 0, 0, np.where(last == 12, np.inf, 2027 + last - START))
    return finite(np.sort(years))


def finite(ordered):
    picked = {f"p{p}": float(ordered[int(p / 100 * (len(ordered) - 1))]) for p in (10, 50, 90)}
    return {key: value if np.isfinite(value) else None for key, value in picked.items()}


def internal_rate(flows):
    rates = np.where((flows > 0).any(axis=0), np.nan, -1.0)
    mixed = np.flatnonzero((flows > 0).any(axis=0) & (flows < 0).any(axis=0))
    cash = flows[:, mixed]
    low, high = np.full(len(mixed), -0.99), np.full(len(mixed), 20.0)

    def value(rate):
        total = np.zeros(len(mixed))
        for flow in cash[::-1]:
            total = total / (1 + rate) + flow
        return total

    sign = np.sign(value(low))
    for _ in range(40):
        middle = (low + high) / 2
        same = np.sign(value(middle)) == sign
        low, high = np.where(same, middle, low), np.where(same, high, middle)
    rates[mixed] = low
    known = rates[np.isfinite(rates)]
    return {**finite(np.sort(known)), "prob_above_hurdle": float((known > 0.11).mean())}


def split(system, supplier):
    ours, theirs = system.mean(), supplier.mean()
    share = ours / (ours + theirs)
    error = (system * (1 - share) - supplier * share).std(ddof=1) / (ours + theirs)
    reach = 1.96 * error / len(system) ** 0.5
    known = ours >= 0 and theirs >= 0
    return {
        "system_share": float(share) if known else None,
        "interval": [float(share - reach), float(share + reach)] if known else None,
        "difference_in_gain": statistics(system - supplier),
    }


def main(n):
    d = draw(n)
    deal = Account(deal_flows(d), n)
    without = {
        "member-price-a": Account(deal_flows(d, a_pays_less=False), n, by_year=False),
        "member-price-b": Account(deal_flows(d, b_pays_less=False), n, by_year=False),
    }
    bare = Account(deal_flows(d, False, False), n, by_year=False)
    usual = Account(usual_flows(d), n, by_year=False)
    goes_alone = usual.total(("company",)).mean() >= 0

    def gain(ids, classes=CLASSES, social=False):
        value = deal.total(ids, classes, social)
        return value - usual.total(ids, classes, social) if goes_alone else value

    def result(ids):
        npv = deal.total(ids)
        terms = {
            t: npv - without[t].total(ids) if t in without else deal.of_term(ids, t) for t in TERMS
        }
        terms["no_terms"] = bare.of_term(ids, "no_terms")
        terms["interaction"] = npv - sum(terms.values())
        found = {
            "npv": statistics(npv),
            "npv_social": statistics(deal.total(ids, social=True)),
            "gain": statistics(gain(ids)),
            "gain_social": statistics(gain(ids, social=True)),
            "lines": {line: statistics(gain(ids, kinds)) for line, kinds in LINES.items()},
            "by_year": by_year(sum(deal.years[i] for i in ids)),
            "by_class": {c: statistics(deal.total(ids, (c,))) for c in CLASSES},
            "by_term": {term: statistics(value) for term, value in terms.items()},
            "payback": payback(sum(deal.money[i] for i in ids)),
        }
        if ids == ("company",):
            found["irr"] = internal_rate(deal.cash)
        return found

    return {
        "business_as_usual": "modelled" if goes_alone else "nil",
        "draws": n,
        "parties": {party: result((party,)) for party in PARTIES},
        "groups": {group: result(ids) for group, ids in GROUPS.items()},
        "split": {
            basis: split(
                gain(GROUPS["system"], LINES["non_cash"], social),
                gain(("company",), LINES["non_cash"], social),
            )
            for basis, social in (("own", False), ("social", True))
        },
    }


if __name__ == "__main__":
    print(json.dumps(main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)))
