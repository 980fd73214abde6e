"""The untrusted half: load one submission, run probes on it, send back what they observe.

Frames to the worker: `{"load", "kernels"}`, with the fields of a `loading.Source` and the names of
kernels to replace, then any number of `{"probe", "inputs", "seed"}`, whose probe is cloudpickle
bytes (`"pickle"`), known by its digest after the first time; or `{"steps"}`, a list of these, with
encoded inputs, each of which is answered. Frames back: `{"loaded": True}`, `{"observation": …}` or
`{"raised": …}` (see `loading.describe`), with `"attempts"` if the submission asked for what it
never needs (see `attempts`).
"""

from __future__ import annotations

import contextlib
import importlib
import linecache
import os
import pickle
import socket
import sys
import warnings
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import cloudpickle
import torch

from gradlings.sandbox import loading, wire
from gradlings.sandbox.attempts import Attempts
from gradlings.sandbox.forbid import Guard
from gradlings.sandbox.loading import Source


class Experimenter:
    """Holds one submission's module and runs experiments on it.

    Args:
        confined: whether this process is a worker of the sandbox.
        alone: whether this process does nothing else until it ends; then the guard stays.

    Attributes:
        limited: surrounds the submission's own code, and none of what watches it: an alarm there
            would leave torch's functions replaced.
    """

    def __init__(self, *, confined: bool, alone: bool = False) -> None:
        self.confined, self.alone = confined, alone
        self.module: ModuleType | None = None
        self._warned: set[str] = set()
        self._forbidden: tuple[str, ...] | None = None  # by the guard that stays
        self.filename = ""
        self.guard = Guard(())
        self.limited: Callable[[], contextlib.AbstractContextManager[None]] = contextlib.nullcontext

    def load(self, source: Source, kernels: Sequence[str] = ()) -> dict[str, Any]:
        """Run the submission's file; the answer is `loaded` or `raised`.

        Args:
            source: the file.
            kernels: names of the kernels that it must not reach.
        """
        self.filename = source.filename
        if not self.alone or self._forbidden != source.forbidden:
            self.guard = Guard(source.forbidden)
            self.guard.replace_kernels(kernels)
            if self.alone:
                self._forbidden = source.forbidden
                self.guard.stay()

        def load() -> bool:
            self.module = loading.load(source)
            return True

        return self._watched("loaded", load, seed=0)

    def run(self, probe: Any, inputs: tuple[Any, ...], seed: int) -> dict[str, Any]:
        """Run one experiment; the answer is `observation` or `raised`."""
        return self._watched("observation", lambda: probe(self.module, *inputs), seed)

    def _watched(self, kind: str, action: Callable[[], Any], seed: int) -> dict[str, Any]:
        loading.reset(seed)
        try:
            with (
                self._warnings_are_harmless(),
                loading.surroundings(self.filename),
                self.guard.watching(),
                self.limited(),
            ):
                result = action()
        except BaseException as error:
            if isinstance(error, KeyboardInterrupt) and not self.confined:
                raise  # the student's own Ctrl-C
            return self._raised(error)
        if self.guard.seen:
            return {"raised": loading.raised("forbidden", "Forbidden", self.guard.seen)}
        return {kind: result}

    @contextlib.contextmanager
    def _warnings_are_harmless(self) -> Iterator[None]:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore" if self.confined else "always")
            warnings.showwarning = lambda message, *_place, **_more: self._warn(message)
            yield

    def _warn(self, message: Warning | str) -> None:
        """Write a warning once, without its place, which is one of torch's or of the guard's."""
        text = f"{type(message).__name__}: {message}"
        if text not in self._warned:
            self._warned.add(text)
            sys.stderr.write(f"{text}\n")

    def _raised(self, error: BaseException) -> dict[str, Any]:
        if self.guard.seen:  # even if the code then raised something else
            frames = loading.own_frames(error, self.filename)
            return {"raised": loading.raised("forbidden", "Forbidden", self.guard.seen, frames)}
        raised = loading.describe(error, self.module, self.filename, confined=self.confined)
        return {"raised": raised}


