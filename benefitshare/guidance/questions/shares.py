"""Shares and companies."""

from benefitshare.guidance.questions.question import Question

QUESTIONS = (
    Question(
        "shares-consent",
        "Where an NHS trust that is not a foundation trust takes shares, and advice treats that "
        "as a scheme to earn income, was it reported for the Secretary of State's consent (yes "
        "also where no such trust does)?",
        "the report, or that all are foundation trusts, or the advice",
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
)
