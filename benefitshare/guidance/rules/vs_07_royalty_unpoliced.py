"""VS-07: the terms of a royalty are not complete, or nobody can check what is owed.

What it looks for
    For each royalty, share of revenue and share of profit to the NHS: whether the file says how
    long it runs, what is deducted first and what the least payment is (nil can be said too); and
    whether the company owes regular statements and the trust may audit, which somebody must attest.

Why it matters
    A royalty is paid by the one who knows the sales to one who does not. What is not defined or
    cannot be checked shrinks.

Source
    The Rose Book, annex C (March 2024, read): licences with royalties must still be policed and
    payments monitored. It is written mainly for central government. What makes a schedule complete,
    how often statements come and how far an audit looks back are policy.

A deal it flags
    A royalty with no right to see the books.

A deal it passes
    A royalty for ten years on sales less a tenth, with no minimum, yearly statements, and an audit
    that looks back three years.

What it cannot see
    How well the clauses are drafted, or whether anybody will use them.
"""

from collections.abc import Iterator

from benefitshare.deal import Deal
from benefitshare.guidance.answers import unanswered
from benefitshare.guidance.documents import ROSE_BOOK
from benefitshare.guidance.editions import Citation
from benefitshare.guidance.facts import answer, terms_to_nhs
from benefitshare.guidance.rule import Context, Rule, Verdict
from benefitshare.guidance.words import listed
from benefitshare.terms import AnyTerm
from benefitshare.terms.profit_share import ProfitShare
from benefitshare.terms.revenue_share import RevenueShare
from benefitshare.terms.royalty import Royalty

STATEMENTS = "royalty-statements"
AUDIT = "royalty-audit"
EVERY = "royalty-statement-interval"
LOOK_BACK = "royalty-audit-look-back"
OF_SALES = {
    "years": "how long it runs",
    "base.deductions": "what is deducted first",
    "minimum": "what the least payment is, even if nil",
}
OF_PROFIT = {"years": "how long it runs", "carry_losses": "whether losses are carried over"}


def check(context: Context) -> Verdict:
    """Flag what is denied; ask for what the file and the answers leave open."""
    deal, limits = context.deal, context.policy
    denied: list[str] = []
    threshold = None
    if answer(deal, STATEMENTS) == "no":
        denied.append(f"owes no statement of sales at least every {limits[EVERY].words}")
        threshold = EVERY
    if answer(deal, AUDIT) == "no":
        denied.append(f"need not open its books for the last {limits[LOOK_BACK].words}")
        threshold = threshold or LOOK_BACK
    if denied:
        return Verdict("flagged", f"The company {listed(denied)}", threshold=threshold)
    undrafted = [id_ for id_, term in _royalties(deal).items() if term.drafted == "no"]
    if undrafted:
        return Verdict("flagged", f"No clause is drafted yet for {_named(undrafted)}")
    lacking = {id_: dict(_gaps(id_, term)) for id_, term in _royalties(deal).items()}
    gaps = {gap: word for each in lacking.values() for gap, word in each.items()}
    open_ = tuple(key for key in (STATEMENTS, AUDIT) if answer(deal, key) == "unknown")
    if gaps:
        what = listed(list(dict.fromkeys(gaps.values())))
        message = (
            f"Of {_named([id_ for id_ in lacking if lacking[id_]])}, the file does not say {what}"
        )
        return Verdict("cannot tell", message, missing=(*gaps, *open_))
    if open_:
        return unanswered(context, *open_)
    message = f"The schedule of {_named(_royalties(deal))} is complete and can be checked"
    return Verdict("passed", message)


def has_royalty(deal: Deal) -> str:
    """Why the rule does not fit a deal; empty where something is paid out of sales or profit."""
    return "" if _royalties(deal) else "nothing is paid to the NHS out of sales or profit"


def _royalties(deal: Deal) -> dict[str, Royalty | RevenueShare | ProfitShare]:
    found = terms_to_nhs(deal).items()
    kinds = (Royalty, RevenueShare, ProfitShare)
    return {id_: term for id_, term in found if isinstance(term, kinds)}


def _gaps(id_: str, term: AnyTerm) -> Iterator[tuple[str, str]]:
    """Paths of what was left to a default, of which the contract's word is not known."""
    for head, words in (OF_PROFIT if isinstance(term, ProfitShare) else OF_SALES).items():
        part, _, inner = head.partition(".")
        holder = getattr(term, part) if inner else term
        if (inner or part) not in holder.model_fields_set:
            yield f"terms.{id_}.{head}", words


def _named(ids: dict[str, Royalty | RevenueShare | ProfitShare] | list[str]) -> str:
    return listed([id_.replace("-", " ") for id_ in ids])


RULE = Rule(
    code="VS-07",
    name="royalty.unpoliced",
    title="Are the royalty's terms complete, and can it be checked?",
    plainly="The trust could not check that it is paid all it is owed.",
    basis="policy",
    severity="concern",
    check=check,
    manual=__doc__ or "",
    citations=(Citation(ROSE_BOOK, "royalties"),),
    scope=(has_royalty,),
    attestations=(STATEMENTS, AUDIT),
    thresholds=(EVERY, LOOK_BACK),
    step="Complete the schedule: how long, on what, less what, at least what, with regular "
    "statements and a right to audit.",
)
