"""The reference deal as a skilled person would write it in NumPy for that deal alone.

Its numbers are typed in, it imports nothing of the package, and it takes the shortcuts that one
deal allows: what does not change is worked out once, and what is proportional to sales is
discounted once. Two answers: `totals`, each party's present value; and `whole`, everything with
percentiles by party, year, term and class. A block of draws that fits the processor's cache is
worked out at a time, on one thread or more, since that is faster than all at once.

    python benchmarks/reference_numpy.py [--draws 100000] [--whole] [--threads 1] [--block 4000]
"""

import argparse
import json
from concurrent.futures import ThreadPoolExecutor

import numpy as np

START, COUNT = 2026.0, 20
END = START + COUNT
YEARS = START + np.arange(COUNT)[:, None]
DEFLATOR = 1.02 ** np.arange(COUNT)[:, None]
SOCIAL, HEALTH, HURDLE = (1 / rate ** np.arange(COUNT) for rate in (1.035, 1.015, 1.12))
FAILURE, RESCUE, SALE = (-np.log(1 - chance) for chance in (0.06, 0.03, 0.05))
VOLATILITY, PRICE, SHARES = 0.40, 1.75, 5e6 / 1.75
LIST, ABROAD, OVERTIME, QALY = 20e3, 75e3, 8e3, 70e3
PARTIES = ("trust", "wider-nhs", "patients", "company")
GROUPS = {"nhs": ("trust", "wider-nhs"), "system": ("trust", "wider-nhs", "patients")}
CLASSES = ("cash", "shares", "cash-releasing", "non-cash-releasing", "health", "societal")
LINES = {"money": CLASSES[:3], "non_cash": CLASSES[:4], "all": CLASSES}
TERMS = ("access-fee", "curation-money", "stake", "tool-royalty", "free-years")
LEVELS = np.array([5, 10, 25, 50, 75, 90, 95])
SEED = 7


# ---------------------------------------------------------------- what is uncertain


def drawn(n, rng):
    """36 random numbers a draw."""

    def pert(low, mode, high):
        a = 1 + 4 * (mode - low) / (high - low)
        return low + (high - low) * rng.beta(a, 6 - a, n)

    return {
        "data_delay": pert(0.5, 1, 2),
        "ended": START + rng.exponential(-1 / np.log(0.97), n),
        "failed": START + rng.exponential(1 / FAILURE, n),
        "rescued": START + rng.exponential(1 / RESCUE, n),
        "bought": START + rng.exponential(1 / SALE, n),
        "build_years": pert(1, 2, 4),
        "built": rng.random(n) < 0.80,
        "approved": rng.random(n) < 0.70,
        "supported_years": rng.exponential(-1 / np.log(0.95), n),
        "world_units": np.exp(
            np.log(200 * 1000) / 2
            + np.log(1000 / 200) / (2 * 1.2815515655446004) * rng.standard_normal(n)
        ),
        "price_change": rng.uniform(-0.05, 0, n),
        "clinicians": pert(0, 9e3, 20e3),
        "earlier_care": 0.8 * QALY * pert(0, 0.2, 0.6),
        "issued": rng.random(n) < 0.90,
        "contract": 0.9 * 0.95 * rng.uniform(0.10, 0.60, n),
        "steps": rng.standard_normal((COUNT, n)),
        "bridge": rng.standard_normal(n),
    }


# ---------------------------------------------------------------- the deal


def window(start, end):
    """The part of each year between two times, and its middle."""
    begins = np.maximum(YEARS, start)
    parts = np.minimum(YEARS + 1, end)
    parts -= begins
    np.maximum(parts, 0, out=parts)
    return parts, begins + 0.5 * parts


def once(time, amount):
    """An amount in the year of a time."""
    return np.where(np.floor(np.minimum(time, END - 1e-9)) == YEARS, amount, 0.0)


def bass(since):
    decay = np.exp(-0.62 * since)
    return (1 - decay) / (1 + 30 * decay)


