"""An edition at work: the command, with the package of the edition and nothing else."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def gradlings_in(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command as students do, in an environment that is otherwise empty."""
    return subprocess.run(
        [sys.executable, "-m", "gradlings", *arguments],
        cwd=folder,
        env={"PYTHONPATH": str(folder / "src"), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )
