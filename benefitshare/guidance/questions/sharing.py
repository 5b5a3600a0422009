"""How value is shared and charged for."""

from benefitshare.guidance.questions.question import Question

QUESTIONS = (
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
)
