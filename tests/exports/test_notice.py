"""The public notice: what transparency asks, and nothing that is private or tells a figure."""

import datetime
import io
from html.parser import HTMLParser
from pathlib import Path

import docx
import pypdf
import pytest

from benefitshare.commands.reporting import FORMS, CannotReport, Report, report
from benefitshare.commands.valuing import Sampling
from benefitshare.files.scenarios import scenario_files
from benefitshare.report.blocks import Heading, Table
from benefitshare.report.papers import Paper
from benefitshare.report.papers.safeguards import SHOWN
from tests.acceptance.test_share import OFFER

ON = datetime.date(2026, 4, 1)
SCENARIOS = {path.stem: path for path in scenario_files()}
PARTS = [
    "Who takes part",
    "Why",
    "The data",
    "When, and for how long",
    "What comes back, and to whom",
    "How people and their data are protected",
    "Commercial terms",
    "Questions, and opting out",
]
ATTESTED = """benefitshare: 1
name: An offer
summary: The company pays £7m and four per cent
signed: 2024-04-01
horizon: {start: 2024-04-01, years: 8}
agreement: {years: 5 years}
parties:
  trust: {name: 'The <b>trust</b> [x](y) *z* #q', role: nhs-provider}
  company: {name: The company, role: supplier}
data: {description: 'about 70,000 scans', identifiability: pseudonymised, route: extract,
       records: 71234, valued_at: £77 a record, exclusive: no}
terms:
  fee: {kind: subscription, from: company, to: trust, years: 7 years, amount: £777k a year}
attestations:
  data-security-standards: {answer: yes, reference: toolkit return of 2024, by: canary,
    note: canary}
  data-protection-confirmed: {answer: yes, note: canary}
  public-involved: {answer: no, reference: minute 4.2}
  board-decision: {answer: yes, reference: 'minute: accepted £7m'}
  royalty-audit: {answer: yes, reference: canary}
"""


def notice(file: Path, *, figures: bool = False) -> Paper:
    wanted = Report((file,), today=ON, sampling=Sampling(500), public=True, figures=figures)
    return wanted.paper


@pytest.fixture
def deal(tmp_path: Path) -> Path:
    file = tmp_path / "deal.yaml"
    file.write_text(ATTESTED, encoding="utf-8")
    return file


@pytest.mark.parametrize("name", SCENARIOS)
def test_every_scenario_has_a_notice_without_amounts(name: str) -> None:
    found = notice(SCENARIOS[name])
    assert [block.text for block in found.blocks if isinstance(block, Heading)] == PARTS
    assert not any(mark in text for text in found.texts() for mark in "£$€%")
    assert found.marking == "Public"


def test_nothing_private_is_in_a_notice(tmp_path: Path) -> None:
    file = tmp_path / "offer.yaml"
    file.write_text(OFFER, encoding="utf-8")
    for figures in (False, True):
        for text in notice(file, figures=figures).texts():
            # What the trust attests with a reference is the one thing of these that is told.
            assert "canary" not in text.replace("canary-ref", "")


def test_figures_are_told_only_when_asked_for(deal: Path) -> None:
    hushed = "\n".join(notice(deal).texts())
    for figure in ("£7m", "per cent", "70,000", "71,234", "71234", "£77", "777", "canary"):
        assert figure not in hushed
    assert "Amounts are not in this notice." in hushed
    told = "\n".join(notice(deal, figures=True).texts())
    assert "£777,000" in told or "£777k" in told
    assert "gains" in told
    assert "canary" not in told


def test_only_what_is_attested_with_a_reference_is_said(deal: Path) -> None:
    table = next(block for block in notice(deal).blocks if isinstance(block, Table))
    cells = dict(zip(SHOWN, (row.cells for row in table.rows), strict=True))
    assert cells["data-security-standards"] == ("yes", "toolkit return of 2024")
    assert cells["data-protection-confirmed"] == ("not stated", "–")
    assert cells["public-involved"] == ("no", "minute 4.2")
    assert cells["board-decision"][0] == "yes"
    assert cells["board-decision"][1].startswith("held by the trust")
    assert cells["data-at-end"] == ("not stated", "–")


def test_the_data_are_told_as_the_file_has_them(deal: Path) -> None:
    told = "\n".join(notice(deal).texts())
    assert "Records of patients. " not in told  # its description tells a number
    wanted = (
        "Records of patients.", "Names are replaced by codes", "A copy is handed over",
        "Nobody has a sole right", "5 years", "1 April 2024", "a regular fee",
    )  # fmt: skip
    assert [words for words in wanted if words not in told] == []


class Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def test_a_notice_in_every_form_shows_names_as_they_are(deal: Path, tmp_path: Path) -> None:
    name = "The <b>trust</b> [x](y) *z* #q"
    for ending in FORMS:
        wanted = Report((deal,), today=ON, public=True)
        to = tmp_path / f"notice{ending}"
        assert report(wanted, to) == (to,)
    html = (tmp_path / "notice.html").read_text(encoding="utf-8")
    page = Page()
    page.feed(html)
    assert '<html lang="en-GB">' in html
    assert name in page.text
    assert not {"b", "script", "img", "link"} & set(page.tags)
    assert page.tags.count("h1") == 1
    assert page.tags.count("th") == 3 + len(SHOWN)
    marked = (tmp_path / "notice.md").read_text(encoding="utf-8")
    assert r"The \<b\>trust\</b\> \[x\](y) \*z\* \#q" in marked
    draft = docx.Document(str(tmp_path / "notice.docx"))
    assert any(name in each.text for each in draft.paragraphs)
    read = pypdf.PdfReader(io.BytesIO((tmp_path / "notice.pdf").read_bytes()))
    assert name in read.pages[0].extract_text()
    assert len(read.pages) <= 2


def test_a_notice_is_about_one_deal(deal: Path, tmp_path: Path) -> None:
    with pytest.raises(CannotReport, match="one deal"):
        report(Report((deal, deal), today=ON, public=True), tmp_path / "notice.md")
    with pytest.raises(CannotReport, match=r"\.docx, \.pdf, \.html, \.md"):
        report(Report((deal,), today=ON, public=True), tmp_path / "notice.txt")
