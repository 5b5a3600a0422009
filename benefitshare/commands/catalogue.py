"""`rules` and `new`: what ships with the program."""

from difflib import get_close_matches
from pathlib import Path

from benefitshare.files.templates import template_text
from benefitshare.files.write_results import write_new
from benefitshare.guidance import catalogue


class UnknownRule(Exception):  # noqa: N818 - reads as a sentence where it is caught
    """No rule has this code; the text names what comes near."""


def rules(code: str | None = None) -> list[dict[str, object]]:
    """The catalogue of rules, or the one with a code. Raises UnknownRule."""
    found = catalogue()
    if code is None:
        return found
    wanted = [each for each in found if str(each["rule"]).casefold() == code.casefold()]
    if not wanted:
        codes = [str(each["rule"]) for each in found]
        near = get_close_matches(code.upper(), codes, n=1)
        hint = f" Did you mean {near[0]}?" if near else f" There are {', '.join(codes)}."
        raise UnknownRule(f"There is no rule {code}.{hint}")
    return wanted


def new(path: Path, *, template: str, over: bool = False) -> None:
    """Write a starter deal. Raises CannotWrite."""
    write_new(path, template_text(template), over=over)