def developed(d):
    """When it launches (at the end if never), when its use ends, and what development costs."""
    stops = np.minimum(d["ended"], d["failed"])
    begins = np.minimum(START + d["data_delay"], END)
    begins = np.where(begins < d["ended"], begins, END)
    tested = np.minimum(begins + d["build_years"], END)
    cost = 2e6 * window(begins, np.minimum(tested, stops))[0]
    tested = np.where(d["built"], tested, END)
    launch = np.minimum(tested + 1, END)
    cost += 1e6 * window(tested, np.minimum(launch, stops))[0]
    launch = np.where(d["approved"] & (launch < stops), launch, END)
    ends = np.minimum(launch + np.minimum(10, d["supported_years"]), d["failed"])
    return launch, np.minimum(ends, END), cost


def sold(d, launch, ends, *, free_years=5):
    """Unit-years and revenue of each market, what the trust uses, and when it is worth its price.

    The trust uses it free for some years, and then where its benefit is at least the price.
    """
    growth = np.log1p(d["price_change"])
    parts, middle = window(launch, ends)
    since = np.maximum(middle - launch, 0)
    change = np.exp(growth * since)
    nhs = 106 * parts * bass(since)
    world = d["world_units"] * parts / (1 + np.exp(-0.9 * (since - 4)))
    benefit = OVERTIME + d["clinicians"] + d["earlier_care"]
    if free_years:
        free = window(launch, np.minimum(launch + free_years, ends))[0]
        parts, middle = window(np.minimum(launch + free_years, ends), ends)
        price = LIST * np.exp(growth * np.maximum(middle - launch, 0))
    else:
        free, price = 0, LIST * change
    paying = np.where(benefit >= price, 4 * parts, 0.0)
    return {
        "trust": (4 * free + paying, paying * price),
        "wider-nhs": (nhs, LIST * nhs * change),
        "world": (world, ABROAD * world * change),
    }


def new_units(d, launch, ends, *, free_years=5):
    """Units that come into use for the first time, at the trust and in the rest of the NHS."""
    until = np.minimum(YEARS + 1, ends)
    since = np.where(until > np.maximum(YEARS, launch), until - launch, 0)
    benefit = OVERTIME + d["clinicians"] + d["earlier_care"]
    price = LIST * np.exp(np.log1p(d["price_change"]) * since)
    worth_it = (since <= free_years) | (benefit >= price)
    trust = np.where((since > 0) & worth_it, 4.0, 0.0)
    return (
        np.diff(np.maximum.accumulate(trust, axis=0), axis=0, prepend=0.0),
        np.diff(np.maximum.accumulate(106 * bass(since), axis=0), axis=0, prepend=0.0),
    )


def royalty(d, revenue):
    """Tiers on the year's nominal sales under the contract, at most £1m a year. Real."""
    base = revenue * d["contract"]
    base *= DEFLATOR
    due = 0.03 * base
    due += 0.02 * np.maximum(base - 5e6, 0)
    due += 0.02 * np.maximum(base - 20e6, 0)
    np.minimum(due, 1e6, out=due)
    due /= DEFLATOR
    return due


def share_price(d, year, elapsed, motion):
    """A share's price where Brownian motion stands at `motion`, with a fair drift."""
    rescued = START + elapsed > d["rescued"]
    to_rescue = np.minimum(d["rescued"] - START, elapsed)
    steady = FAILURE - 0.30 * SALE - 0.5 * VOLATILITY**2
    growth = np.exp(steady * elapsed + 0.8 * RESCUE * to_rescue + VOLATILITY * motion)
    return PRICE * growth * np.where(rescued, 0.2, 1.0) / SOCIAL[year]


