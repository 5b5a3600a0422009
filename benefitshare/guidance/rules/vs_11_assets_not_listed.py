"""VS-11: the trust does not know what it brings, or nobody answers for it.

What it looks for
    A list of the data, know-how and intellectual property that the trust brings (its background);
    a written strategy for its data; and, once guidance asked for one, a named senior officer for
    intellectual property. Somebody must attest each.

Why it matters
    What nobody has listed cannot be kept, priced or reserved in a contract.

Source
    NHS England's guide to data partnerships (July 2023, its aims read): know your background
    intellectual property, and consider a written strategy. A senior officer is asked for by the
    Rose Book (March 2024, read; mainly for central government) and by the guidance on intellectual
    property for the NHS in England (November 2025, second-hand).

A deal it flags
    A deal whose annex of background property is left blank.

A deal it passes
    A register of knowledge assets, a data strategy, and a named officer.

What it cannot see
    Whether the list is complete or the strategy followed.
"""

from benefitshare.guidance.answers import denied_and_open, unanswered
from benefitshare.guidance.documents import DATA_PARTNERSHIPS, IP_GUIDANCE, ROSE_BOOK
from benefitshare.guidance.editions import Citation, Governing, govern
from benefitshare.guidance.facts import may_create_ip
from benefitshare.guidance.rule import Context, Rule, Verdict
from benefitshare.guidance.words import listed

OFFICER = "ip-officer-named"
NAMES = {
    "background-ip-listed": "list of what the trust brings",
    "data-asset-strategy": "strategy for its data",
    OFFICER: "senior officer for intellectual property",
}
OFFICER_ASKED = (Citation(ROSE_BOOK, "officer"), Citation(IP_GUIDANCE, "officer"))


def check(context: Context) -> Verdict:
    """Note what is lacking of what was asked for by the date."""
    asked = [key for key in NAMES if key != OFFICER or _officer_asked(context)]
    denied, open_ = denied_and_open(context, asked)
    if denied:
        return Verdict("flagged", f"There is {_each('no', denied)}")
    if open_:
        return unanswered(context, *open_)
    return Verdict("passed", f"There is {_each('a', asked)}")


def _each(word: str, keys: list[str]) -> str:
    return listed([f"{word} {NAMES[key]}" for key in keys])


def _officer_asked(context: Context) -> bool:
    return any(isinstance(govern(one, context.date), Governing) for one in OFFICER_ASKED)


RULE = Rule(
    code="VS-11",
    name="assets.not-listed",
    title="Does the trust know what it brings, and does somebody answer for it?",
    plainly="The trust has no full list of what it owns, or nobody in charge of it.",
    basis="says",
    severity="note",
    check=check,
    manual=__doc__ or "",
    citations=(Citation(DATA_PARTNERSHIPS, "background-ip"), *OFFICER_ASKED),
    scope=(may_create_ip,),
    attestations=tuple(NAMES),
    step="List what the trust brings, write down the strategy for its data, and name an officer.",
)
