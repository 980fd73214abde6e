"""Where this repository is. Outside of tests/content no test reads its exercises."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
EDITION = ROOT / "src/gradlings/authoring/release/edition"