def stake(d, path):
    """When the shares are sold, and what they fetch: on a purchase, else at the end."""
    time = np.minimum(np.minimum(d["bought"], d["failed"]), END - 1e-9)
    year = np.floor(time - START).astype(int)
    part = time - START - year
    draws = np.arange(len(time))
    low = np.where(year > 0, path[year - 1, draws], 0.0)
    motion = low + part * (path[year, draws] - low) + np.sqrt(part * (1 - part)) * d["bridge"]
    price = share_price(d, year, time - START, motion)
    price = np.where(d["failed"] <= time, 0.0, price)
    price = np.where((d["bought"] <= time) & (d["failed"] > time), 1.3 * price, price)
    return year, np.where(d["issued"], SHARES * price, 0.0)


def held_at_year_ends(d, path):
    """The stake's market value at each 31 March. Nominal."""
    years = np.arange(COUNT)
    ends = np.minimum(d["bought"], d["failed"])
    elapsed = years[:, None] + 1.0
    to_rescue = np.minimum(d["rescued"] - START, elapsed)
    steady = FAILURE - 0.30 * SALE - 0.5 * VOLATILITY**2
    growth = np.exp(steady * elapsed + 0.8 * RESCUE * to_rescue + VOLATILITY * path)
    price = PRICE * growth * np.where(START + elapsed > d["rescued"], 0.2, 1.0) / SOCIAL[:, None]
    return np.where((elapsed + START < ends) & d["issued"], SHARES * price * DEFLATOR, 0.0)


def fees(d):
    """The access fee, the money for curation, and what curation costs, by year."""
    stops = np.minimum(d["ended"], d["failed"])
    fee = once(2026 + 61 / 365, np.where(stops > 2026 + 61 / 365, 500e3, 0.0))
    running = window(START, np.minimum(START + 5, stops))[0]
    return fee, 250e3 * running / DEFLATOR, 150e3 * running


# ---------------------------------------------------------------- totals


def totals(d):
    """Each party's present value on its own basis. Shape (4, draws)."""
    launch, ends, development = developed(d)
    markets = sold(d, launch, ends)
    (ours, our_price), (theirs, their_price), (world, world_price) = markets.values()
    our_new, their_new = new_units(d, launch, ends)
    revenue = our_price + their_price + world_price
    owed = royalty(d, revenue)
    fee, service, curation = fees(d)
    year, shares = stake(d, np.cumsum(d["steps"], axis=0))
    paid = owed + fee + service
    saved = OVERTIME + d["clinicians"] - 3e3
    users = HEALTH @ (ours + theirs)
    cost = 2e3 * (ours + theirs + world) + development + paid
    return np.stack(
        [
            SOCIAL @ (paid - curation - our_price - 15e3 * our_new)
            + saved * (SOCIAL @ ours)
            + SOCIAL[year] * shares,
            saved * (SOCIAL @ theirs) - SOCIAL @ (their_price + 15e3 * their_new),
            d["earlier_care"] * users,
            HURDLE @ (0.55 * revenue - cost) - np.where(d["issued"], 5e6, 0.0),
        ]
    )


# ---------------------------------------------------------------- everything


def following_flows(d, launch, ends, development, free_years):
    """What parties put in, and what follows sales: (term, payer, payee, class, amount)."""
    markets = sold(d, launch, ends, free_years=free_years)
    fresh = dict(zip(markets, new_units(d, launch, ends, free_years=free_years), strict=False))
    yield "no_terms", "trust", None, "cash", fees(d)[2]
    yield "no_terms", "company", None, "cash", development
    for market, (used, revenue) in markets.items():
        yield "no_terms", market, "company", "cash", revenue
        yield "no_terms", "company", None, "cash", 0.45 * revenue + 2e3 * used
        if market in fresh:
            yield "no_terms", market, None, "cash", 3e3 * used + 15e3 * fresh[market]
            yield "no_terms", None, market, "cash-releasing", OVERTIME * used
            yield "no_terms", None, market, "non-cash-releasing", d["clinicians"] * used
            yield "no_terms", None, "patients", "health", d["earlier_care"] * used
    revenue = sum(revenue for _, revenue in markets.values())
    yield "tool-royalty", "company", "trust", "cash", royalty(d, revenue)


