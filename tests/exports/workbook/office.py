"""LibreOffice as a second opinion: it works a workbook out anew, and its cells are read again."""

import os
import re
import shutil
import subprocess
import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pytest

from benefitshare.exports.workbook import Workbook
from benefitshare.exports.workbook.grid import Place, column_name

SPOILED = b"<v>-987654.321</v>"
PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop>
</item>
</oor:items>"""
"""Always work everything out on loading."""
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def needs_office() -> str:
    """The program's path; skips where there is none, but never on the build machine."""
    found = shutil.which("soffice")
    if found is None and os.environ.get("CI") == "true":
        pytest.fail("LibreOffice is needed here, to work the workbooks out anew.")
    if found is None:
        pytest.skip("LibreOffice is not installed: nothing can work the workbook out anew.")
    assert found is not None
    return found


def spoiled(workbook: Workbook, inputs: Mapping[str, float], to: Path) -> Path:
    """A copy with every cached result wrong on purpose, and some inputs changed."""
    wanted = {workbook.inputs[name]: value for name, value in inputs.items()}
    sheets = sheet_files(workbook.content)
    with zipfile.ZipFile(to, "w") as copy, zipfile.ZipFile(_file(workbook, to)) as source:
        for name in source.namelist():
            content = source.read(name)
            if name.startswith("xl/worksheets/sheet"):
                content = re.sub(rb"(</f>)<v>[^<]*</v>", rb"\1" + SPOILED, content)
                for place, value in wanted.items():
                    if sheets[place.sheet] == name:
                        content = _typed(content, place, value)
            copy.writestr(name, content)
    return to


def _file(workbook: Workbook, to: Path) -> Path:
    original = to.with_suffix(".original.zip")
    original.write_bytes(workbook.content)
    return original


def _typed(content: bytes, place: Place, value: float) -> bytes:
    name = f"{column_name(place.column)}{place.row + 1}".encode()
    pattern = rb'(<c r="' + name + rb'"[^>]*>)<v>[^<]*</v>'
    changed, count = re.subn(pattern, rb"\g<1><v>" + repr(value).encode() + rb"</v>", content)
    assert count == 1, place
    return changed


def recalculated(files: list[Path], folder: Path) -> list[Path]:
    """Have LibreOffice work all of them out anew, in one go."""
    program = needs_office()
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True, exist_ok=True)
    (profile / "user" / "registrymodifications.xcu").write_text(PROFILE)
    into = folder / "recalculated"
    settings = f"-env:UserInstallation=file://{profile}"
    command = [program, settings, "--headless", "--convert-to", "xlsx", "--outdir", str(into)]
    subprocess.run([*command, *map(str, files)], check=True, capture_output=True, timeout=550)
    return [into / file.name for file in files]


def sheet_files(content: bytes | Path) -> dict[str, str]:
    """The file inside the workbook in which each sheet stands, by the sheet's name."""
    source = content if isinstance(content, Path) else BytesIO(content)
    with zipfile.ZipFile(source) as book:
        links = _parsed(book.read("xl/_rels/workbook.xml.rels"))
        targets = {link.get("Id"): f"xl/{link.get('Target')}" for link in links}
        sheets = _parsed(book.read("xl/workbook.xml")).iter(f"{_MAIN}sheet")
        return {str(each.get("name")): targets[each.get(_LINK)] for each in sheets}


def read(file: Path, places: Mapping[str, Place]) -> dict[str, tuple[float, ...]]:
    """The numbers that stand at places of a recalculated workbook."""
    names = sheet_files(file)
    wanted = {place.sheet for place in places.values()}
    with zipfile.ZipFile(file) as book:
        cells = {sheet: _numbers(book.read(names[sheet])) for sheet in wanted}
    return {
        key: tuple(
            cells[place.sheet][f"{column_name(place.column + offset)}{place.row + 1}"]
            for offset in range(place.count)
        )
        for key, place in places.items()
    }


def _numbers(content: bytes) -> dict[str, float]:
    found = {}
    for each in _parsed(content).iter(f"{_MAIN}c"):
        value = each.find(f"{_MAIN}v")
        if value is not None and value.text and each.get("t") not in ("s", "str", "inlineStr"):
            text = value.text
            found[str(each.get("r"))] = float("nan") if each.get("t") == "e" else float(text)
    return found


def _parsed(content: bytes) -> ElementTree.Element:
    return ElementTree.fromstring(content)  # noqa: S314 - a file of our own making
