"""Where the program starts, and the one place that decides its exit code."""

import contextlib
import os
import sys
import traceback
from collections.abc import Sequence
from typing import NoReturn

import click

from benefitshare import __version__
from benefitshare.cli import exits
from benefitshare.cli.app import app
from benefitshare.cli.comparison import compare
from benefitshare.cli.exports import export
from benefitshare.cli.files import new, schema
from benefitshare.cli.heads import heads
from benefitshare.cli.negotiating import negotiate
from benefitshare.cli.negotiation import solve, tradeoffs
from benefitshare.cli.questions import explain, rules
from benefitshare.cli.reporting import report
from benefitshare.cli.values import check, run
from benefitshare.cli.verifying import verify

_REPORT = (
    "This is a defect of benefitshare, not of your file. Please report it with the lines above, "
    "and with the file if you may share it."
)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80})
@click.version_option(__version__, prog_name="benefitshare", message="%(prog)s %(version)s")
def benefitshare() -> None:
    """What is a deal over health data worth to each party, and is it a fair one?

    A deal is a text file. Start one with `new`; `run` says what it is worth, and where it falls
    short of the guidance; `check` looks for what would mend that.

    \b
    Exit codes: 0 done, 2 usage, 10 the file has problems, 11 it cannot be read,
    12 flags at or above --fail-on, or a difference that `verify` finds,
    70 a defect of this program.
    """


for _command in (
    new,
    run,
    check,
    compare,
    tradeoffs,
    solve,
    negotiate,
    export,
    report,
    verify,
    heads,
    explain,
    rules,
    schema,
    app,
):
    benefitshare.add_command(_command)


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and leave with the exit code that says how it went."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, OSError):
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    sys.exit(_code_of(arguments))


def _code_of(arguments: Sequence[str] | None) -> int:
    try:
        result = benefitshare.main(arguments, prog_name="benefitshare", standalone_mode=False)
        sys.stdout.flush()
    except exits.Stop as stop:
        return stop.code
    except click.ClickException as error:
        error.show()
        return exits.USAGE
    except (click.Abort, KeyboardInterrupt):
        click.echo("Stopped.", err=True)
        return exits.INTERRUPTED
    except BrokenPipeError:
        # The reader has gone, as `head` does: nothing is wrong, and nothing more can be written.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return exits.OK
    except Exception:  # noqa: BLE001 - whatever it is, it is a defect, and is shown as one
        traceback.print_exc()
        click.echo(_REPORT, err=True)
        return exits.DEFECT
    # `--help` and `--version` leave by returning their code.
    return result if isinstance(result, int) else exits.OK
