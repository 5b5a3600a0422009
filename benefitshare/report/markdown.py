"""A page as Markdown, for the documentation."""

from benefitshare.report.blocks import Block, Heading, Item, Page, Paragraph, Table, Verbatim

GENERATED = "<!-- Made by `make docs` from the code; do not edit. -->\n\n"


def as_markdown(page: Page, deeper: int = 0) -> str:
    """Return the page as Markdown; headings stand `deeper` levels below their own."""
    parts = []
    for before, block in zip((None, *page), page, strict=False):
        if before is not None and not (isinstance(before, Item) and isinstance(block, Item)):
            parts.append("")
        parts.append(_block(block, deeper))
    return "\n".join(parts) + "\n"


def _block(block: Block, deeper: int) -> str:
    match block:
        case Heading():
            return f"{'#' * (block.level + deeper)} {block.text}"
        case Paragraph():
            return block.text
        case Item():
            lead = f"**{block.lead}** " if block.lead else ""
            return "\n".join([f"- {lead}{block.text}", *(f"  <{each}>" for each in block.details)])
        case Table():
            return _table(block)
        case Verbatim():
            return f"```\n{block.text}\n```"


def _table(table: Table) -> str:
    lines = [f"{table.title}\n"] if table.title else []
    lines.append(_cells(table.label, *table.columns))
    lines.append("|" + " --- |" * (len(table.columns) + 1))
    lines += [_cells(row.label, *row.cells) for row in table.rows]
    return "\n".join(lines)


def _cells(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
