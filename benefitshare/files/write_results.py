"""Writing what a command makes: a new deal file, or a folder of results."""

from collections.abc import Mapping
from pathlib import Path

from benefitshare.deal import Deal
from benefitshare.files.disk import reason
from benefitshare.files.whole_file import CannotWrite, replace_file, replace_files
from benefitshare.files.write_deal import save_deal


def write_new(path: Path, text: str | bytes, *, over: bool = False) -> None:
    """Write a text, or bytes, to a new file; with `over`, also where one stands already.

    Raises CannotWrite.
    """
    if path.exists() and not over:
        raise CannotWrite(f"{path} is there already; give another name, or --force.")
    try:
        replace_file(path, text if isinstance(text, bytes) else text.encode("utf-8"))
    except (OSError, ValueError) as error:
        raise CannotWrite(f"{path} cannot be written: {reason(error)}.") from error


def write_folder(folder: Path, texts: Mapping[str, str], deal: Deal, original: Path) -> None:
    """Write texts by file name into a folder, which is made if need be, with a copy of the deal.

    The copy stands on its own: what the deal is based on is worked in. Raises CannotWrite.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        save_deal(deal, folder / "deal.yaml", original=original)
        replace_files({folder / name: text.encode("utf-8") for name, text in texts.items()})
    except (OSError, ValueError) as error:
        raise CannotWrite(f"{folder} cannot be written: {reason(error)}.") from error
