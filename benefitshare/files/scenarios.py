"""The deals that come with the package: of 2016 to 2024, and some made up to learn from."""

from pathlib import Path

import benefitshare

_PACKAGE = Path(benefitshare.__file__).parent


def scenario_files() -> tuple[Path, ...]:
    """Return the deal files that ship, by name.

    They stand beside the package in a copy of the repository, and within it once installed.
    """
    for folder in (_PACKAGE / "scenarios", _PACKAGE.parent / "scenarios"):
        found = tuple(sorted(folder.glob("*.yaml")))
        if found:
            return found
    return ()
