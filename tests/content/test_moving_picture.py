"""The moving picture of the students' guide. Needs Linux, git, tmux and Chromium."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from support.browser import chromium
from support.repository import ROOT

MOVING, STILL = ROOT / "docs/watch.svg", ROOT / "docs/watch-still.svg"
MAX_BYTES = 300_000
SHOWN = """() => [...document.querySelectorAll('.frame')]
    .filter(e => getComputedStyle(e).visibility == 'visible').map(e => e.id)"""
AT = "at_ms => document.getAnimations().forEach(a => { a.pause(); a.currentTime = at_ms })"
LASTS = "() => document.getAnimations()[0].effect.getComputedTiming().duration"


def texts_of(picture: str) -> list[str]:
    """Return what a picture shows, part by part, without times."""
    found = re.findall(r"<text [^>]*>([^<]*)</text>", picture)
    return [re.sub(r"\d+\.\d\d&#160;s", "0.00 s", text) for text in found]


def test_it_shows_what_a_terminal_shows(linux: None, tmp_path: Path) -> None:
    """The same session in tmux again: the same screens, up to times; if not, `make picture`."""
    if shutil.which("tmux") is None:
        if os.environ.get("CI"):
            pytest.fail("CI must run this test, which needs tmux")
        pytest.skip("tmux is not installed")
    script = ROOT / "docs/moving_picture.py"

    subprocess.run([sys.executable, script, tmp_path], check=True, timeout=300)

    for picture in (MOVING, STILL):
        drawn = (tmp_path / picture.name).read_text()
        assert texts_of(drawn) == texts_of(picture.read_text()), "run: make picture"


def test_one_frame_is_shown_at_a_time_and_one_stands_still_for_those_who_want_that(
    tmp_path: Path,
) -> None:
    """In a real browser, each tenth of a second; small enough for a slow connection."""
    assert MOVING.stat().st_size + STILL.stat().st_size < MAX_BYTES
    with chromium() as browser:
        page = browser.new_page()
        page.goto(MOVING.as_uri())
        lasts_ms = page.evaluate(LASTS)
        seen = []
        for at_ms in range(0, round(lasts_ms), 100):
            page.evaluate(AT, at_ms + 50)
            (frame,) = page.evaluate(SHOWN)
            seen += [frame] if seen[-1:] != [frame] else []
        assert seen == [f"f{n}" for n in range(MOVING.read_text().count('class="frame"'))]

        page = browser.new_page(reduced_motion="reduce")
        page.goto(MOVING.as_uri())
        (frame,) = page.evaluate(SHOWN)
        guide = tmp_path / "guide.html"
        guide.write_text(f'<base href="{(ROOT / "docs").as_uri()}/">{picture_of_the_guide()}')
        page.goto(guide.as_uri())
        chosen = page.evaluate("() => document.querySelector('img').currentSrc")

    of_frame = MOVING.read_text().split(f'id="{frame}">')[1].split('class="frame"')[0]
    assert texts_of(of_frame) == texts_of(STILL.read_text())
    assert chosen.endswith("/watch-still.svg")


def picture_of_the_guide() -> str:
    """Return the guide's picture, as it is in Markdown."""
    found = re.search(r"<picture>.*?</picture>", (ROOT / "docs/students.md").read_text(), re.S)
    assert found is not None
    return found[0]
