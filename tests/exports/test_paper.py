"""The board paper: its words, and the same in Word and as a tagged PDF."""

import datetime
import io
import itertools
import json
import re
import zipfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import docx
import pypdf
import pytest
from click.testing import CliRunner
from docx.oxml.ns import qn

from benefitshare.cli.reporting import report as command
from benefitshare.commands import reporting
from benefitshare.commands.reporting import CannotReport, Report, report
from benefitshare.commands.valuing import Sampling
from benefitshare.commands.verifying import verify
from benefitshare.exports.paper.pdf import pdf_bytes
from benefitshare.exports.paper.word import docx_bytes
from benefitshare.files.scenarios import scenario_files
from benefitshare.files.whole_file import CannotWrite
from benefitshare.report.blocks import Heading, Item, Row, Table
from benefitshare.report.blocks import Paragraph as Words
from benefitshare.report.papers import TO_COMPLETE, Paper

if TYPE_CHECKING:
    from docx.document import Document

ON = datetime.date(2026, 4, 1)
SCENARIOS = {path.stem: path for path in scenario_files()}
IN_WORD = ("ouh-sensyne-2018", "illustrative-consortium", "stroke-ai-purchase", "paige-msk-2018")
PARTS = (
    "In short",
    "The decision asked for",
    "The options",
    "Who gains what",
    "What falls short, and what would mend it",
    "What could go wrong",
    "Key assumptions",
    "What is not in money, and what is not known",
    "Interests and assurance",
    "How to get this paper again",
)
NASTY = (
    "#eval(1) $x$ *bold* _i_ [a](b) @ref <l> // \\ `c`",
    "=HYPERLINK(1) {=1} <w:p/> &amp; ]]> \"'",
    "{{name}} %s ${HOME} \\u{41} ~ ^",
)


@cache
def paper(name: str, *others: str, remedies: bool = False) -> Paper:
    files = tuple(SCENARIOS[each] for each in (name, *others))
    wanted = Report(files, today=ON, sampling=Sampling(500), remedies=remedies)
    return wanted.paper


def in_word(written: bytes) -> "Document":
    return docx.Document(io.BytesIO(written))


@pytest.mark.parametrize("name", SCENARIOS)
def test_every_scenario_is_a_tagged_pdf_of_two_to_four_pages(name: str) -> None:
    read = pypdf.PdfReader(io.BytesIO(pdf_bytes(paper(name))))
    assert 2 <= len(read.pages) <= 4
    root: Any = read.trailer["/Root"]
    assert root["/Lang"] == "en-GB"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/StructTreeRoot"]["/K"]
    assert read.metadata is not None
    assert read.metadata.title == paper(name).title
    assert b"pdfuaid:part" in root["/Metadata"].get_data()


@pytest.mark.parametrize("name", SCENARIOS)
def test_a_paper_has_every_part_in_order_and_says_something_in_each(name: str) -> None:
    blocks = paper(name).blocks
    heads = [block.text for block in blocks if isinstance(block, Heading)]
    assert heads == [*PARTS]
    followed = [
        (one, other)
        for one, other in itertools.pairwise(blocks)
        if isinstance(one, Heading) and isinstance(other, Heading)
    ]
    assert followed == []
    assert not any(re.search(r"\{|\}|\bNone\b|\bnan\b", text) for text in paper(name).texts())
    assert 1 <= len(paper(name).pictures) <= 3


@pytest.mark.parametrize("name", IN_WORD)
def test_the_word_file_has_real_styles_and_words_for_every_picture(name: str) -> None:
    draft = in_word(docx_bytes(paper(name)))
    styles = [each.style.name for each in draft.paragraphs if each.style is not None]
    heads = [each.text for each in draft.paragraphs if each.style and "Heading" in each.style.name]
    assert styles.count("Title") == 1
    assert heads == [*PARTS]
    assert {"List Bullet", "Caption", "Table Note", "Command"} <= set(styles)
    pictures = [*draft.element.body.iter(qn("wp:docPr"))]
    assert [each.get("descr") for each in pictures] == [
        each.chart.alt for each in paper(name).pictures
    ]
    empty = [
        each for each in draft.paragraphs
        if not each.text.strip() and not [*each._p.iter(qn("w:drawing"))]
    ]  # fmt: skip
    assert empty == []


