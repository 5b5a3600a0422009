"""What a public notice says of the data: what, whose, how identifiable, and by which way."""

from collections.abc import Iterator, Mapping

from benefitshare.deal import Deal
from benefitshare.deal.data import Data
from benefitshare.guidance.words import listed, sentence, within
from benefitshare.report.blocks import Block, Heading, Item, Paragraph
from benefitshare.report.papers.figures import tells_figure
from benefitshare.report.papers.safeguards import NOT_STATED

_KINDS: Mapping[str, str] = {
    "patient": "records of patients",
    "operational": "data about how the service runs, not about patients",
}
_FORMS: Mapping[str, str] = {"raw": "", "derived": ", worked up from the records first"}
_IDENTIFIABLE: Mapping[str, str] = {
    "identifiable": "People can be told from them.",
    "pseudonymised": "Names are replaced by codes; with more knowledge, people could be told "
    "from them.",
    "anonymised": "They are described as anonymised: people should not be told from them.",
    "aggregate": "They are totals and counts, not records of single people.",
}
_ROUTES: Mapping[str, str] = {
    "nhs-analyst": "NHS analysts do the work; the company sees results alone.",
    "secure-data-environment": "The company works inside a secure data environment; records do "
    "not leave it.",
    "extract": "A copy is handed over.",
}
_USES: Mapping[str, str] = {
    "commercial": "Commercial use.",
    "non-commercial": "Use that is not commercial.",
    "mixed": "Both commercial use and other use.",
}
_SOLE: Mapping[str, str] = {
    "yes": "Somebody has a sole right to them.",
    "no": "Nobody has a sole right to them.",
}
_UNKNOWN = sentence(NOT_STATED)


def data_words(deal: Deal, *, figures: bool) -> Iterator[Block]:
    """What the file says of the data; what it leaves out is not stated."""
    yield Heading("The data")
    data = deal.data
    if data is None:
        yield Paragraph("The trust's file describes no data that are shared.")
        return
    yield Item(_what(data, figures=figures), lead="What:")
    if data.kind == "patient":
        yield Item(_whose(deal), lead="Whose:")
    told = {
        "How identifiable:": _IDENTIFIABLE.get(data.identifiability or "", _UNKNOWN),
        "By which way:": _ROUTES.get(data.route or "", _UNKNOWN),
        "For which use:": _USES.get(data.use or "", _UNKNOWN),
        "Who else may use them:": _SOLE.get(data.exclusive, _UNKNOWN),
    }
    for lead, words in told.items():
        yield Item(words, lead=lead)


def _what(data: Data, *, figures: bool) -> str:
    text = sentence(f"{_KINDS[data.kind]}{_FORMS[data.form]}")
    shown = data.description and (figures or not tells_figure(data.description))
    return f"{text} {sentence(data.description or '')}" if shown else text


def _whose(deal: Deal) -> str:
    names = [within(party.name) for party in deal.parties.values() if party.role == "nhs-provider"]
    return sentence(f"patients of {listed(names)}") if names else _UNKNOWN
