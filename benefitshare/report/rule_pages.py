"""The catalogue of rules as pages."""

from collections.abc import Iterator, Mapping, Sequence
from typing import cast

from benefitshare.guidance import RULES
from benefitshare.guidance.attestations import FAMILIES
from benefitshare.guidance.policy import KNOWN
from benefitshare.guidance.words import sentence
from benefitshare.report.blocks import Block, Heading, Item, Paragraph, Row, Table

Entry = Mapping[str, object]
_PARTS = {
    "looks_for": "What it looks for",
    "why": "Why it matters",
    "source": "Source",
    "flags": "A deal it flags",
    "passes": "A deal it passes",
    "cannot_see": "What it cannot see",
}
BASIS = {
    "says": "the guidance states it",
    "reads": "a fair reading of the guidance",
    "policy": "policy that this tool sets; no guidance asks for it",
    "critic": "asked by critics, and not by guidance",
}


def rules_page(entries: Sequence[Entry]) -> tuple[Block, ...]:
    """All rules in a table."""
    rows = tuple(
        Row(f"{entry['rule']}  {entry['title']}", (str(entry["severity"]), str(entry["basis"])))
        for entry in entries
    )
    return (
        Heading("Rules", level=1),
        Paragraph(
            "Each is judged by the edition in force at signature and by today's. "
            "`benefitshare rules CODE` shows one whole."
        ),
        Table("", ("at most", "basis"), rows, label="rule"),
    )


def rule_page(entry: Entry) -> tuple[Block, ...]:
    """One rule: what it looks for, why, on what authority, and what it cannot see."""
    return (
        Heading(f"{entry['rule']}: {entry['title']}", level=1),
        Paragraph(
            f"At most a {entry['severity']}. Basis: {BASIS[str(entry['basis'])]}. "
            f"{'Of the core.' if entry['core'] else 'Beyond the core.'}"
        ),
        *(block for key, words in _PARTS.items() for block in _part(words, str(entry[key]))),
        *_documents(entry),
        *_needs(entry),
    )


def _part(words: str, text: str) -> Iterator[Block]:
    yield Heading(words)
    yield Paragraph(text)


def _documents(entry: Entry) -> Iterator[Block]:
    documents = cast(list[dict[str, list[dict[str, object]]]], entry["documents"])
    editions = [edition for document in documents for edition in document["editions"]]
    if editions:
        yield Heading("Editions")
    for edition in editions:
        until = f" to {edition['to']}" if edition["to"] else " on"
        number = f", principle {edition['principle']}" if edition["principle"] else ""
        note, force = _sentence(edition["note"]), str(edition["force"])
        binding = f"How binding: {force}." if force else ""
        text = " ".join(
            part
            for part in (f"{edition['title']}{number}; {_read(edition)}.", note, binding)
            if part
        )
        yield Item(text, lead=f"{edition['from']}{until}:", details=(str(edition["link"]),))


def _sentence(words: object) -> str:
    return sentence(str(words)) if words else ""


def _read(edition: Mapping[str, object]) -> str:
    words = {"original": "read", "second-hand": "read at second hand", "not-read": "not read"}
    return words[str(edition["read"])]


def _needs(entry: Entry) -> Iterator[Block]:
    thresholds = cast(list[dict[str, object]], entry["thresholds"])
    attestations = cast(list[dict[str, object]], entry["attestations"])
    if thresholds or attestations:
        yield Heading("What it needs")
    for each in thresholds:
        default = KNOWN[str(each["key"])]
        text = (
            f"{default.words}: {default.what}. Policy, not guidance, set by this tool until a "
            f"trust sets its own: {default.reason}."
        )
        yield Item(text, lead=f"policy.{each['key']}")
    for each in attestations:
        text = f"{each['asks']} Evidence: {each['evidence']}."
        yield Item(text, lead=f"attestations.{each['key']}")


def questions_page() -> tuple[Block, ...]:
    """Every question that a rule asks, under its heading, with the rules that ask it."""
    blocks: list[Block] = [
        Heading("Facts to attest", level=1),
        Paragraph(
            "Each is asked once, and answered under `attestations` in the deal file. "
            "`benefitshare check DEAL --missing` prints those that are open as a block to paste."
        ),
    ]
    for title, questions in FAMILIES.items():
        blocks.append(Heading(title))
        for each in questions:
            codes = [rule.code for rule in RULES if each.key in rule.attestations]
            text = f"{each.asks} ({', '.join(codes)}) Evidence: {each.evidence}."
            blocks.append(Item(text, lead=each.key))
    return tuple(blocks)


def thresholds_page() -> tuple[Block, ...]:
    """Every threshold, with its default and the reason for it."""
    blocks: list[Block] = [
        Heading("Thresholds", level=1),
        Paragraph(
            "Policy, never guidance: no document sets a number. A trust sets its own in a file for "
            "`--policy FILE`, and a deal sets its own under `policy`, which comes first: "
            "`{value: 30%, by: the board, why: ...}`."
        ),
    ]
    for default in KNOWN.values():
        text = f"{default.words}: {default.what}. {default.reason}."
        blocks.append(Item(text, lead=default.key))
    return tuple(blocks)