def steady_flows(d, path):
    """What terms move whatever is sold."""
    fee, service, _ = fees(d)
    yield "access-fee", "company", "trust", "cash", fee
    yield "curation-money", "company", "trust", "cash", service
    year, shares = stake(d, path)
    by_year = np.where(np.arange(COUNT)[:, None] == year, shares, 0.0)
    yield "stake", "company", "trust", "shares", by_year


class Account:
    """Present values by party and class or term, and flows by year."""

    def __init__(self, n, issued):
        self.n, self.issued = n, issued
        self.own, self.social, self.term = {}, {}, {}
        self.years = {party: np.zeros((COUNT, n)) for party in PARTIES}
        self.money = {party: np.zeros((COUNT, n)) for party in PARTIES}
        self.cash = np.zeros((COUNT, n))

    def enter(self, flows, by_year=True):
        for term, payer, payee, class_, amount in flows:
            social = (HEALTH if class_ == "health" else SOCIAL) @ amount
            for party, sign in ((payer, -1), (payee, 1)):
                if party in PARTIES:
                    self.add(party, sign, term, class_, amount, social)
                    if by_year:
                        self.add_years(party, sign, class_, amount)
        return self

    def add(self, party, sign, term, class_, amount, social):
        own = social
        if party == "company":  # shares given cost the owners their price on the day
            own = HURDLE @ amount if class_ != "shares" else np.where(self.issued, 5e6, 0.0)
        for where, key, value in (
            (self.own, (party, class_), own),
            (self.social, (party, class_), social),
            (self.term, (party, term), own),
        ):
            where[key] = where.get(key, 0) + sign * value

    def add_years(self, party, sign, class_, amount):
        amount = amount if sign > 0 else -amount
        self.years[party] += amount
        if class_ in LINES["money"]:
            self.money[party] += amount
        if party == "company" and class_ == "cash":
            self.cash += amount


def accounted(d):
    """Every account of a block, with and without free use, and what is carried at year-ends."""
    n = len(d["issued"])
    launch, ends, development = developed(d)
    path = np.cumsum(d["steps"], axis=0)
    deal = Account(n, d["issued"])
    deal.enter(steady_flows(d, path)).enter(following_flows(d, launch, ends, development, 5))
    without = Account(0, d["issued"])
    without.enter(following_flows(d, launch, ends, development, 0), by_year=False)
    found = {("own", *key): value for key, value in deal.own.items()}
    found |= {("social", *key): value for key, value in deal.social.items()}
    found |= {("term", *key): value for key, value in deal.term.items()}
    found |= {("without", *key): value for key, value in without.term.items()}
    found |= {("years", party): value for party, value in deal.years.items()}
    found |= {("money", party): value for party, value in deal.money.items()}
    launched = np.where(launch < END, 1.0, 0.0)
    return found | {"cash": deal.cash, "carried": held_at_year_ends(d, path), "launched": launched}


def percentiles(ordered):
    at = LEVELS / 100 * (ordered.shape[-1] - 1)
    low = at.astype(int)
    high = np.minimum(low + 1, ordered.shape[-1] - 1)
    return ordered[..., low] + (at - low) * (ordered[..., high] - ordered[..., low])


