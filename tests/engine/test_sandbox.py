"""The sandbox itself: its workers, its layers, and how it fails."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import torch
from support.python import public_python

from gradlings.course.course import Course
from gradlings.errors import SandboxError
from gradlings.sandbox import confine, handle
from gradlings.sandbox.client import Sandbox
from gradlings.sandbox.handle import WorkerDied
from gradlings.sandbox.loading import Source
from gradlings.sandbox.warm import Warm
from gradlings.sandbox.zygote_handle import Zygote

SOURCE = Source("calls = []\ndef f(x):\n    calls.append(x)\n    return len(calls)\n", "m", "m.py")


def observe(worker: handle.Worker, probe: Any, *inputs: Any) -> Any:
    """Run one experiment and give its observation."""
    return worker.call(probe, inputs, seed=1, limit_s=10)["observation"]


def test_every_required_layer_is_there(sandbox: Sandbox) -> None:
    """On the machine that runs the tests, too, CI's included."""
    assert {layer.name for layer in sandbox.layers if layer.required and not layer.present} == set()
    assert all(sandbox.self_test().values())


def test_one_worker_serves_many_experiments(sandbox: Sandbox) -> None:
    """What the module remembers stays, as it would on the student's machine."""

    def count(module: Any, x: int) -> Any:
        return module.f(x)

    with sandbox.open() as worker:
        assert worker.load(SOURCE) == {"loaded": True}
        assert [observe(worker, count, n) for n in range(3)] == [1, 2, 3]


def test_experiments_do_not_change_each_others_surroundings(sandbox: Sandbox) -> None:
    """Seeds, grad mode, default dtype and threads are put back."""

    def spoil(module: Any) -> None:
        torch.set_grad_enabled(False)
        torch.set_default_dtype(torch.float64)
        torch.set_num_threads(2)
        torch.manual_seed(99)

    def look(module: Any) -> Any:
        state = torch.is_grad_enabled(), str(torch.get_default_dtype()), torch.get_num_threads()
        return *state, torch.rand(2)

    with sandbox.open() as worker:
        before = observe(worker, look)
        observe(worker, spoil)
        after = observe(worker, look)

    assert before[:3] == after[:3] == (True, "torch.float32", 1)
    assert torch.equal(before[3], after[3])


def test_a_worker_uses_little_memory_of_its_own(sandbox: Sandbox, small_course: Course) -> None:
    """Under 20 MB private, after it has worked."""

    def loss(module: Any, scores: Any, labels: Any) -> Any:
        scores.requires_grad_()
        module.many_class_cost(scores, labels).backward()
        return scores.grad

    exercise = small_course.select(["margin_cost"])[0]
    source = Source(exercise.solution.read_text(), exercise.name, exercise.path)
    with sandbox.open() as worker:
        worker.load(source)
        for _ in range(10):
            observe(worker, loss, torch.randn(64, 10), torch.zeros(64, dtype=torch.long))
        rollup = Path(f"/proc/{worker.outer_pid}/smaps_rollup").read_text()

    private_kb = sum(int(s.split()[1]) for s in rollup.splitlines() if s.startswith("Private"))
    assert private_kb < 20_000


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("import os; os._exit(7)", "ended the process (exit code 7)"),
        ("import ctypes; ctypes.string_at(0)", "was killed by SIGSEGV"),
        ("import os; os.write(3, b'x' * 100)\n    while True: pass", "is not an observation"),
    ],
)
def test_a_death_is_explained(sandbox: Sandbox, body: str, reason: str) -> None:
    """From the wait status, which the zygote tells."""
    with sandbox.open() as worker:
        worker.load(Source(f"def f():\n    {body}\n", "m", "m.py"))
        with pytest.raises(WorkerDied, match=reason.replace("(", r"\(").replace(")", r"\)")):
            worker.call(_call_f, (), seed=0, limit_s=10)


def _call_f(module: Any) -> Any:
    return module.f()


def test_used_up_processor_time_is_a_timeout() -> None:
    """The limit of last resort, should the grader's own deadline be far away."""
    with (
        Sandbox(require_all=False, limits=confine.Limits(cpu_s=1)) as small,
        small.open() as worker,
    ):
        worker.load(Source("def f():\n    while True: pass\n", "m", "m.py"))
        with pytest.raises(WorkerDied) as death:
            worker.call(_call_f, (), seed=0, limit_s=30)

    assert death.value.timed_out


def test_a_worker_is_killed_when_the_sandbox_closes() -> None:
    """Nothing is left, not even the worker that waits for its turn."""
    with Sandbox(require_all=False) as short:
        worker = short.open()
        pid = worker.outer_pid
        assert Path(f"/proc/{pid}").exists()

    assert not Path(f"/proc/{pid}").exists()
    worker.close()


def test_a_missing_layer_is_named_and_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Official grading fails closed; only an explicit choice goes on without."""
    says = {"Landlock": "this kernel has no Landlock", "seccomp": None}
    start = Zygote.__init__

    def refused(zygote: Zygote, *args: Any) -> None:
        start(zygote, *args)
        zygote.refusals = says

    monkeypatch.setattr(Zygote, "__init__", refused)

    with pytest.raises(SandboxError, match=r"Landlock: this kernel has no Landlock.*Linux 5\.13"):
        Sandbox()
    with Sandbox(require_all=False) as lenient:
        assert [layer.present for layer in lenient.layers] == [False, True]


@pytest.mark.parametrize("at_once", [True, False])
def test_a_zygote_that_cannot_start_says_why(
    monkeypatch: pytest.MonkeyPatch, *, at_once: bool
) -> None:
    """The words of its own error reach the operator, whether it is ordered before or after."""
    monkeypatch.setattr(sys, "executable", "/bin/false")
    if not at_once:
        start = Warm.__init__
        monkeypatch.setattr(Warm, "__init__", lambda warm: (start(warm), warm._process.wait())[0])

    with pytest.raises(SandboxError, match="did not start"):
        Sandbox()


def test_limits_check_themselves() -> None:
    """Zero would mean something else to the kernel."""
    with pytest.raises(ValueError, match="memory_mib is 0"):
        confine.Limits(memory_mib=0)


@pytest.mark.skipif(os.geteuid() != 0, reason="runs as an ordinary user already")
def test_an_ordinary_user_gets_the_same_sandbox(public_folder: Path) -> None:
    """Root drops to one for this test, in a mount namespace where its Python can be read."""
    script = public_folder / "script.py"
    script.write_text(
        "import os\n"
        "from gradlings.sandbox.client import Sandbox\n"
        "with Sandbox() as sandbox:\n"
        "    print(os.geteuid(), [layer.name for layer in sandbox.layers if not layer.present])\n"
    )
    kept = public_folder / "python"
    kept.mkdir()
    drop = "setpriv --reuid 12345 --regid 12345 --clear-groups"
    run = f"{public_python(kept)} && exec {drop} {sys.executable} {script}"
    assert shutil.which("setpriv"), "util-linux's setpriv is needed"

    done = subprocess.run(
        ["unshare", "--mount", "sh", "-c", run], capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() in ("12345 []", "12345 ['namespaces']")
