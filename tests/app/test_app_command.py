"""How the app is started: on this machine alone, whatever the way."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

from benefitshare.cli.app import SETTINGS, words

ROOT = Path(__file__).parents[2]


def test_both_ways_of_starting_have_the_same_settings() -> None:
    held = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    told = dict(_flat(held))
    assert told.pop("server.headless") == "true"
    hosts = SETTINGS["server.allowedHosts"]
    assert told.pop("server.allowedHosts") == _as_word([*hosts])
    assert told == {name: each for name, each in SETTINGS.items() if each != hosts}


def _flat(held: dict[str, object], above: str = "") -> Iterator[tuple[str, str]]:
    for name, value in held.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{above}{name}.")
        else:
            yield above + name, _as_word(value)


def _as_word(value: object) -> str:
    if isinstance(value, list):
        return "[" + ",".join(f'"{each}"' for each in value) + "]"
    return str(value).lower() if isinstance(value, bool) else str(value)


def test_the_command_keeps_to_this_machine() -> None:
    told = words(8501, headless=True)
    assert "--server.address=127.0.0.1" in told
    assert "--browser.gatherUsageStats=false" in told
    assert "--client.showErrorDetails=none" in told
    assert "--server.maxUploadSize=1" in told
    assert "--server.enableXsrfProtection=true" in told
    hosts = [each for each in told if each.startswith("--server.allowedHosts=")]
    assert hosts == ["--server.allowedHosts=127.0.0.1", "--server.allowedHosts=localhost"]
    assert Path(told[1]).is_file()
