"""A real browser, and the app as `benefitshare app` serves it, with an eye on what it asks for."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Playwright, WebSocket, expect

ROOT = Path(__file__).parents[2]
SCREENSHOTS = Path(os.environ.get("SCREENSHOTS") or ROOT / "build" / "screenshots")
"""Where a picture of every page is left, to be looked at; none is kept in git."""
PATIENCE = 60_000
"""How long a step may take on a busy machine. [milliseconds]"""
_FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
)  # fmt: skip
_WATCH = """
import socket
_connect = socket.socket.connect
_LOCAL = ("127.", "::1", "localhost", "/", "@", "\\0")

def _told(self, address):
    place = str(address[0] if isinstance(address, tuple) else address)
    if not place.startswith(_LOCAL):
        with open({log!r}, "a") as told:
            told.write(place + "\\n")
    return _connect(self, address)

socket.socket.connect = _told
"""


def chromium() -> str:
    """Where Chromium is; without it the test is skipped, save where everything has to run."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        found = shutil.which(name)
        if found:
            return found
    reason = "Chromium is not installed: apt-get install chromium."
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


def launch(playwright: Playwright) -> Browser:
    """The system's own Chromium, told to keep to itself."""
    return playwright.chromium.launch(executable_path=chromium(), args=[*_FLAGS])


@dataclass(frozen=True)
class Served:
    """The app while it is served."""

    address: str
    log: Path
    """What the server connected to outside this machine, one address a line."""

    def connected(self) -> str:
        """What the server connected to, in all."""
        return self.log.read_text() if self.log.exists() else ""


@contextmanager
def served(folder: Path) -> Iterator[Served]:
    """Start the app as a user does, and stop all of it afterwards."""
    port, log = _free_port(), folder / "connected.txt"
    (folder / "sitecustomize.py").write_text(_WATCH.format(log=str(log)))
    environment = {**os.environ, "PYTHONPATH": f"{folder}{os.pathsep}{ROOT}"}
    words = [sys.executable, "-m", "benefitshare", "app", "--port", str(port)]
    with (folder / "server.txt").open("wb") as told:
        server = subprocess.Popen(
            words, cwd=folder, env=environment, stdout=told, stderr=told, start_new_session=True
        )
        address = f"http://127.0.0.1:{port}"
        try:
            _wait_for(f"{address}/_stcore/health", server)
            yield Served(address, log)
        finally:
            os.killpg(server.pid, signal.SIGTERM)
            server.wait(timeout=20)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_for(address: str, server: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + PATIENCE / 1000
    while time.monotonic() < until:
        assert server.poll() is None, "The app stopped at once."
        try:
            with urllib.request.urlopen(address, timeout=2) as answer:  # noqa: S310
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.2)
    raise AssertionError("The app did not answer.")


@dataclass
class Visit:
    """One page of one browser session, and what it asked for."""

    page: Page
    address: str
    asked: list[str] = field(default_factory=list)
    received: list[int] = field(default_factory=list)
    """The size of each message from the app. [bytes]"""

    def go(self, name: str) -> None:
        """Go to a page by its name in the navigation."""
        link = self.page.get_by_role("link", name=name, exact=True)
        box = link.bounding_box()
        folded = box is None or box["x"] < 0  # as a narrow window has the navigation
        if folded:
            self.page.get_by_role("button", name="Expand sidebar").click()
            self.page.wait_for_timeout(400)
        link.click()
        if folded:
            self.page.get_by_role("button", name="Collapse sidebar").click()
        place = "" if name == "Start" else name.lower()
        expect(self.page).to_have_url(f"{self.address}/{place}", timeout=PATIENCE)
        expect(self.page.locator("h2").first).to_be_visible(timeout=PATIENCE)
        self.settle()
        expect(self.page.get_by_text("encountered an error")).to_have_count(0)

    def settle(self) -> None:
        """Wait until the script has run to its end and all is drawn."""
        self.page.wait_for_timeout(300)
        app = self.page.locator("[data-testid=stApp]")
        expect(app).to_have_attribute("data-test-script-state", "notRunning", timeout=PATIENCE)
        self.page.wait_for_timeout(300)

    @property
    def strip(self) -> str:
        """The three sentences at the top."""
        return self.page.locator(".strip").inner_text()

    def open_example(self, scenario: str) -> None:
        """Open a deal that ships, from the start page."""
        self.page.get_by_role("tab", name="Open a deal").click()
        self.page.locator(f'[class*="st-key-start-open-{scenario}"] button').first.click()
        expect(self.page.locator(".strip")).to_be_visible(timeout=PATIENCE)
        self.settle()


@contextmanager
def visit(
    browser: Browser, address: str, width: int = 1280, *, dark: bool = False
) -> Iterator[Visit]:
    """A session of its own, as another person's browser would have."""
    context = browser.new_context(
        viewport={"width": width, "height": 768},
        accept_downloads=True,
        locale="en-GB",
        color_scheme="dark" if dark else "light",
    )
    page = context.new_page()
    seen = Visit(page, address)
    page.on("request", lambda request: seen.asked.append(request.url))
    page.on("websocket", lambda socket: _listen(socket, seen))
    page.goto(address)
    expect(page.get_by_role("tab", name="Open a deal")).to_be_visible(timeout=PATIENCE)
    seen.settle()
    try:
        yield seen
    finally:
        context.close()


def _listen(socket: WebSocket, seen: Visit) -> None:
    seen.asked.append(socket.url)
    socket.on("framereceived", lambda frame: seen.received.append(len(frame)))