def in_order(x):
    """In order where it is asked: five times faster than to sort all of it."""
    last = x.shape[-1] - 1
    low = (LEVELS / 100 * last).astype(int)
    fifth = max(x.shape[-1] // 5, 1)
    return np.partition(x, sorted({*low, *np.minimum(low + 1, last), fifth - 1}), axis=-1)


def statistics(x):
    ordered, sd = in_order(x), float(x.std(ddof=1))
    return {
        "mean": float(x.mean()),
        "sd": sd,
        "standard_error": sd / len(x) ** 0.5,
        **{f"p{p}": v for p, v in zip(LEVELS, percentiles(ordered).tolist(), strict=True)},
        "prob_negative": float((x < -0.01).mean()),
        "worst_fifth": float(ordered[: max(len(x) // 5, 1)].mean()),
    }


def by_year(flows):
    values = percentiles(in_order(flows))
    return {
        "mean": flows.mean(axis=1).tolist(),
        "sd": flows.std(axis=1, ddof=1).tolist(),
        **{f"p{p}": values[:, i].tolist() for i, p in enumerate(LEVELS)},
    }


def payback(money):
    below = np.cumsum(money, axis=0) < -0.005
    last = np.where(below.any(axis=0), COUNT - 1 - np.argmax(below[::-1], axis=0), -1)
    years = np.where(last < 0, 0, np.where(last == COUNT - 1, np.inf, last + 2.0))
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
    return {**finite(np.sort(known)), "prob_above_hurdle": float((known > 0.12).mean())}


def told(found):
    """Percentiles of everything, by party and group."""
    n = len(found["launched"])
    launched = found["launched"] > 0

    def total(kind, ids, which):
        parts = [found[kind, i, each] for i in ids for each in which if (kind, i, each) in found]
        return sum(parts, np.zeros(n))

    def result(ids):
        npv = total("own", ids, CLASSES)
        after = total("without", ids, ("no_terms", "tool-royalty"))
        terms = {term: total("term", ids, (term,)) for term in TERMS[:-1]}
        terms["free-years"] = total("term", ids, ("no_terms", "tool-royalty")) - after
        terms["no_terms"] = total("without", ids, ("no_terms",))
        terms["interaction"] = npv - sum(terms.values())
        answer = {
            "npv": statistics(npv),
            "npv_social": statistics(total("social", ids, CLASSES)),
            "lines": {line: statistics(total("own", ids, kinds)) for line, kinds in LINES.items()},
            "by_year": by_year(sum(found["years", i] for i in ids)),
            "by_class": {each: statistics(total("own", ids, (each,))) for each in CLASSES},
            "by_term": {term: statistics(value) for term, value in terms.items()},
            "given_launch": {"npv": statistics(npv[launched])},
            "payback": payback(sum(found["money", i] for i in ids)),
        }
        if ids == ("company",):
            answer["irr"] = internal_rate(found["cash"])
        return answer

    return {
        "parties": {party: result((party,)) for party in PARTIES},
        "groups": {group: result(ids) for group, ids in GROUPS.items()},
        "carrying_values": {"stake": by_year(found["carried"])},
        "split": {
            basis: {
                "difference_in_gain": statistics(
                    total(basis, GROUPS["system"], LINES["non_cash"])
                    - total(basis, ("company",), LINES["non_cash"])
                )
            }
            for basis in ("own", "social")
        },
    }


# ---------------------------------------------------------------- running it


def in_blocks(work, draws, block, threads):
    """The work done on every block, with a random generator of its own each."""
    sizes = [min(block, draws - first) for first in range(0, draws, block)]
    rngs = [np.random.default_rng(seed) for seed in np.random.SeedSequence(SEED).spawn(len(sizes))]
    with ThreadPoolExecutor(threads) as pool:
        return list(pool.map(lambda size, rng: work(drawn(size, rng)), sizes, rngs))


def total_answer(draws, block=4000, threads=1):
    """Statistics of each party's present value."""
    parts = in_blocks(totals, draws, block, threads)
    values = np.concatenate(parts, axis=1)
    return {party: statistics(row) for party, row in zip(PARTIES, values, strict=True)}


def whole_answer(draws, block=4000, threads=1):
    """Statistics of everything."""
    parts = in_blocks(accounted, draws, block, threads)
    return told({key: np.concatenate([part[key] for part in parts], axis=-1) for key in parts[0]})


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--draws", type=int, default=100_000)
    arguments.add_argument("--block", type=int, default=4_000)
    arguments.add_argument("--threads", type=int, default=1)
    arguments.add_argument("--whole", action="store_true")
    given = arguments.parse_args()
    answer = whole_answer if given.whole else total_answer
    print(json.dumps(answer(given.draws, given.block, given.threads)))


if __name__ == "__main__":
    main()