def test_the_word_file_marks_its_tables_language_title_and_pages() -> None:
    draft = in_word(docx_bytes(paper("ouh-sensyne-2018")))
    for table in draft.tables:
        assert [*table.rows[0]._tr.iter(qn("w:tblHeader"))]
        assert [*table._tbl.tblPr.iter(qn("w:tblDescription"))]
    languages = {each.get(qn("w:val")) for each in draft.styles.element.iter(qn("w:lang"))}
    assert languages == {"en-GB"}
    assert draft.core_properties.title == "Oxford University Hospitals and Sensyne Health"
    assert draft.core_properties.author == ""
    foot = draft.sections[0].footer.paragraphs[0]
    assert foot.text.startswith("Commercial in confidence")
    codes = [each.get(qn("w:instr")) for each in foot._p.iter(qn("w:fldSimple"))]
    assert codes == ["PAGE", "NUMPAGES"]


def test_the_same_paper_gives_the_same_bytes() -> None:
    found = paper("fee-only-licence")
    assert pdf_bytes(found) == pdf_bytes(found)
    one, other = docx_bytes(found), docx_bytes(found)
    assert one == other
    with zipfile.ZipFile(io.BytesIO(one)) as archive:
        assert {each.date_time[:3] for each in archive.infolist()} == {(2026, 4, 1)}


def test_what_a_deal_says_is_shown_and_never_obeyed() -> None:
    blocks = [
        block for text in NASTY for block in (Heading(text), Words(text), Item(text, text),
                                              Table(text, (text,), (Row(text, (text,)),)))
    ]  # fmt: skip
    found = Paper(NASTY[0], "subject", "marking", ON, tuple(blocks))
    draft = in_word(docx_bytes(found))
    texts = [each.text for each in draft.paragraphs]
    assert all(texts.count(text) >= 3 for text in NASTY)
    read = pypdf.PdfReader(io.BytesIO(pdf_bytes(found)))
    shown = "".join(page.extract_text() for page in read.pages).replace("\n", "")
    for text in NASTY:
        assert text.replace(" ", "") in shown.replace(" ", "")


@pytest.mark.parametrize("text", ["病院とデータ", "emoji 🙂", "ไทย", "a\x1bb\u202ec"])
def test_letters_that_no_font_has_stop_no_paper(text: str) -> None:
    found = Paper(text, "subject", "marking", ON, (Words(f"{text} £5"),))
    shown = pypdf.PdfReader(io.BytesIO(pdf_bytes(found))).pages[0].extract_text()
    assert "£5" in shown
    assert in_word(docx_bytes(found)).paragraphs[-1].text.endswith("£5")


def test_options_begin_with_doing_nothing_and_tell_what_differs() -> None:
    found = paper("ouh-sensyne-2018", "ouh-counter-offer")
    table = next(block for block in found.blocks if isinstance(block, Table))
    labels = [row.label for row in table.rows]
    assert labels == ["Do nothing", "ouh-sensyne-2018", "ouh-counter-offer"]
    assert table.rows[0].cells[0] == "£0"
    (change,) = [b for b in found.blocks if isinstance(b, Item) and b.lead == "ouh-counter-offer:"]
    assert "£2.5m, not £5m" in change.text
    assert "curation money" in change.text
    again = next(text for text in found.texts() if text.startswith("python -m"))
    assert "ouh-sensyne-2018.yaml ouh-counter-offer.yaml" in again


