"""The guard on forbidden operations, in the process of a student's own check."""

from __future__ import annotations

import pytest
import torch
import torch.nn.functional as F  # noqa: N812  # its usual name

from gradlings.sandbox.forbid import Forbidden, Guard


def test_a_students_own_check_forbids_too() -> None:
    """In process the mode alone watches, and all is as before afterwards."""
    guard = Guard(["dropout"])

    with pytest.raises(Forbidden), guard.watching():
        F.dropout(torch.ones(2))

    assert guard.seen == "dropout"
    F.dropout(torch.ones(2))
    with guard.watching():
        torch.ones(2) + 1
    assert guard.seen is None


def test_names_may_lie_without_effect() -> None:
    """A submission that calls itself torch is not taken for torch."""
    guard = Guard(["dropout"])
    code = "def leave():\n    torch.overrides._pop_mode()\n"
    scope = {"__name__": "torch.overrides", "torch": torch}
    exec(code, scope)

    with pytest.raises(Forbidden), guard.watching():
        scope["leave"]()
