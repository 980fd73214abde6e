"""The transcripts of the documents are what the commands print. Needs Linux, git."""

from __future__ import annotations

import re
import subprocess
import sys

from support.repository import ROOT

SCRIPT = ROOT / "docs" / "transcripts.py"
DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")]


def test_the_transcripts_are_what_the_commands_print(linux: None) -> None:
    """Up to times; if not, run `make transcripts`."""
    command = [sys.executable, SCRIPT, "--check"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=900)

    assert done.returncode == 0, done.stdout + done.stderr


def test_every_block_of_commands_and_output_is_made_by_the_script() -> None:
    """None is written by hand, and each name is one that a scene makes."""
    script = SCRIPT.read_text()
    for file in DOCUMENTS:
        text = file.read_text()
        names = re.findall(r"^<!-- transcript: ([\w-]+) -->\n`{3,}console$", text, flags=re.M)

        assert len(names) == len(re.findall(r"^`{3,}console$", text, flags=re.M)), file.name
        assert all(f'"{name}"' in script for name in names), file.name
