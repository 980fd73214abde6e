"""The trusted side of the sandbox: order zygotes, open workers, own every deadline."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable, Collection
from typing import Any

from gradlings.errors import SandboxError
from gradlings.sandbox import worker
from gradlings.sandbox.by_value import pickled_by_value
from gradlings.sandbox.confine import Limits
from gradlings.sandbox.handle import LOAD_LIMIT_S, Worker
from gradlings.sandbox.layers import Layer, layers_from, require_linux
from gradlings.sandbox.warm import Warm, ZygoteSource
from gradlings.sandbox.zygote_handle import Zygote


class Sandbox:
    """Zygotes, and the workers that they fork.

    Args:
        require_all: raise unless every required layer is present. False is for `doctor` and for
            grading that may be unsandboxed: then the layers that are present apply.
        limits: what each worker may use.
        source: of the zygotes; without one, the sandbox starts a warm process, and ends it.

    Raises:
        SandboxError: not on Linux, a required layer is missing, or the zygote did not start.
    """

    def __init__(
        self,
        *,
        require_all: bool = True,
        limits: Limits | None = None,
        source: ZygoteSource | None = None,
    ) -> None:
        require_linux()
        self.limits = limits or Limits()
        self._require_all = require_all
        self._pickles: dict[Callable[..., Any], tuple[str, bytes]] = {}
        self._zygotes: dict[frozenset[str], Zygote] = {}
        self._kept: tuple[object, Worker] | None = None
        self.own_warm: Warm | None = None
        if source is None:
            self.own_warm = Warm()
            source = self.own_warm.source
        self._source = source
        try:
            self.layers: list[Layer] = layers_from(self._zygote(frozenset()).refusals)
        except BaseException:
            self.close()
            raise

    def _zygote(self, libraries: frozenset[str]) -> Zygote:
        """Return the zygote with these libraries; it is ordered when it is first needed."""
        if libraries not in self._zygotes:
            zygote = Zygote(self._source, libraries, self.limits, self.pickled)
            self._zygotes[libraries] = zygote
            if self._require_all:
                _require(zygote)
        return self._zygotes[libraries]

    def self_test(self) -> dict[str, bool]:
        """Try, inside a worker, what no submission may do; return whether each attempt was refused.

        Raises:
            SandboxError: a worker cannot even read the Python installation.
        """
        return _self_test(self._zygote(frozenset()))

    def open(self, libraries: Collection[str] = ()) -> Worker:
        """Fork a confined worker. Close it when done (it is a context manager).

        Args:
            libraries: which it has imported already; see `libraries`.

        Raises:
            SandboxError: the zygote has ended, or could not confine the worker.
        """
        return self._zygote(frozenset(libraries)).open()

    def keep(self, worker: Worker, kind: object) -> None:
        """Keep a worker for the next program of its kind, in place of one that was kept before."""
        self._end_kept()
        self._kept = kind, worker

    def kept(self, kind: object) -> Worker | None:
        """Take the worker that was kept for a kind of programs; one of another kind is ended."""
        if self._kept is not None and self._kept[0] == kind:
            worker = self._kept[1]
            self._kept = None
            return worker
        self._end_kept()
        return None

    def _end_kept(self) -> None:
        if self._kept is not None:
            self._kept[1].close()
            self._kept = None

    def pickled(self, probe: Callable[..., Any]) -> tuple[str, bytes]:
        """Return a probe as (digest, cloudpickle bytes), by value."""
        if probe not in self._pickles:
            raw = pickled_by_value(probe)
            self._pickles[probe] = hashlib.sha256(raw).hexdigest(), raw
        return self._pickles[probe]

    def close(self) -> None:
        """End the zygotes, and with them every worker."""
        self._end_kept()
        for zygote in self._zygotes.values():
            zygote.close()
        self._zygotes.clear()
        if self.own_warm is not None:
            self.own_warm.close()

    def __enter__(self) -> Sandbox:
        return self

    def __exit__(self, *_exc: object) -> None:
        self.close()


def _require(zygote: Zygote) -> None:
    """Raise SandboxError unless every required layer is present, and holds."""
    missing = [one for one in layers_from(zygote.refusals) if one.required and not one.present]
    if missing:
        names = "; ".join(f"{layer.name}: {layer.note}. {layer.remedy}" for layer in missing)
        raise SandboxError(
            f"the sandbox lacks a layer that official grading needs. {names} "
            "(`gradlings doctor` shows all layers; --allow-unsandboxed grades without them)"
        )
    holes = [what for what, refused in _self_test(zygote).items() if not refused]
    if holes:
        done = ", ".join(holes)
        raise SandboxError(f"the sandbox allowed a worker {done}; nothing is graded")


def _self_test(zygote: Zygote) -> dict[str, bool]:
    with zygote.open() as tester:
        complaint = tester.call(worker.can_import, (), seed=0, limit_s=LOAD_LIMIT_S)
        found = tester.call(worker.self_test, (), seed=0, limit_s=LOAD_LIMIT_S)
    if complaint["observation"]:
        raise SandboxError(
            f"a worker cannot read the Python installation ({complaint['observation']}); make "
            f"{sys.base_prefix} and {sys.prefix} readable for other users (chmod o+rX)"
        )
    refused: dict[str, bool] = found["observation"]
    return refused
