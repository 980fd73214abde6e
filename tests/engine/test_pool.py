"""The pool of processes: what it runs, and how long its processes stay."""

from __future__ import annotations

import math
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from support.processes import wait_for_no_python_in

from gradlings.errors import SandboxError
from gradlings.grading.pool.pool import KeptPool, Pool


def _pids(pool: Pool, tasks: int = 1) -> set[int]:
    """Have the processes of a pool tell who they are."""
    found: list[int] = []
    for _ in range(tasks):
        pool.add(os.getpid, on_done=found.append)
    pool.run()
    return set(found)


def _is_there(pid: int) -> bool:
    status = Path(f"/proc/{pid}/status")
    return status.exists() and "zombie" not in status.read_text()


def test_processes_last_as_long_as_the_pool() -> None:
    """Two runs have one process, which ends with the pool."""
    with Pool(1) as pool:
        (first,) = _pids(pool)
        (second,) = _pids(pool)

    assert first == second != os.getpid()
    assert not _is_there(first)


def test_processes_that_were_started_for_nothing_end(tmp_path: Path) -> None:
    """The one with torch with the pool, the others with the program."""
    program = """
from gradlings.grading.pool.pool import Pool
with Pool(1) as pool:
    pool.start()
    warm = pool._warm.pid
print(warm)
"""
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=True
    )

    assert not done.stderr
    assert not _is_there(int(done.stdout))
    wait_for_no_python_in(tmp_path)


def test_a_pool_goes_on_after_a_task_that_raised() -> None:
    """What was left of its tasks is forgotten."""
    done: list[int] = []
    with Pool(1) as pool:
        pool.add(math.sqrt, -1, on_done=done.append)
        for _ in range(5):
            pool.add(math.sqrt, 4, on_done=done.append)
        with pytest.raises(ValueError, match="math domain error"):
            pool.run()
        done.clear()
        pool.add(math.sqrt, 9, on_done=done.append)
        pool.run()

    assert done == [3]


def test_a_pool_goes_on_after_a_process_that_died() -> None:
    """The death is reported, and the next run has another process."""
    with Pool(1) as pool:
        pool.add(os._exit, 1, on_done=lambda _: None)
        with pytest.raises(SandboxError, match="a grading process died"):
            pool.run()
        assert len(_pids(pool)) == 1


def test_a_kept_pool_stays_for_the_next_user() -> None:
    """One that wants another number of processes gets other ones."""
    kept = KeptPool()
    with kept.pool(1) as pool:
        first = _pids(pool)
    with kept.pool(1) as pool:
        again = _pids(pool)
    with kept.pool(2) as pool:
        other = _pids(pool)
    assert first == again
    assert not first & other
    assert not any(map(_is_there, first))
    kept.close()
    assert not any(map(_is_there, other))


def test_who_comes_later_to_a_kept_pool_has_it() -> None:
    """The earlier user is stopped, with what it has; the processes stay."""
    kept, begun, says, pids = KeptPool(), threading.Event(), list[str](), list[int]()

    def take(pid: int) -> None:
        pids.append(pid)
        begun.set()

    def grade_many() -> None:
        with kept.pool(1) as pool:
            for _ in range(100_000):
                pool.add(os.getpid, on_done=take)
            with pytest.raises(SandboxError, match="finished results are stored") as stopped:
                pool.run()
            says.append(str(stopped.value))

    earlier = threading.Thread(target=grade_many)
    earlier.start()
    assert begun.wait(60)
    with kept.pool(1) as pool:
        later = _pids(pool)
    earlier.join(60)
    kept.close()

    assert says
    assert set(pids) == later


def test_a_kept_pool_ends_when_nobody_uses_it() -> None:
    """And starts again when somebody does."""
    kept = KeptPool(idle_s=0.0)
    with kept.pool(1) as pool:
        (first,) = _pids(pool)
    assert kept._timer is not None
    kept._timer.join()
    assert not _is_there(first)
    with kept.pool(1) as pool:
        assert _pids(pool) != {first}
    kept.close()


def test_all_processes_die_with_the_grader() -> None:
    """However it ends: the pool's, the one that they are forked from, and the warm one."""
    code = (
        "import os\n"
        "from gradlings.grading.pool.pool import Pool\n"
        "if __name__ == '__main__':\n"
        "    pool = Pool(2)\n"
        "    for _ in range(4):\n"
        "        pool.add(os.getpid, on_done=print)\n"
        "    pool.run()\n"
        "    print(pool._warm.pid, *pool._executor._processes)\n"
        "    print(*(s.split()[-1] for s in os.popen(f'pgrep -P {os.getpid()}')), flush=True)\n"
        "    os.kill(os.getpid(), 9)\n"
    )
    command = [sys.executable, "-c", code]  # whoever outlives it holds its output open
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    pids = {int(word) for word in done.stdout.split()}

    assert len(pids) >= 4, done.stderr
    deadline = time.monotonic() + 30  # a warm process that is being started ends once it is ready
    while any(map(_is_there, pids)) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not [pid for pid in pids if _is_there(pid)]
