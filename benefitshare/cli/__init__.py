"""The command line: parsing and printing only; the work is done by `benefitshare.commands`.

Only click is imported to start with. Everything heavier waits until a command needs it, so that
`--help` answers at once.
"""

from benefitshare.cli.entry import main

__all__ = ["main"]
