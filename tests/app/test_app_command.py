"""How the app is started: on this machine alone, whatever the way."""

import tomllib
from pathlib import Path

from benefitshare.cli.app import SETTINGS, words

ROOT = Path(__file__).parents[2]


def test_both_ways_of_starting_have_the_same_settings() -> None:
    held = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    told = {
        f"{part}.{name}": value for part, names in held.items() for name, value in names.items()
    }
    assert told.pop("server.headless") is True
    assert {name: _as_word(value) for name, value in told.items()} == SETTINGS


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
    assert Path(told[1]).is_file()
