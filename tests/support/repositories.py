"""Repositories of students, with commits at times of our choice."""

from __future__ import annotations

import os
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path

PATH = "exercises/tensors/double.py"
DEADLINE = datetime(2026, 11, 1, 12, tzinfo=UTC)


def git(folder: Path, *arguments: str, at: datetime = DEADLINE) -> str:
    """Run git at a time of our choice."""
    when = at.isoformat()
    who = {"GIT_AUTHOR_NAME": "Ada", "GIT_AUTHOR_EMAIL": "a@example.org", "GIT_AUTHOR_DATE": when}
    who |= {name.replace("AUTHOR", "COMMITTER"): value for name, value in who.items()}
    done = subprocess.run(
        ["git", "-C", folder, *arguments],
        env=dict(os.environ) | who,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def push(folder: Path, text: str, hours: float = -1) -> str:
    """Commit a student's answer some hours after the deadline; return the commit."""
    if not (folder / ".git").is_dir():
        folder.mkdir(parents=True)
        git(folder, "init", "--quiet", "--initial-branch=trunk")
    file = folder / PATH
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "work", at=DEADLINE + timedelta(hours=hours))
    return git(folder, "rev-parse", "HEAD")
