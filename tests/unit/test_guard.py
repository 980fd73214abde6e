"""The guard on forbidden operations, in the process of a student's own check."""

from __future__ import annotations

import signal
from collections.abc import Callable

import pytest
import torch
import torch.nn.functional as F  # noqa: N812  # its usual name

from gradlings.checks.in_process import InProcess
from gradlings.sandbox.forbid import Forbidden, Guard
from gradlings.sandbox.loading import Source


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


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="this system has no alarms")
def test_no_alarm_rings_while_torch_is_changed_or_put_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It would leave a forbidden name refused for the check's own code as well."""
    rings: list[float] = []
    refusal = Guard._refusal

    def seen(guard: Guard, name: str) -> Callable[..., None]:
        rings.append(signal.getitimer(signal.ITIMER_REAL)[0])
        return refusal(guard, name)

    monkeypatch.setattr(Guard, "_refusal", seen)
    subject = InProcess(Source("def limit(): ...", "mine", "mine.py", ("torch.optim.SGD",)))
    subject.begin(0, 2.0)

    left_s = subject(lambda _module: signal.getitimer(signal.ITIMER_REAL)[0])

    assert left_s > 0  # the code itself has a limit
    assert len(rings) >= 2  # it was loaded, and it was run
    assert not any(rings)
