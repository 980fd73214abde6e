"""This Python, for users who cannot read the folder in which it is."""

from __future__ import annotations

import sys
from pathlib import Path


def public_python(kept: Path) -> str:
    """Return a shell command by which, in a mount namespace of root, all users can run this Python.

    Args:
        kept: an empty folder that is needed for it.
    """
    home = Path(sys.base_prefix)
    hidden = next((p for p in reversed(home.parents) if not p.stat().st_mode & 0o001), None)
    if hidden is None:
        return "true"
    return (
        f"mount --bind {home} {kept} && mount -t tmpfs -o mode=755 none {hidden} && "
        f"mkdir -p {home} && mount --bind {kept} {home}"
    )
