"""The warm process: imports torch once, and forks zygotes, which fork a worker for each submission.

Started by `warm` with exec, a clean environment and one socket (SOCK_SEQPACKET). It never reads a
solution or a grader: what it holds in memory, students can read. Each message on the socket orders
a zygote, whose control socket is attached; it names the libraries that the zygote should have.

On its control socket (SOCK_SEQPACKET, msgpack) a zygote first sends what the kernel refused, layer
by layer (`{name: reason or None}`), with a pidfd of its own attached. `{"op": "spawn", "limits"}`
with the worker's socket attached is answered by `{"pid"}` with a pidfd attached; `{"op": "end",
"pid", "tell"}` waits for the end of a worker, and is answered by `{"status"}` if `tell`.
"""

from __future__ import annotations

import contextlib
import gc
import itertools
import os
import signal
import socket
import sys
import traceback
from typing import NoReturn

if __name__ == "__main__":
    gc.disable()  # a fifth of the time of these imports would be spent on looking for garbage

import msgpack
import numpy as np
import torch

from gradlings.sandbox import (
    compiler,
    confine,
    forbid,
    kernel,
    landlock,
    libraries,
    namespaces,
    pages,
    seccomp,
    worker,
)

MAX_MESSAGE_BYTES = 4096
CONFINEMENT_FAILED = 70


def warm() -> None:
    """Use what the libraries set up lazily: in a worker it would cost time, or be refused."""
    compiler.postpone()
    model = torch.nn.Sequential(
        torch.nn.Linear(8, 8), torch.nn.BatchNorm1d(8), torch.nn.ReLU(), torch.nn.Linear(8, 2)
    )
    for kind in (torch.optim.Adam, torch.optim.SGD):
        optimizer = kind(model.parameters(), lr=0.1)
        loss = torch.nn.functional.cross_entropy(model(torch.randn(4, 8)), torch.zeros(4).long())
        loss.backward()
        optimizer.step()
        optimizer.zero_grad()
    torch.nn.functional.conv2d(torch.randn(1, 1, 8, 8), torch.randn(1, 1, 3, 3))
    torch.linalg.svd(torch.eye(3))
    torch.func.grad(torch.sin)(torch.tensor(1.0))
    repr(torch.randn(2, requires_grad=True))
    np.linalg.svd(np.eye(3))
    np.random.default_rng(0).random()
    forbid.holders()
    worker.rehearse()


def main(orders: socket.socket) -> None:
    """Fork a zygote for each order, until the socket closes."""
    torch.set_num_threads(1)
    warm()
    _settle()
    loaded: set[str] = set()
    tasks = os.open("/proc/self/task", os.O_RDONLY | os.O_DIRECTORY)
    while True:
        message, descriptors, _, _ = socket.recv_fds(orders, MAX_MESSAGE_BYTES, 1)
        _reap(0 if not message else os.WNOHANG)
        if not message:
            return
        if missing := set(message.decode().split()[1:]) - loaded:
            for name in missing:
                libraries.load(name)
            loaded |= missing
            _settle()
        _require_one_thread(tasks)
        if not os.fork():
            orders.close()
            _become_zygote(socket.socket(fileno=descriptors[0]))
        os.close(descriptors[0])


def _settle() -> None:
    """Make what has been imported cheap to fork, and of no interest to a garbage collector."""
    gc.freeze()
    pages.collapse()


def _reap(options: int) -> None:
    """Reap the zygotes that have ended; without WNOHANG, wait for all of them."""
    with contextlib.suppress(ChildProcessError):
        while os.waitpid(-1, options)[0]:
            pass


def _become_zygote(control: socket.socket) -> NoReturn:
    try:
        kernel.prctl(kernel.PR_SET_PDEATHSIG, signal.SIGKILL)
        _be_zygote(control)
    except BaseException:  # no error may let this go on as a second warm process
        traceback.print_exc()
        os._exit(1)
    os._exit(0)  # tidying up torch would take longer than all the rest


def _be_zygote(control: socket.socket) -> None:
    gc.enable()
    pages.small_from_now_on()
    own_pid = os.getpid()
    pidfd = os.pidfd_open(own_pid)
    mapped_bytes = confine.address_space_bytes()
    trees, files = confine.readable_trees(), confine.readable_files()
    refusals = confine.refusals()
    refusals["namespaces"] = namespaces.refusal(trees, files)
    if refusals["namespaces"] is None:
        tasks = namespaces.enter(trees, files)
    else:
        tasks = os.open("/proc/self/task", os.O_RDONLY | os.O_DIRECTORY)
    layers = frozenset(name for name, refusal in refusals.items() if refusal is None)
    rules = landlock.ruleset(trees, files) if "Landlock" in layers else None
    filter_program = seccomp.program(kernel.machine()) if "seccomp" in layers else None
    socket.send_fds(control, [msgpack.packb(refusals)], [pidfd])
    os.close(pidfd)
    confinement = confine.Confinement(layers, rules, filter_program, mapped_bytes)
    _serve(control, tasks, confinement, confine.worker_uids(own_pid))


def _require_one_thread(tasks: int) -> None:
    if len(os.listdir(tasks)) != 1:
        raise RuntimeError("the zygote has more than one thread: its children would hang")


def _serve(
    control: socket.socket, tasks: int, confinement: confine.Confinement, worker_uids: list[int]
) -> None:
    uids = itertools.cycle(worker_uids)
    while True:
        message, descriptors, _, _ = socket.recv_fds(control, MAX_MESSAGE_BYTES, 1)
        if not message:
            return
        request = msgpack.unpackb(message)
        if request["op"] == "end":
            status = _wait(request["pid"])
            if request["tell"]:
                control.send(msgpack.packb({"status": status}))
            continue
        _require_one_thread(tasks)
        uid = next(uids)
        pid = os.fork()
        if not pid:
            _become_worker(descriptors[0], confinement, confine.Limits(**request["limits"]), uid)
        os.close(descriptors[0])
        pidfd = os.pidfd_open(pid)
        socket.send_fds(control, [msgpack.packb({"pid": pid})], [pidfd])
        os.close(pidfd)


def _wait(pid: int) -> int:
    try:
        return os.waitpid(pid, 0)[1]
    except ChildProcessError:
        return 0  # already reaped


def _become_worker(
    descriptor: int, confinement: confine.Confinement, limits: confine.Limits, uid: int
) -> NoReturn:
    try:
        confinement.apply(descriptor, limits, uid)
        worker.serve(socket.socket(fileno=confine.SOCKET_FD))
    except BaseException:  # no error may let this go on as a second zygote
        os._exit(CONFINEMENT_FAILED)
    os._exit(0)


if __name__ == "__main__":
    main(socket.socket(fileno=int(sys.argv[1])))
    os._exit(0)  # tidying up torch would take longer than all the rest
