"""What the model leaves out, in the words of docs/method.md: said before anything else."""

LIMITS: tuple[tuple[str, str], ...] = (
    (
        "Tax, VAT and financing.",
        "Every figure is before tax. A VAT or accounting label is carried, never computed.",
    ),
    (
        "Control.",
        "Board seats, votes, vetoes and information rights have no value here, though they may "
        "matter most.",
    ),
    (
        "Behaviour.",
        "Nobody renegotiates, defaults by choice, or changes a price because of another's move. "
        "One choice alone is modelled: a user offered free use buys or goes without where it is "
        "not offered.",
    ),
    ("Competition.", "A rival's product shows only in the sales and prices that you type."),
    (
        "Dependence beyond what is typed.",
        "Inputs are independent unless a correlation says otherwise. The price of a listed company "
        "does not follow the product modelled here; a `linked` valuation does.",
    ),
    (
        "Privacy, trust and harm.",
        "Loss of public confidence, and harm to patients, enter only if you enter them.",
    ),
    ("Distributional weights.", "A pound counts the same whoever receives it."),
    (
        "The agreement's ordinary expiry.",
        "It stops nothing by itself: each term has its own years.",
    ),
    (
        "Whether the deal is lawful.",
        "The guidance rules say what falls short of which document, never more.",
    ),
)

MODELLED: tuple[str, ...] = (
    "Money between the parties by NHS financial year, as double entry: what one pays another "
    "receives. Value enters and leaves only through third parties.",
    "Ten thousand draws of everything that is uncertain. Each input has its own stream of random "
    "numbers, so that a change of one term leaves the rest of the world as it was.",
    "When data flow, whether and when a product launches, how fast it is taken up, and what ends "
    "it. A company's failure ends its royalties, fees, support and shares at once.",
    "A gain is the deal less business as usual, draw by draw. Money, non-cash-releasing value and "
    "health stand apart: cumulative lines, never one lump.",
    "A supplier's gain at the return that it requires, and at the Green Book's rate beside it.",
    "The rules of the guidance, each in the edition in force on the date, with its source and "
    "whether its words were read.",
)
