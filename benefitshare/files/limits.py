"""How large and how deep a deal file may be. Each limit is named in the message when it is met.

They are far above what any real deal needs, and low enough that a file made to exhaust memory is
refused in a few milliseconds.
"""

FILE_BYTES = 1_000_000
"""Size of one file. [bytes]"""

NESTING = 40
"""How deep blocks may stand within blocks."""

NODES = 20_000
"""Values, blocks and lists in one file, those repeated by aliases included."""

ALIASES = 100
"""How often `*name` may repeat what `&name` marks, in one file."""

VARIANTS = 10
"""How many files may stand on each other by `based_on`, the first one included."""

PROBLEMS = 200
"""How many problems of one deal are listed; the rest is left for the next reading."""
