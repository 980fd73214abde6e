"""This repository: where it is. Outside of tests/content no test reads its exercises."""

from __future__ import annotations

import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
EDITION = ROOT / "src/gradlings/authoring/release/edition"


def copy_packaging(root: Path) -> None:
    """Copy to a course what an edition of it takes from around the exercises."""
    for name in ("pyproject.toml", "constraints.txt", "LICENSE"):
        shutil.copy(ROOT / name, root / name)
