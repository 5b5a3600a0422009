"""Exclusivity, and use across the NHS."""

from benefitshare.guidance.questions.question import Question

QUESTIONS = (
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
        "exclusivity-considered",
        "Where access is exclusive, is the careful consideration behind it on record?",
        "the paper that records it",
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
)
