from benefitshare.report.blocks import Heading, Item, Paragraph, Row, Table, Verbatim
from benefitshare.report.layout import WIDTH, as_text
from benefitshare.report.markdown import as_markdown

LONG = "word " * 40


def test_a_page_as_text() -> None:
    page = (
        Heading("A deal", level=1),
        Paragraph("What it is."),
        Item("first", lead="P1-01"),
        Item("second", details=("more",)),
        Table("Gains (£k)", ("mean",), (Row("The trust"), Row("money", ("1,200",), indent=2))),
        Verbatim("benefitshare run"),
    )
    assert as_text(page) == (
        "A deal\n======\n\nWhat it is.\n\n- P1-01  first\n- second\n  more\n\n"
        "Gains (£k)\n            mean\n----------------\nThe trust\n  money    1,200\n\n"
        "  benefitshare run\n"
    )


def test_nothing_is_wider_than_the_page() -> None:
    rows = (Row(LONG, ("1", "2")), Row("short", ("−12,345", "678")), Row(LONG))
    page = (Heading(LONG), Paragraph(LONG), Item(LONG, lead="X:", details=(LONG,)))
    text = as_text((*page, Table(LONG, ("a", "b"), rows, note=LONG)))
    assert max(map(len, text.splitlines())) <= WIDTH


def test_emphasis_is_only_where_it_is_asked_for() -> None:
    page = (Heading("Title"), Item("text", lead="Lead:"))
    assert as_text(page, lambda text: f"<{text}>") == "<Title>\n-----\n\n- <Lead:> text\n"


def test_a_page_as_markdown() -> None:
    table = Table("", ("takes",), (Row("`rate`", ("a|b",)),), label="field")
    assert as_markdown((Heading("Royalty"), table)) == (
        "## Royalty\n\n| field | takes |\n| --- | --- |\n| `rate` | a\\|b |\n"
    )
