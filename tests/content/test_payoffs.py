"""The payoff of each topic: a run that uses the student's own functions."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from support.repository import ROOT

PAYOFFS = sorted((ROOT / "exercises").glob("*/payoff.py"))


def run(payoff: Path, answers: Path, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a payoff beside some answers, as a student does."""
    for path in [payoff, *answers.glob("*.py")]:
        if path.name != payoff.name or path == payoff:
            shutil.copy(path, folder)
    return subprocess.run(
        [sys.executable, "payoff.py", "drawn.svg"],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.mark.parametrize("payoff", PAYOFFS, ids=[path.parent.name for path in PAYOFFS])
def test_it_runs_on_the_solutions(payoff: Path, tmp_path: Path) -> None:
    """It prints what was built and draws it; a primer shows the picture."""
    done = run(payoff, ROOT / "solutions" / payoff.parent.name, tmp_path)

    assert done.returncode == 0, done.stderr
    assert done.stdout.strip()
    assert not done.stderr
    assert "<svg" in (tmp_path / "drawn.svg").read_text()
    assert "](payoff.svg)" in payoff.with_name("README.md").read_text()
    assert payoff.with_suffix(".svg").is_file()


@pytest.mark.parametrize("payoff", PAYOFFS, ids=[path.parent.name for path in PAYOFFS])
def test_it_says_in_one_line_what_is_still_to_be_written(payoff: Path, tmp_path: Path) -> None:
    """On the stubs it names the first exercise that it needs, without a traceback."""
    done = run(payoff, payoff.parent, tmp_path)

    (line,) = done.stdout.splitlines()
    assert done.returncode == 1
    assert line.startswith("Still to be written: ")
    named = line.removeprefix("Still to be written: ").split()[0].rstrip(".,:")
    assert (payoff.parent / named).is_file(), line
    assert "Traceback" not in done.stderr
