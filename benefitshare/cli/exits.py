"""Exit codes, and how a command leaves with one."""

OK = 0
USAGE = 2
PROBLEMS = 10
"""The deal file has problems; all of them have been printed."""
UNREADABLE = 11
FLAGGED = 12
"""A rule flags at or above `--fail-on`."""
DEFECT = 70
"""A mistake of ours."""
INTERRUPTED = 130


class Stop(Exception):  # noqa: N818 - it says that a command is over, which is no error
    """The command is over, and has said all that there is to say."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code
