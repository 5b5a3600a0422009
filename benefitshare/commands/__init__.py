"""One function for each command: it takes plain arguments, prints nothing, and returns a result."""

from benefitshare.commands.catalogue import UnknownRule, new, rules
from benefitshare.commands.comparing import compare
from benefitshare.commands.explaining import UnknownPath, explain, origins
from benefitshare.commands.revaluing import FEW_DRAWS
from benefitshare.commands.valuing import (
    Sampling,
    TrustPolicy,
    check,
    run,
    value,
    write_results,
)

__all__ = [
    "FEW_DRAWS",
    "Sampling",
    "TrustPolicy",
    "UnknownPath",
    "UnknownRule",
    "check",
    "compare",
    "explain",
    "new",
    "origins",
    "rules",
    "run",
    "value",
    "write_results",
]
