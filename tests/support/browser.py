"""A real JupyterLab on a course directory, and a real browser to look at it."""

from __future__ import annotations

import json
import os
import secrets
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, FrameLocator, Page, expect, sync_playwright

READY_S = 60
SEEN_MS = 120_000  # a busy machine may take its time
SIZE = {"width": 1440, "height": 900}

# Chromium may be run as root here, and must not look for anything but the server.
FLAGS = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "--no-first-run",
]


@dataclass(frozen=True)
class Lab:
    """A server that runs: where it is, and what opens it."""

    url: str
    token: str
    process: subprocess.Popen[bytes]

    def page(self, path: str) -> str:
        """Return the address of one of its pages, which lets in whoever asks for it."""
        return f"{self.url}/{path}?token={self.token}"


@contextmanager
def jupyterlab(course: Path, private: Path) -> Iterator[Lab]:
    """Run JupyterLab in a course directory; all it remembers is in a private folder.

    Linux ends the server when this process ends, however that happens.
    """
    runtime = private / "runtime"
    settings = private / "config" / "labconfig" / "page_config.json"
    settings.parent.mkdir(parents=True)
    announcements = "@jupyterlab/apputils-extension:announcements"  # asks about news at first
    settings.write_text(json.dumps({"disabledExtensions": {announcements: True}}))
    token = secrets.token_hex()
    environment = os.environ | {
        "HOME": str(private),
        "IPYTHONDIR": str(private / "ipython"),
        "JUPYTER_CONFIG_DIR": str(private / "config"),
        "JUPYTER_DATA_DIR": str(private / "data"),
        "JUPYTER_RUNTIME_DIR": str(runtime),
        "JUPYTER_TOKEN": token,
    }
    command = ["setpriv", "--pdeathsig", "TERM", sys.executable, "-m", "jupyterlab"]
    options = ["--ip=127.0.0.1", "--port=0", "--no-browser", "--LabApp.news_url="]
    root = ["--allow-root"] if os.geteuid() == 0 else []
    with (private / "server.log").open("wb") as log:
        process = subprocess.Popen(
            [*command, *options, *root], cwd=course, env=environment, stdout=log, stderr=log
        )
    try:
        yield Lab(_url(process, runtime, private / "server.log"), token, process)
    finally:
        process.terminate()
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _url(process: subprocess.Popen[bytes], runtime: Path, log: Path) -> str:
    """Wait until the server has said where it is, and answers."""
    deadline = time.monotonic() + READY_S
    while time.monotonic() < deadline and process.poll() is None:
        for file in runtime.glob("jpserver-*.json"):
            try:
                server = json.loads(file.read_text())
                url = f"http://127.0.0.1:{server['port']}"
                with urlopen(f"{url}/api", timeout=1):
                    return url
            except (json.JSONDecodeError, URLError, TimeoutError):
                pass  # half-written, or not listening yet
        time.sleep(0.05)
    pytest.fail(f"JupyterLab does not answer:\n{log.read_text()}")


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start the machine's Chromium, without a window."""
    found = shutil.which("chromium")
    if found is None:
        if os.environ.get("CI"):
            pytest.fail("CI must run the browser's tests: .ci/setup-browser installs Chromium")
        pytest.skip("no chromium: .ci/setup-browser installs it")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=FLAGS)
        try:
            yield browser
        finally:
            browser.close()


def new_page(browser: Browser) -> Page:
    """Open an empty page."""
    expect.set_options(timeout=SEEN_MS)
    page = browser.new_page(viewport=SIZE)
    page.set_default_timeout(SEEN_MS)
    return page


def open_formgrader(page: Page, lab: Lab) -> FrameLocator:
    """Open formgrader from JupyterLab's menu."""
    page.goto(lab.page("lab"))
    page.get_by_role("menuitem", name="Nbgrader").click()
    page.get_by_role("menuitem", name="Formgrader").click()
    return page.frame_locator("iframe")


def open_submissions(formgrader: FrameLocator) -> None:
    """Go on to the list of submissions, of the only assignment."""
    formgrader.locator("td.num-submissions a").click()


def open_graded(formgrader: FrameLocator, assignment: str, student: str) -> None:
    """Go on to a student's graded notebook."""
    formgrader.get_by_role("link", name="Manual Grading").click()
    formgrader.get_by_role("link", name=assignment).click()
    formgrader.get_by_role("link", name=assignment).last.click()  # the notebook is called alike
    show = formgrader.get_by_role("button", name="Show All Names")
    expect(show).to_be_visible()
    expect(formgrader.locator("td.name")).not_to_have_count(0)  # then the button works
    show.click()
    formgrader.get_by_role("link", name=student).click()