def encode(answer: dict[str, Any], attempts: list[list[str]] | None = None) -> bytes:
    """Encode an answer as a frame; an observation that cannot be encoded becomes `raised`."""
    more = {"attempts": attempts} if attempts else {}
    try:
        return wire.dumps(answer | more)
    except Exception as error:  # an object of a student's class may raise anything
        unreadable = f"something that cannot be read ({type(error).__name__})"
        reason = str(error) if isinstance(error, wire.WireError) else unreadable
        return wire.dumps({"raised": loading.raised("failed", "WireError", reason)} | more)


def serve(sock: socket.socket) -> None:
    """Answer frames until the socket closes."""
    experimenter = Experimenter(confined=True, alone=True)
    probes: dict[str, Any] = {}

    def run(asked: dict[str, Any]) -> None:
        """Run one experiment, and send what it observes."""
        if "pickle" in asked:
            probes[asked["probe"]] = pickle.loads(asked["pickle"])  # noqa: S301
        answer = experimenter.run(probes[asked["probe"]], asked["inputs"], asked["seed"])
        wire.send(sock, encode(answer, attempts.new()))

    attempts = Attempts()
    attempts.watch()
    wire.send(sock, wire.dumps({"ready": True}))
    while True:
        try:
            request = wire.receive(sock, opaque=pickle.loads)  # from the trusted side
        except EOFError:
            return
        if "load" in request:
            source = Source(**request["load"])
            attempts.filename = source.filename
            answer = experimenter.load(source, request["kernels"])
            wire.send(sock, encode(answer, attempts.new()))
        elif "steps" not in request:
            run(request)
        elif experimenter.module is not None:  # else nobody waits for them
            for step in request["steps"]:
                run(step | {"inputs": wire.loads(step["inputs"], opaque=pickle.loads)})


def self_test(module: Any) -> dict[str, bool]:
    """Try, inside a worker, what no submission may do; return whether each attempt was refused."""

    def refused(attempt: Callable[[], object]) -> bool:
        try:
            attempt()
        except OSError:
            return True
        return False

    return {
        "reading a file": refused(Path("/etc/passwd").read_text),
        "writing a file": refused(lambda: Path("/dev/shm/self-test").write_text("")),  # noqa: S108
        "opening a socket": refused(socket.socket),
        "starting a process": refused(os.fork),
        "signalling another process": refused(lambda: os.kill(os.getppid() or 1, 0)),
    }


def can_import(module: Any) -> str:
    """Import, inside a worker, a module that is not loaded yet; return the error, or nothing."""
    try:
        importlib.import_module("colorsys")
    except ImportError as error:
        return str(error)
    return ""


def rehearse() -> None:
    """Do everything that `serve` does, once: the warm process sets it up before it forks."""
    experimenter = Experimenter(confined=True)
    experimenter.load(Source(_REHEARSAL, "rehearsal", "rehearsal.py", ("no such operation",)))
    for probe in (_loss, _gradient, _missing):
        probe = pickle.loads(cloudpickle.dumps(probe))  # noqa: S301  # our own
        inputs = wire.loads(wire.dumps((torch.ones(2, 3), torch.zeros(2).long())))
        wire.loads(encode(experimenter.run(probe, inputs, 0)))
    sys.modules.pop("rehearsal", None)
    linecache.cache.pop("rehearsal.py", None)


_REHEARSAL = """
import torch


def loss(x, labels):
    true = x.gather(1, labels[:, None])
    return ((1 + x - true).clamp(min=0) * (torch.arange(3) != labels[:, None])).sum(dim=1).mean()
"""


def _loss(module: Any, x: Any, labels: Any) -> Any:
    return module.loss(x, labels)


def _gradient(module: Any, x: Any, labels: Any) -> Any:
    x.requires_grad_()
    module.loss(x, labels).backward()
    return {"grad": x.grad, "shape": list(x.shape)}


def _missing(module: Any, x: Any, labels: Any) -> Any:
    return module.missing
