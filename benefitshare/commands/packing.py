"""Outputs made in memory from deals that lie in no file yet, as from the app."""

import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

MakeFiles = Callable[[list[Path]], Mapping[Path, bytes]]
"""Makes outputs beside some deal files, as `made` of an export or a report does."""


def made_beside(deals: Mapping[str, str], make: MakeFiles) -> dict[str, bytes]:
    """What `make` makes from the texts of deals, by name.

    The deals lie under their names in a folder that is gone afterwards, so that a manifest tells of
    them as of any file. Raises as `make` does.
    """
    with TemporaryDirectory(prefix="benefitshare-") as folder:
        paths = []
        for name, text in deals.items():
            path = Path(folder) / Path(name).name
            path.write_text(text, encoding="utf-8")
            paths.append(path)
        return {path.name: content for path, content in make(paths).items()}


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Files in one; its bytes tell no time."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as folder:
        for name, content in files.items():
            folder.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return held.getvalue()
