"""The warm process: imports torch once, then forks a confined worker for each submission.

Started by `client` with exec, a clean environment and one control socket. It never reads a
solution or a grader: what it holds in memory, students can read.

On the control socket (SOCK_SEQPACKET, msgpack) the zygote first sends what the kernel refused,
layer by layer (`{name: reason or None}`). `{"op": "spawn", "limits"}` with the worker's socket
attached is answered by `{"pid"}` with a pidfd attached; `{"op": "end", "pid", "tell"}` waits for
the end of a worker, and is answered by `{"status"}` if `tell`.
"""

from __future__ import annotations

import gc
import io
import itertools
import os
import signal
import socket
import sys
from typing import NoReturn

import matplotlib
import msgpack
import numpy as np
import torch

from gradlings.sandbox import confine, kernel, landlock, namespaces, pages, seccomp, worker

MAX_MESSAGE_BYTES = 4096
CONFINEMENT_FAILED = 70


def warm() -> None:
    """Touch what is set up lazily: in a worker it would cost time, or be refused."""
    import torch._dynamo  # what a first optimizer step imports

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
    _warm_matplotlib()
    worker.rehearse()


def _warm_matplotlib() -> None:
    """Draw once: a worker could neither write the list of fonts nor find a screen."""
    matplotlib.use("agg")
    from matplotlib import pyplot

    figure, axes = pyplot.subplots()
    axes.semilogy([1, 2], [1, 2], label="warm")
    axes.legend()
    figure.savefig(io.BytesIO())
    pyplot.close(figure)


def main(control: socket.socket) -> None:
    """Serve the control socket until it closes."""
    kernel.prctl(kernel.PR_SET_PDEATHSIG, signal.SIGKILL)
    torch.set_num_threads(1)
    warm()
    gc.collect()
    gc.freeze()
    pages.collapse()
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
    control.send(msgpack.packb(refusals))
    _serve(control, tasks, confine.Confinement(layers, rules, filter_program, mapped_bytes))


def _serve(control: socket.socket, tasks: int, confinement: confine.Confinement) -> None:
    uids = itertools.cycle(confine.worker_uids(os.getpid()))
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
        if len(os.listdir(tasks)) != 1:
            raise RuntimeError("the zygote has more than one thread: its children would hang")
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
        return 0  # asked twice


def _become_worker(
    descriptor: int, confinement: confine.Confinement, limits: confine.Limits, uid: int
) -> NoReturn:
    try:
        confinement.apply(descriptor, limits, uid)
        worker.serve(socket.socket(fileno=confine.SOCKET_FD))
    except BaseException:  # whatever happens here must not go on as a second zygote
        os._exit(CONFINEMENT_FAILED)
    os._exit(0)


if __name__ == "__main__":
    main(socket.socket(fileno=int(sys.argv[1])))
    os._exit(0)  # tidying up torch would take longer than all the rest
