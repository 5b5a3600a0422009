"""Facts that no model can compute: each asked once, in plain words, answered in the deal file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Question:
    """Something that a rule asks the trust to attest."""

    key: str
    asks: str
    """The question, to be answered yes or no."""
    evidence: str
    """What to give as its reference."""
    dated: bool = False
    """Whether the date matters to a rule."""


QUESTIONS: Final[Mapping[str, Question]] = {
    question.key: question
    for question in (
        Question(
            "explicit-patient-aim",
            "Does the agreement say outright that its aim is to improve the health, welfare or "
            "care of NHS patients, or how the NHS runs?",
            "the clause that says so",
        ),
        Question(
            "other-uses-permitted",
            "May the data be used for marketing, for insurance, or for an end that is only "
            "commercial?",
            "the clause on permitted uses",
        ),
        Question(
            "patient-benefits-in-terms",
            "Are the benefits to patients written into the terms?",
            "the clause or schedule of benefits",
        ),
        Question(
            "patient-benefits-reason",
            "If they are not, has the reason why that was not possible been recorded?",
            "the paper that records it",
        ),
        Question(
            "benefits-unquantified-reason",
            "Where benefits to patients are in words only, has the reason why they cannot be put "
            "in numbers been recorded?",
            "the paper that records it",
        ),
        Question(
            "benefits-owed",
            "Is somebody bound to deliver the benefits to patients, by a date, and is it settled "
            "what follows if that fails?",
            "the clause on delivery",
        ),
        Question(
            "board-decision",
            "Did the board itself, and not only managers, consider whether the terms are fair "
            "and decide?",
            "the minute, with its date",
        ),
        Question(
            "conflicts-declared",
            "Were the interests of everybody who decided declared before the decision?",
            "the minute or the register of interests",
        ),
        Question(
            "data-valuation",
            "Is there a reasoned valuation of the data on file, or a range of values?",
            "the note, with its date",
        ),
        Question(
            "data-value-protected",
            "Do the terms protect that value, by limits on use, on passing the data on, or on "
            "keeping it?",
            "the clauses that do so",
        ),
        Question(
            "generated-resources-settled",
            "Does the agreement settle, for what is made from the data (derived data, labels, "
            "models, know-how), who owns it, how the NHS may use it and who gains by it?",
            "the clause on what is made from the data",
        ),
        Question(
            "raw-data-exclusive",
            "Does anybody get a sole right of access to, or use of, raw data held by the NHS?",
            "the clause on exclusivity",
        ),
        Question(
            "exclusive-in-effect",
            "Does anybody get a first refusal, a field kept for it alone, or a technical route "
            "that only it can use?",
            "the clause or the technical schedule",
        ),
        Question(
            "national-use-limited",
            "Does any term keep results, benefits or a price to some places or trusts, or let "
            "anybody veto their use across the NHS?",
            "the clause on territory, price or consent",
        ),
        Question(
            "national-supply-hampered",
            "Does any term favour one partner over all others, keep the data from national "
            "services, or let anybody veto what is done with NHS data nationally?",
            "the clause that does so",
        ),
        Question(
            "closed-or-locked-in",
            "Does the deal rest on closed formats or interfaces, lead NHS data through one "
            "company's systems, or end without a usable export?",
            "the technical schedule or the exit plan",
        ),
        Question(
            "exclusivity-considered",
            "Where access is exclusive, is the careful consideration behind it on record?",
            "the paper that records it",
        ),
        Question(
            "terms-confidential",
            "Does a confidentiality clause bar the trust from saying how the value is shared?",
            "the clause on confidentiality",
        ),
        Question(
            "plain-language-notice",
            "Is there a notice in plain language, where patients will see it, of what is shared, "
            "with whom and why?",
            "the address of the notice",
        ),
        Question(
            "summary-published",
            "Has a summary been published of the parties, the purpose, the data and the terms?",
            "the address of the page, with the date of publication",
            dated=True,
        ),
        Question(
            "data-security-standards",
            "Does every party that handles the data meet the National Data Guardian's data "
            "security standards, as its latest toolkit return shows?",
            "each party's toolkit status, with its date",
        ),
        Question(
            "data-protection-confirmed",
            "Has the data protection officer confirmed the lawful basis, who is controller and "
            "who is processor, and the impact assessment, or that no personal data are used?",
            "the officer's confirmation, with the assessment",
        ),
        Question(
            "confidentiality-route",
            "Has the Caldicott guardian confirmed on what footing confidential data are shared "
            "(consent, support under section 251, or effective anonymisation), and how opt-outs "
            "are honoured?",
            "the guardian's confirmation, or the approval's number",
        ),
        Question(
            "head-scope",
            "Does the agreement say what it covers: which data and services, and for what?",
            "the clause",
        ),
        Question(
            "head-duration",
            "Does the agreement say how long it lasts?",
            "the clause",
        ),
        Question(
            "head-value",
            "Does the agreement say what each side is to gain, and how that is shared?",
            "the clause",
        ),
        Question(
            "head-legal-compliance",
            "Does the agreement say which laws and duties each side is to keep to?",
            "the clause",
        ),
        Question(
            "head-intellectual-property",
            "Does the agreement say who owns what is brought in and what is made?",
            "the clause",
        ),
        Question(
            "head-liability",
            "Does the agreement say who is liable when something goes wrong?",
            "the clause",
        ),
        Question(
            "head-transparency-and-audit",
            "Does the agreement say how the work is kept open and of good quality, and who may "
            "audit it?",
            "the clause",
        ),
        Question(
            "head-bias",
            "Does the agreement say who tests for bias, and who puts it right?",
            "the clause",
        ),
        Question(
            "head-nhs-value-add",
            "Does the agreement say what the NHS adds beyond the data?",
            "the clause",
        ),
        Question(
            "head-roles",
            "Does the agreement say who does what?",
            "the clause",
        ),
        Question(
            "term-and-renewal",
            "Does the agreement have a fixed term, and say how it is renewed?",
            "the clause on term",
        ),
        Question(
            "exit-and-notice",
            "Does the agreement say how and with what notice either side may end it?",
            "the clause on termination",
        ),
        Question(
            "data-at-end",
            "Does the agreement say that the data are returned or deleted when it ends?",
            "the clause on the data at the end",
        ),
        Question(
            "payments-after-end",
            "Does the agreement say which payments, such as royalties, go on after it ends?",
            "the clause on what survives",
        ),
        Question(
            "public-good-price",
            "Do users for the public good, such as universities, pay little or nothing above what "
            "it costs to give them access?",
            "the price list, with the cost behind it",
        ),
        Question(
            "pricing-note",
            "Is there a note on how the charge was set that weighs what kind of data it is for "
            "and how they will be used?",
            "the note, with its date",
        ),
        Question(
            "consent-to-commercialise",
            "Does the agreement say that commercial use needs the NHS's consent, and that a share "
            "for the NHS may be agreed then?",
            "the clause on consent",
        ),
        Question(
            "mechanism-reasons",
            "Are the reasons for this way of sharing value on record: for a royalty, that the "
            "partner prefers it; for shares, free use or the like, why these?",
            "the paper that records them",
        ),
        Question(
            "royalty-statements",
            "Does the company owe a statement of sales and of what is due, as often as the trust's "
            "policy asks (yearly unless the policy says otherwise)?",
            "the clause on reporting",
        ),
        Question(
            "royalty-audit",
            "May the trust have the company's books checked, as far back as its policy asks (three "
            "years unless the policy says otherwise)?",
            "the clause on audit",
        ),
        Question(
            "extract-justified",
            "Where data leave the NHS as an extract, is it on record why nothing else would do?",
            "the paper that records it",
        ),
        Question(
            "foreground-ip-settled",
            "Does the agreement state who owns the intellectual property that the work creates?",
            "the clause on ownership",
        ),
        Question(
            "background-ip-listed",
            "Is there a list of the data, know-how and intellectual property that the trust "
            "brings?",
            "the register or the annex to the agreement",
        ),
        Question(
            "data-asset-strategy",
            "Has the trust a written strategy for its data, with somebody in charge of it?",
            "the strategy, with its date",
        ),
        Question(
            "ip-officer-named",
            "Is a senior officer named who answers for the trust's intellectual property?",
            "the name and post",
        ),
        Question(
            "national-data-shared",
            "Are data that NHS England itself holds part of what is shared, beside or instead of a "
            "trust's own?",
            "the data sharing agreement with NHS England",
        ),
        Question(
            "national-charges-paid",
            "Are NHS England's published charges for those data paid in full, or waived on record?",
            "the invoice or the waiver",
        ),
        Question(
            "ip-assigned",
            "Does the NHS assign (hand over ownership of) any intellectual property?",
            "the clause on assignment",
        ),
        Question(
            "ip-market-value",
            "Is what is assigned paid for at a fair market value, by a valuation on file?",
            "the valuation, with its date",
        ),
        Question(
            "ip-licensed-exclusively",
            "Does anybody get an exclusive licence of intellectual property that the NHS owns?",
            "the clause on the licence",
        ),
        Question(
            "nhs-keeps-use",
            "Does the NHS keep a free right to use what is licensed exclusively?",
            "the clause that reserves it",
        ),
        Question(
            "shares-consent",
            "Was the scheme reported for the Secretary of State's consent for every NHS trust that "
            "takes shares (yes also where all of them are foundation trusts)?",
            "the report, or that all are foundation trusts",
        ),
        Question(
            "shares-power",
            "Has a lawyer confirmed that each trust that takes shares has the legal power to hold "
            "them?",
            "the advice, with its date",
        ),
        Question(
            "company-formed",
            "Does the deal form or change a company that a trust owns in whole or part, as legal "
            "advice reads the guidance on subsidiaries?",
            "the advice, with its date",
        ),
        Question(
            "company-reportable",
            "Is that company over 10% of the trust's assets or income, or 5% or more of its staff, "
            "or is anything about it novel, contentious or repercussive?",
            "the figures and the judgement behind them",
        ),
        Question(
            "company-reported",
            "Was that company reported to NHS England (before it, NHS Improvement), with a "
            "business case that the trust had approved?",
            "the report, with its date",
        ),
        Question(
            "exit-and-deletion",
            "May the trust end the agreement and have its data deleted if the partner becomes "
            "insolvent, is taken over or is restructured?",
            "the clause on ending and deletion",
        ),
        Question(
            "long-horizon-test",
            "Where more than 50 years are modelled, was the extra test at the Green Book's lower "
            "rates run?",
            "the result of the test",
        ),
        Question(
            "estimates-allow-for-optimism",
            "If nothing is set for optimism bias, do the estimates allow for it already, from "
            "past or similar projects?",
            "the note on how they were made",
        ),
        Question(
            "sensitivity-shown",
            "Were those who decided shown ranges, and what would have to change for the answer to "
            "change?",
            "the paper that they saw",
        ),
        Question(
            "assurance-statement",
            "Is there a statement of assurance that names the limits of the analysis, with the "
            "tests on file?",
            "the statement, with its date",
        ),
        Question(
            "public-involved",
            "Were patients and the public involved in shaping the deal?",
            "the record of how they were",
        ),
        Question(
            "returns-reinvested",
            "Does the trust state that what it earns goes back into care?",
            "the statement or the clause",
        ),
    )
}
