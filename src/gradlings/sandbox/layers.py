"""The layers of the sandbox for a person: which are present, and what to do about the others."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass

from gradlings.errors import SandboxError


def require_linux() -> None:
    """Raise SandboxError unless this is Linux."""
    if not sys.platform.startswith("linux"):
        raise SandboxError(
            "official grading needs Linux for its sandbox; run it in a container or on a server "
            "(`gradlings check`, for your own work, runs everywhere)"
        )


_REMEDIES = {
    "ordinary user": "Run as an ordinary user, or give the container CAP_SETUID and CAP_SETGID.",
    "resource limits": "Raise the hard limits of the account (ulimit -H -a).",
    "Landlock": (
        "Use Linux 5.13 or newer with CONFIG_SECURITY_LANDLOCK, and `landlock` in the `lsm=` boot "
        "parameter; in a container, a runtime whose seccomp profile allows landlock_* calls."
    ),
    "seccomp": "Use a kernel with CONFIG_SECCOMP_FILTER on x86-64 or aarch64.",
    "namespaces": (
        "Optional. Allow user namespaces (sysctl kernel.apparmor_restrict_unprivileged_userns=0), "
        "or grade as root; in a container, give it CAP_SYS_ADMIN."
    ),
}
_OPTIONAL = {"namespaces"}


@dataclass(frozen=True)
class Layer:
    """One layer of the sandbox on this machine.

    Args:
        name: of the layer.
        required: whether official grading refuses to run without it.
        present: whether the kernel grants it.
        note: why the kernel does not grant it; empty if it does.
        remedy: what an operator can do about it.
    """

    name: str
    required: bool
    present: bool
    note: str
    remedy: str


def layers_from(refusals: Mapping[str, str | None]) -> list[Layer]:
    """Turn the zygote's report (layer: refusal or None) into layers."""
    return [
        Layer(name, name not in _OPTIONAL, refusal is None, refusal or "", _REMEDIES[name])
        for name, refusal in refusals.items()
    ]
