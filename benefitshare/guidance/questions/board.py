"""The board, and the value of what is shared."""

from benefitshare.guidance.questions.question import Question

QUESTIONS = (
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
)
