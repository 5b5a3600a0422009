"""`app`: the same in the browser, on this machine alone."""

from importlib import import_module
from pathlib import Path
from threading import Thread

import click


def _list(*words: str) -> str:
    """A list as Streamlit takes it in one word."""
    return "[" + ",".join(f'"{each}"' for each in words) + "]"


SETTINGS: dict[str, str | tuple[str, ...]] = {
    "server.address": "127.0.0.1",
    "server.allowedHosts": ("127.0.0.1", "localhost"),
    "server.maxUploadSize": "1",
    "server.enableXsrfProtection": "true",
    "server.enableCORS": "true",
    "server.fileWatcherType": "none",
    "browser.gatherUsageStats": "false",
    "client.toolbarMode": "minimal",
    "client.showErrorDetails": "none",
    "client.showErrorLinks": "false",
    "theme.font": "sans-serif",
    "theme.light.primaryColor": "#12436D",
    "theme.light.linkColor": "#12436D",
    "theme.light.textColor": "#0B0C0C",
    "theme.light.backgroundColor": "#FFFFFF",
    "theme.light.secondaryBackgroundColor": "#F3F4F6",
    "theme.light.borderColor": "#6B7280",
    "theme.light.chartCategoricalColors": _list(
        "#12436D", "#28A197", "#801650", "#F46A25", "#3D3D3D", "#A285D1"
    ),
    "theme.dark.primaryColor": "#3876B1",
    "theme.dark.linkColor": "#9CC6F0",
    "theme.dark.textColor": "#E8EAED",
    "theme.dark.backgroundColor": "#14171A",
    "theme.dark.secondaryBackgroundColor": "#22272D",
    "theme.dark.borderColor": "#8A929C",
    "theme.dark.chartCategoricalColors": _list(
        "#7FB2E5", "#5BD0C6", "#F08CC0", "#FF9A66", "#D6D6D6", "#C7B3EA"
    ),
}
"""Kept to this machine, told to nobody. As in `.streamlit/config.toml`, for an installed copy."""


@click.command()
@click.option("--port", type=click.IntRange(1024, 65535), default=8501, show_default=True,
              help="Where the app answers on this machine.")  # fmt: skip
@click.option("--browser", is_flag=True, help="Also open it in the browser.")
def app(*, port: int, browser: bool) -> None:
    """The same in the browser, on this machine alone."""
    try:
        from streamlit.web.cli import main as streamlit
    except ImportError as error:
        raise click.UsageError(
            'The app needs Streamlit: pip install "benefitshare[app]".'
        ) from error
    click.echo(f"The app answers at http://127.0.0.1:{port} until you press Ctrl+C.", err=True)
    # The pages are made ready while the browser starts, so that the first one comes at once.
    Thread(target=import_module, args=("benefitshare.webapp.main",), daemon=True).start()
    streamlit(words(port, headless=not browser), standalone_mode=False)


def words(port: int, *, headless: bool) -> list[str]:
    """What Streamlit is told, as at its own command line, where it outweighs every other setting.

    >>> "--server.address=127.0.0.1" in words(8501, headless=True)
    True
    """
    script = Path(__file__).parent.parent / "webapp" / "script.py"
    settings = {**SETTINGS, "server.port": str(port), "server.headless": str(headless).lower()}
    told = [
        f"--{name}={each}"
        for name, value in settings.items()
        for each in ((value,) if isinstance(value, str) else value)
    ]
    return ["run", str(script), *told]
