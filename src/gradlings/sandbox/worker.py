"""The untrusted half: load one submission, run probes on it, send back what they observe.

Frames to the worker: `{"load": {…}}` with the fields of a `loading.Source`, then any number of
`{"probe", "inputs", "seed"}`, whose probe is cloudpickle bytes, known by its digest after the first
time. Frames back: `{"loaded": True}`, `{"observation": …}` or `{"raised": …}` (see
`loading.describe`).
"""

from __future__ import annotations

import contextlib
import importlib
import os
import pickle
import socket
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import torch

from gradlings.sandbox import loading, wire
from gradlings.sandbox.forbid import Guard
from gradlings.sandbox.loading import Source


class Experimenter:
    """Holds one submission's module and runs experiments on it.

    Args:
        confined: whether this process is a worker of the sandbox.
    """

    def __init__(self, *, confined: bool) -> None:
        self.confined = confined
        self.module: ModuleType | None = None
        self.filename = ""
        self.forbidden: tuple[str, ...] = ()

    def load(self, source: Source) -> dict[str, Any]:
        """Run the submission's file; the answer is `loaded` or `raised`."""
        self.filename, self.forbidden = source.filename, source.forbidden
        guard = Guard(self.forbidden)
        loading.reset(0)
        try:
            with self._warnings_are_harmless(), guard.watching():
                self.module = loading.load(source)
        except KeyboardInterrupt as error:
            if not self.confined:
                raise  # the student's own Ctrl-C
            return self._raised(error, guard)
        except BaseException as error:
            return self._raised(error, guard)
        return {"raised": _forbidden(guard.seen)} if guard.seen else {"loaded": True}

    def run(self, probe: Any, inputs: tuple[Any, ...], seed: int) -> dict[str, Any]:
        """Run one experiment; the answer is `observation` or `raised`."""
        guard = Guard(self.forbidden)
        loading.reset(seed)
        try:
            with self._warnings_are_harmless(), guard.watching():
                observation = probe(self.module, *inputs)
        except KeyboardInterrupt as error:
            if not self.confined:
                raise  # the student's own Ctrl-C
            return self._raised(error, guard)
        except BaseException as error:
            return self._raised(error, guard)
        return {"raised": _forbidden(guard.seen)} if guard.seen else {"observation": observation}

    @contextlib.contextmanager
    def _warnings_are_harmless(self) -> Iterator[None]:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore" if self.confined else "default")
            yield

    def _raised(self, error: BaseException, guard: Guard) -> dict[str, Any]:
        raised = loading.describe(error, self.module, self.filename, confined=self.confined)
        if guard.seen:  # even if the code then raised something else
            raised |= {"outcome": "forbidden", "message": guard.seen}
        return {"raised": raised}


def _forbidden(name: str) -> dict[str, Any]:
    return {"outcome": "forbidden", "type": "Forbidden", "message": name, "where": []}


def encode(answer: dict[str, Any]) -> bytes:
    """Write an answer as a frame; an observation that is not plain data becomes `raised`."""
    try:
        return wire.dumps(answer)
    except wire.WireError as error:
        unfit = {"outcome": "failed", "type": "WireError", "message": str(error), "where": []}
        return wire.dumps({"raised": unfit})


def serve(sock: socket.socket) -> None:
    """Answer frames until the socket closes."""
    experimenter = Experimenter(confined=True)
    probes: dict[str, Any] = {}
    wire.send(sock, wire.dumps({"ready": True}))
    while True:
        try:
            request = wire.receive(sock, opaque=pickle.loads)  # from the trusted side
        except EOFError:
            return
        if "load" in request:
            answer = experimenter.load(Source(**request["load"]))
        else:
            if "pickle" in request:
                probes[request["probe"]] = pickle.loads(request["pickle"])  # noqa: S301
            answer = experimenter.run(probes[request["probe"]], request["inputs"], request["seed"])
        wire.send(sock, encode(answer))


def self_test(module: Any) -> dict[str, bool]:
    """Try, inside a worker, what no submission may do; say what was refused."""

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
    """Import, inside a worker, a module that nothing imported before; say what went wrong."""
    try:
        importlib.import_module("colorsys")
    except ImportError as error:
        return str(error)
    return ""


def rehearse() -> None:
    """Go once through all that `serve` does, so that workers find it warm."""
    experimenter = Experimenter(confined=True)
    text = "import torch\ndef double(x): return 2 * x\n"
    experimenter.load(Source(text, "rehearsal", "rehearsal.py", ("nothing",)))
    answer = experimenter.run(_double, (torch.ones(2),), 0)
    wire.loads(encode(answer))
    encode(experimenter.run(_fail, (), 0))


def _double(module: Any, x: Any) -> Any:
    return module.double(x)


def _fail(module: Any) -> Any:
    return module.missing
