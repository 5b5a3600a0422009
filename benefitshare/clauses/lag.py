"""Payments that fall due some time after they are earned."""

import numpy as np

from benefitshare.ledger import FloatArray, Timeline, Value, postponed
from benefitshare.world.windows import Hazard, Window


def paid_later(
    amount: FloatArray,
    earned: Window,
    lag: Value,
    hazards: tuple[Hazard, ...],
    timeline: Timeline,
) -> FloatArray:
    """Move what is earned evenly in each period to when it falls due, and weigh it.

    What falls due after a hazard has struck its payer, or after the horizon, is lost.
    Shapes (periods, draws). [currency]
    """
    weighed = earned.weighed(amount)
    if isinstance(lag, float) and lag == 0.0:
        return weighed
    low = earned.begins + lag
    high = low + earned.parts
    stops: Value = timeline.end
    for hazard in hazards:
        stops = np.minimum(stops, hazard.time)
        if hazard.survival is not None:
            at = earned.middle
            odds = hazard.survival(at + lag) / np.maximum(hazard.survival(at), 1e-300)
            weighed = weighed * odds
    due: FloatArray = np.zeros((timeline.count, 1))
    length = np.maximum(earned.parts, 1e-12)
    for offset in range(int(np.floor(np.min(lag))), int(np.floor(np.max(lag))) + 2):
        begins = timeline.starts + offset
        until = np.minimum(np.minimum(high, begins + 1.0), stops)
        part = np.clip(until - np.maximum(low, begins), 0.0, None) / length
        due = due + postponed(weighed * part, offset)
    return due
