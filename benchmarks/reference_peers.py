"""The reference deal in squigglepy, OpenTURNS and monaco: each party's present value.

Each tool draws its own random numbers and tells its own statistics; the deal's arithmetic is that
of `reference_numpy.py`, on whole blocks of draws where the tool can be given arrays and one draw at
a time where it cannot. The tools are imported only when asked for.
"""

import numpy as np
from reference_numpy import COUNT, FAILURE, PARTIES, QALY, RESCUE, SALE, SEED, START, totals

BLOCK = 4_000
PERTS = {
    "data_delay": (0.5, 1, 2),
    "build_years": (1, 2, 4),
    "clinicians": (0, 9e3, 20e3),
    "qalys": (0, 0.2, 0.6),
}
WAITS = {
    "ended": -1 / np.log(0.97),
    "failed": 1 / FAILURE,
    "rescued": 1 / RESCUE,
    "bought": 1 / SALE,
    "supported_years": -1 / np.log(0.95),
}
CHANCES = {"built": 0.80, "approved": 0.70, "issued": 0.90}
SPANS = {"price_change": (-0.05, 0), "contract": (0.10, 0.60)}
NORMALS = [f"step-{year}" for year in range(COUNT)] + ["bridge"]
MIDDLE = np.log(200 * 1000) / 2
SPREAD = np.log(1000 / 200) / (2 * 1.2815515655446004)
NAMES = [*PERTS, *WAITS, *CHANCES, *SPANS, "world_units", *NORMALS]


def as_drawn(values):
    """What the script of the deal expects, from 36 rows of numbers. Shape (36, draws)."""
    d = dict(zip(NAMES, values, strict=True))
    d["steps"] = np.stack([d.pop(f"step-{year}") for year in range(COUNT)])
    for event in ("ended", "failed", "rescued", "bought"):
        d[event] = START + d[event]
    for chance in CHANCES:
        d[chance] = d[chance] > 0.5
    d["earlier_care"] = 0.8 * QALY * d.pop("qalys")
    d["contract"] = 0.9 * 0.95 * d["contract"]
    return d


def valued(values):
    """Each party's present value, block by block. Shape (36, draws) to (4, draws)."""
    firsts = range(0, values.shape[1], BLOCK)
    return np.concatenate([totals(as_drawn(values[:, i : i + BLOCK])) for i in firsts], axis=1)


def squigglepy_answer(draws):
    """Draw each input with squigglepy, and tell percentiles with it."""
    import squigglepy as sq

    sq.set_seed(SEED)
    inputs = [sq.pert(*three) for three in PERTS.values()]
    inputs += [sq.exponential(scale) for scale in WAITS.values()]
    inputs += [sq.bernoulli(chance) for chance in CHANCES.values()]
    inputs += [sq.uniform(*ends) for ends in SPANS.values()]
    inputs += [sq.lognorm(200, 1000, credibility=80)]
    inputs += [sq.norm(mean=0, sd=1) for _ in NORMALS]
    values = np.stack([np.asarray(sq.sample(each, n=draws), dtype=float) for each in inputs])
    found = valued(values)
    for row in found:
        sq.get_percentiles(row, percentiles=[5, 10, 25, 50, 75, 90, 95])
    return summed(found)


def openturns_answer(draws):
    """A random vector through a vectorised function, as OpenTURNS has it."""
    import openturns as ot

    ot.RandomGenerator.SetSeed(SEED)

    def pert(low, mode, high):
        a = 1 + 4 * (mode - low) / (high - low)
        return ot.Beta(a, 6 - a, low, high)

    inputs = [pert(*three) for three in PERTS.values()]
    inputs += [ot.Exponential(1 / scale) for scale in WAITS.values()]
    inputs += [ot.Bernoulli(chance) for chance in CHANCES.values()]
    inputs += [ot.Uniform(*ends) for ends in SPANS.values()]
    inputs += [ot.LogNormal(MIDDLE, SPREAD)]
    inputs += [ot.Normal(0, 1) for _ in NORMALS]
    model = ot.PythonFunction(
        len(NAMES), len(PARTIES), func_sample=lambda x: valued(np.asarray(x).T.copy()).T
    )
    found = model(ot.JointDistribution(inputs).getSample(draws))
    found.computeMean(), found.computeStandardDeviation()
    for level in (0.05, 0.10, 0.25, 0.50, 0.75, 0.90, 0.95):
        found.computeQuantilePerComponent(level)
    return summed(np.asarray(found).T)


def monaco_answer(draws):
    """A simulation of monaco, case by case: its cases cannot be given arrays."""
    import monaco as mc
    from scipy import stats

    def before(case):
        return (np.array([[case.invals[name].val] for name in NAMES]),)

    def run(values):
        return (totals(as_drawn(values))[:, 0],)

    def after(case, worth):
        for party, value in zip(PARTIES, worth, strict=True):
            case.addOutVal(party, value)

    sim = mc.Sim(
        name="reference",
        ndraws=draws,
        fcns={"preprocess": before, "run": run, "postprocess": after},
        samplemethod="random",
        seed=SEED,
        singlethreaded=True,
        verbose=False,
    )
    for name, (dist, options) in scipy_inputs(stats).items():
        sim.addInVar(name=name, dist=dist, distkwargs=options)
    sim.runSim()
    for party in PARTIES:
        for level in (0.05, 0.10, 0.25, 0.50, 0.75, 0.90, 0.95):
            sim.outvars[party].addVarStat(
                stat="orderstatP", statkwargs={"p": level, "c": 0.95, "bound": "nearest"}
            )
    return summed(np.array([sim.outvars[party].nums for party in PARTIES], dtype=float))


def scipy_inputs(stats):
    """Every input as a distribution of scipy and its arguments."""
    found = {}
    for name, (low, mode, high) in PERTS.items():
        a = 1 + 4 * (mode - low) / (high - low)
        found[name] = (stats.beta, {"a": a, "b": 6 - a, "loc": low, "scale": high - low})
    found |= {name: (stats.expon, {"scale": scale}) for name, scale in WAITS.items()}
    found |= {name: (stats.bernoulli, {"p": chance}) for name, chance in CHANCES.items()}
    for name, (low, high) in SPANS.items():
        found[name] = (stats.uniform, {"loc": low, "scale": high - low})
    found["world_units"] = (stats.lognorm, {"s": SPREAD, "scale": np.exp(MIDDLE)})
    return found | {name: (stats.norm, {}) for name in NORMALS}


def summed(found):
    """Mean and its standard error of each party. Shape (4, draws)."""
    error = found.std(axis=1, ddof=1) / found.shape[1] ** 0.5
    return {
        party: {"mean": float(row.mean()), "standard_error": float(wide), "p50": float(middle)}
        for party, row, wide, middle in zip(
            PARTIES, found, error, np.median(found, axis=1), strict=True
        )
    }
