"""Which values a side's gain hangs on, remembered within the session."""

from collections import OrderedDict
from typing import cast

import streamlit as st

from benefitshare.commands.influencing import influence
from benefitshare.report.effects import Effects, effects_of
from benefitshare.report.judged import JudgedDeal

_KNOWN, _KEPT = "benefitshare.effects", 24


def effects(judged: JudgedDeal, side: str, name: str) -> Effects:
    """What each range of the deal does to the gain of a party or group."""
    known = cast(
        "OrderedDict[tuple[str, str], Effects]", st.session_state.setdefault(_KNOWN, OrderedDict())
    )
    key = (judged.sha256, side)
    if key not in known:
        known[key] = effects_of(name, influence(judged.deal, side))
    while len(known) > _KEPT:
        known.popitem(last=False)
    return known[key]
