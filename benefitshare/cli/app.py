"""`app`: the same in the browser, on this machine alone."""

from pathlib import Path

import click

SETTINGS = {
    "server.address": "127.0.0.1",
    "server.maxUploadSize": "1",
    "browser.gatherUsageStats": "false",
    "client.toolbarMode": "minimal",
    "client.showErrorDetails": "none",
    "client.showErrorLinks": "false",
    "theme.primaryColor": "#12436D",
    "theme.textColor": "#0B0C0C",
    "theme.backgroundColor": "#FFFFFF",
    "theme.secondaryBackgroundColor": "#F3F4F6",
    "theme.borderColor": "#6B7280",
    "theme.font": "sans-serif",
    "theme.chartCategoricalColors": '["#12436D","#28A197","#801650","#F46A25","#3D3D3D","#A285D1"]',
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
    streamlit(words(port, headless=not browser), standalone_mode=False)


def words(port: int, *, headless: bool) -> list[str]:
    """What Streamlit is told, as at its own command line, where it outweighs every other setting.

    >>> "--server.address=127.0.0.1" in words(8501, headless=True)
    True
    """
    script = Path(__file__).parent.parent / "webapp" / "script.py"
    settings = {**SETTINGS, "server.port": str(port), "server.headless": str(headless).lower()}
    return ["run", str(script), *(f"--{name}={value}" for name, value in settings.items())]