def test_what_falls_short_has_its_source_and_what_would_mend_it() -> None:
    table = next(
        block
        for block in paper("moorfields-deepmind-2018", remedies=True).blocks
        if isinstance(block, Table) and block.title.startswith("Breaches")
    )
    row = next(row for row in table.rows if row.label.startswith("VS-02"))
    assert row.cells[0].startswith("principle 2 of NHS England's value sharing framework")
    assert re.match(r"Add a yearly payment of £[\d.]+k for 5 years", row.cells[1])


def test_what_only_people_can_say_is_left_for_them() -> None:
    found = paper("stroke-ai-purchase")
    texts = [*found.texts()]
    assert TO_COMPLETE in texts  # the recommendation
    assert any(text.startswith("nothing is attested") for text in texts)
    assert any("not known to be assured" in text for text in texts)
    roles = next(b for b in found.blocks if isinstance(b, Table) and b.label == "Role")
    assert {row.cells for row in roles.rows} == {(TO_COMPLETE,)}
    assert found.to_complete == 6


def test_an_analyst_who_is_the_assurer_is_warned_of(tmp_path: Path) -> None:
    text = SCENARIOS["stroke-ai-purchase"].read_text(encoding="utf-8")
    file = tmp_path / "deal.yaml"
    people = "assurance: {commissioner: A board, analyst: A. Smith, assurer: a. smith}\n"
    interests = "attestations: {conflicts-declared: {answer: yes, reference: minute 7}}\n"
    file.write_text(text + people + interests, encoding="utf-8")
    texts = [*Report((file,), today=ON, sampling=Sampling(500), remedies=False).paper.texts()]
    assert any(text.startswith("The analyst and the assurer are the same") for text in texts)
    assert "Yes, as attested (minute 7)." in texts


def test_a_board_paper_has_two_forms_and_a_manifest_beside_it(tmp_path: Path) -> None:
    deal = SCENARIOS["fee-only-licence"]
    wanted = Report((deal,), today=ON, sampling=Sampling(500), remedies=False)
    to = tmp_path / "paper.docx"
    assert [each.name for each in report(wanted, to)] == ["paper.docx", "paper.docx.manifest.json"]
    with pytest.raises(CannotWrite):
        report(wanted, to)
    with pytest.raises(CannotReport, match=r"\.docx, \.pdf"):
        report(wanted, tmp_path / "paper.html")


def test_a_paper_with_variants_is_made_again_from_its_manifest(tmp_path: Path) -> None:
    files = (SCENARIOS["ouh-sensyne-2018"], SCENARIOS["ouh-counter-offer"])
    wanted = Report(files, today=ON, sampling=Sampling(500), remedies=False)
    _, manifest = report(wanted, tmp_path / "paper.pdf")
    found = verify(manifest)
    assert found.is_same
    assert (
        " ouh-sensyne-2018.yaml ouh-counter-offer.yaml --to paper.pdf "
        in json.loads(manifest.read_text(encoding="utf-8"))["command"]
    )


def test_a_missing_library_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def write(_: Paper) -> bytes:
        raise ModuleNotFoundError("No module named 'typst'", name="typst")

    monkeypatch.setitem(reporting.FORMS, ".pdf", reporting.Form(write))
    wanted = Report((SCENARIOS["fee-only-licence"],), today=ON, sampling=Sampling(500))
    with pytest.raises(CannotReport, match=r"typst: install benefitshare\[papers\]"):
        report(wanted, tmp_path / "paper.pdf")


def test_the_command_says_what_it_wrote_and_refuses_what_does_not_fit(tmp_path: Path) -> None:
    deal, to = str(SCENARIOS["fee-only-licence"]), str(tmp_path / "notice.md")
    said = CliRunner().invoke(command, [deal, "--to", to, "--public", "--json"])
    assert said.exit_code == 0
    assert json.loads(said.stdout) == {"file": to, "files": [to], "to_complete": 2}
    again = CliRunner().invoke(command, [deal, "--to", to, "--public"])
    assert "is there already" in again.output
    figures = CliRunner().invoke(command, [deal, "--to", to, "--with-figures"])
    assert "goes with --public" in figures.output
    assert (again.exit_code, figures.exit_code) == (2, 2)
