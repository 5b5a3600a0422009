"""When promised shares or warrants are issued, and whether they ever are."""

import numpy as np

from benefitshare.clauses.term import Term
from benefitshare.clauses.when import start_of
from benefitshare.ledger import Value
from benefitshare.uncertainty.estimate import Estimate
from benefitshare.world.linked import LinkedCourse
from benefitshare.world.windows import odds_at
from benefitshare.world.world import World


def issue_of(source: str, term: Term, chance: Estimate, world: World) -> tuple[Value, Value]:
    """The time of issue, and one where it comes about, else nil; on the path, the odds.

    The company's own failure is left out of the odds: a share's worth allows for it already.
    Shape () or (draws,). [financial years; fraction]
    """
    setting = world.setting
    issue, conditions = start_of(term, world)
    issued = setting.happens(chance, f"{source}.chance_issued")
    own = setting.failures.get(str(term.from_))
    others = [each for each in conditions if own is None or each.name != own.name]
    if isinstance(world.companies[str(term.from_)], LinkedCourse):
        others = []  # its worth hangs on the same product, and carries the odds already
    odds = odds_at(np.atleast_1d(np.mean(np.where(np.isfinite(issue), issue, 0.0))), others)
    if odds is not None:
        issued = issued * odds[0]
    comes = np.isfinite(issue)
    return np.where(comes, issue, setting.timeline.end), np.where(comes, issued, 0.0)
