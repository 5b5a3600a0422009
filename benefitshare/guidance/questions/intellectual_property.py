"""Intellectual property and other assets."""

from benefitshare.guidance.questions.question import Question

QUESTIONS = (
    Question(
        "foreground-ip-settled",
        "Does the agreement state who owns the intellectual property that the work creates?",
        "the clause on ownership",
    ),
    Question(
        "background-ip-listed",
        "Is there a list of the data, know-how and intellectual property that the trust brings?",
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
)
