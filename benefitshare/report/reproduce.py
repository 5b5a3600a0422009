"""How to get the same numbers again."""

import shlex
from collections.abc import Iterator

from benefitshare.report.blocks import Block, Heading, Paragraph, Verbatim
from benefitshare.report.judged import JudgedDeal


def reproduce(judged: JudgedDeal, command: str) -> Iterator[Block]:
    """The command, and what decides its result."""
    projection = judged.projection
    yield Heading("To get these numbers again")
    words = [
        "python", "-m", "benefitshare", command, judged.file, "--draws", str(projection.draws),
        "--seed", str(projection.seed), "--as-of", judged.today.date.isoformat(),
    ]  # fmt: skip
    if judged.policy_file:
        words += ["--policy", judged.policy_file]
    yield Verbatim(_folded(shlex.join(words)))
    yield Paragraph(
        f"benefitshare {judged.version}; deal {judged.sha256[:16]} (the start of its SHA-256)."
    )


def _folded(command: str) -> str:
    """Break a long command before an option, and before the file where its path is long."""
    if len(command) <= 76:
        return command
    before, options = command.split(" --draws", 1)
    if len(before) > 74:
        head, _, file = before.rpartition(" ")
        before = f"{head} \\\n    {file}"
    return f"{before} \\\n    --draws{options}"
