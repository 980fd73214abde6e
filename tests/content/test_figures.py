"""Figures of the primers: made by the scripts of the repo, and shown with words beside them."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from support.repository import ROOT

SCRIPTS = sorted((ROOT / "docs" / "figures").glob("*.py"))


@pytest.mark.parametrize("script", SCRIPTS, ids=[script.stem for script in SCRIPTS])
def test_a_script_draws_the_figure_that_is_there(script: Path, tmp_path: Path) -> None:
    """The same bytes again, with the versions of the constraints."""
    copy = tmp_path / "docs" / "figures" / script.name
    drawn = tmp_path / "exercises" / script.stem / "figure.svg"
    for folder in (copy.parent, drawn.parent):
        folder.mkdir(parents=True)
    shutil.copy(script, copy)

    subprocess.run([sys.executable, copy], check=True, timeout=120)

    assert drawn.read_bytes() == (ROOT / "exercises" / script.stem / "figure.svg").read_bytes()


@pytest.mark.parametrize("topic", [script.stem for script in SCRIPTS])
def test_a_primer_leads_to_all_that_belongs_to_its_topic(topic: str) -> None:
    """Its links lead to files that are there; exercises, questions and figure are among them."""
    folder = ROOT / "exercises" / topic
    text = (folder / "README.md").read_text()
    links = set(re.findall(r"\]\(([^)#]+)\)", text))
    local = {link for link in links if not link.startswith("http")}

    assert local == {path.name for path in folder.iterdir() if path.is_file()} - {"README.md"}
    assert re.search(r"!\[[^\]]{80,}\]\(figure\.svg\)", text), "the figure is described in words"
