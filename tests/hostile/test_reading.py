"""Attacks that read: answers, files, other memory. What a worker finds, it could only tell."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from support.system_calls import CTYPES

from gradlings.checks import judge
from gradlings.course.exercise import Exercise
from gradlings.sandbox.client import Sandbox

Observed = Callable[..., Any]
Refused = Callable[[str, str], None]

SENTINEL = "sentinel-7f3a91c0"


@pytest.fixture(scope="module")
def secretive() -> Iterator[Sandbox]:
    """A sandbox of a grader whose environment holds a secret."""
    patch = pytest.MonkeyPatch()
    patch.setenv("GRADEBOOK_PASSWORD", SENTINEL)
    with Sandbox() as started:
        yield started
    patch.undo()


@pytest.mark.parametrize(
    "path",
    [
        "/etc/passwd",
        "/etc/shadow",
        "/etc/hostname",
        f"{Path.home()}/.bashrc",
        f"{Path.home()}/.ssh/id_rsa",
        "/proc/self/environ",
        "/proc/self/maps",
        "/proc/self/mem",
        "/proc/1/environ",
        "/proc/1/mem",
        "/proc/1/root/etc/passwd",
        "/proc/self/root/etc/passwd",
        "/proc/thread-self/environ",
        "/proc/mounts",
        "/proc/net/tcp",
        "/dev/mem",
        "/dev/kmsg",
        "/dev/shm",
        "/dev/fd/0",
        "/tmp",
        "/var/log",
        "/",
        ".",
        "..",
    ],
)
def test_no_file_outside_of_python_can_be_read(refused: Refused, path: str) -> None:
    """Opening a file or a folder that is not Python's or the system's libraries' is refused."""
    refused("import os", f"os.read(os.open({path!r}, os.O_RDONLY), 64)")
    refused("import os", f"os.listdir({path!r})")


@pytest.mark.parametrize("what", ["solution", "hidden checks", "course.toml", "stub", "engine"])
def test_no_file_of_the_course_can_be_read(refused: Refused, exercise: Exercise, what: str) -> None:
    """Neither the answers nor anything near them can be opened, or even seen to exist."""
    path = {
        "solution": exercise.solution,
        "hidden checks": exercise.grader / "test_hidden.py",
        "course.toml": exercise.root / "course.toml",
        "stub": exercise.stub,
        "engine": Path(judge.__file__),
    }[what]
    assert path.is_file()
    for place in (path, *path.parents):  # it is the sandbox that refuses, not the owner
        assert place.stat().st_mode & 0o004

    refused("", f"open({str(path)!r}).read()")
    refused("import mmap, os", f"mmap.mmap(os.open({str(path)!r}, os.O_RDONLY), 0)")
    refused("", f"open({'/usr/lib/../..' + str(path)!r}).read()")
    refused("import numpy", f"numpy.fromfile({str(path)!r})")
    refused("import os", f"os.scandir({str(path.parent)!r})")
    refused("import os", f"os.open({str(path)!r}, os.O_PATH | os.O_DIRECTORY)")
    refused("import os", f"os.link({str(path)!r}, '/tmp/x')")


def test_the_course_cannot_be_seen_to_exist(
    observed: Observed, sandbox: Sandbox, exercise: Exercise
) -> None:
    """In a root of its own, a worker does not even learn that a file is there."""
    if not next(layer for layer in sandbox.layers if layer.name == "namespaces").present:
        pytest.skip("needs namespaces, an optional layer")
    paths = [str(exercise.solution), str(exercise.grader), str(exercise.stub), "/etc/passwd"]

    seen = observed(f"import os\ndef spy(): return [p for p in {paths} if os.path.lexists(p)]")

    assert seen == []


def test_the_answers_cannot_be_imported(observed: Observed, exercise: Exercise) -> None:
    """No trick of the import system finds the graders, the solutions or the trusted half."""
    text = f"""
import importlib, importlib.util, linecache, runpy, sys, zipimport
sys.path[:0] = {[str(exercise.root), str(exercise.grader), str(exercise.solution.parent)]}
importlib.invalidate_caches()

def attempt(action):
    try:
        return bool(action())
    except (ImportError, OSError):
        return False

def load(name, path):
    spec = importlib.util.spec_from_file_location(name, path)
    spec.loader.exec_module(importlib.util.module_from_spec(spec))
    return True

def spy():
    return [
        attempt(lambda: importlib.import_module("test_hidden")),
        attempt(lambda: importlib.import_module("solutions.tensors.margin_cost")),
        attempt(lambda: importlib.import_module("graders.tensors.margin_cost.test_hidden")),
        attempt(lambda: importlib.import_module("gradlings.checks.judge")),
        attempt(lambda: importlib.import_module("gradlings.grading.gradebook")),
        attempt(lambda: load("test_hidden", {str(exercise.grader / "test_hidden.py")!r})),
        attempt(lambda: runpy.run_path({str(exercise.solution)!r})),
        attempt(lambda: linecache.getlines({str(exercise.solution)!r})),
    ]
"""
    assert observed(text) == [False] * 8


def test_the_checks_do_not_say_where_the_course_lies(
    grade: Callable[..., Any], exercise: Exercise
) -> None:
    """Not by the code of a probe, nor by what its module is called after."""
    text = """
import sys

def two_class_cost(*inputs):
    frame = sys._getframe(1)
    raise ValueError(repr([frame.f_code.co_filename, frame.f_globals.get("__file__")]))

many_class_cost = two_class_cost
"""
    messages = [check.message for check in grade(exercise, text)]

    assert any("graders/tensors/margin_cost/" in message for message in messages)
    assert not any(str(exercise.root) in message for message in messages)


def test_messages_do_not_say_where_python_lies(spy: Callable[..., dict[str, Any]]) -> None:
    """Python's own messages name files of packages."""
    raised = spy("def spy():\n    from torch import no_such_name\n")["raised"]

    assert "cannot import name 'no_such_name' from 'torch' (…" in raised["message"]
    assert sys.prefix not in raised["message"]


def test_no_descriptor_is_left_but_its_own_socket(observed: Observed) -> None:
    """Of descriptors 0 to 1023 there are the null device three times and one socket."""
    seen = observed("""
import os, stat

def spy():
    found = {}
    for number in range(1024):
        try:
            found[number] = stat.S_IFMT(os.fstat(number).st_mode)
        except OSError:
            pass
    return found, [os.fstat(n).st_rdev for n in range(3)]
""")
    kinds, devices = seen
    assert kinds == {0: stat.S_IFCHR, 1: stat.S_IFCHR, 2: stat.S_IFCHR, 3: stat.S_IFSOCK}
    assert set(devices) == {Path(os.devnull).stat().st_rdev}


def test_the_environment_is_empty(observed: Observed, secretive: Sandbox) -> None:
    """Nothing of the grader's environment is in os.environ or in the C library's."""
    seen = observed(
        """
import ctypes, os

def spy():
    pointer = ctypes.POINTER(ctypes.c_char_p).in_dll(ctypes.CDLL(None), "environ")
    return dict(os.environ), bool(pointer) and pointer[0] is not None
""",
        within=secretive,
    )

    assert seen == ({}, False)


def test_the_first_stack_holds_no_secret(observed: Observed, secretive: Sandbox) -> None:
    """Where the kernel once put arguments and environment, there is nothing of the grader's."""
    seen = observed(
        """
import ctypes, errno
libc = ctypes.CDLL(None, use_errno=True)

def readable(address):
    libc.access(ctypes.c_void_p(address), 0)
    return ctypes.get_errno() != errno.EFAULT

def spy():
    address = ctypes.c_void_p.in_dll(libc, "program_invocation_name").value // 4096 * 4096
    found = b""
    ctypes.set_errno(0)
    while readable(address):
        found += ctypes.string_at(address, 4096)
        address += 4096
        ctypes.set_errno(0)
    return found
""",
        within=secretive,
    )

    assert b"OMP_NUM_THREADS" in seen  # it did find the place
    assert SENTINEL.encode() not in seen
    assert b"HOME=" not in seen


def test_the_zygote_holds_no_text_of_the_course(observed: Observed, exercise: Exercise) -> None:
    """All objects in memory, and all modules, hold no line of the solution or the hidden checks."""
    lines = [
        line.strip()
        for path in (exercise.solution, exercise.grader / "test_hidden.py")
        for line in path.read_text().splitlines()
        if len(line.strip()) > 30 and line not in exercise.stub.read_text()
    ]
    halves = [(line[: len(line) // 2], line[len(line) // 2 :]) for line in lines]
    assert len(halves) > 20
    seen = observed(f"""
import gc, sys
HALVES = {halves!r}

def spy():
    gc.unfreeze()
    texts = [t for o in gc.get_objects() for t in gc.get_referents(o) if type(t) is str]
    texts += [str(module) for module in sys.modules.values()]
    joined = "\\0".join(set(texts))
    return len(texts), [a for a, b in HALVES if a + b in joined], sorted(sys.modules)
""")

    count, found, modules = seen
    assert count > 10_000
    assert found == []
    rooms = {name.split(".")[1] for name in modules if name.startswith("gradlings.")}
    assert rooms == {"sandbox"}
    assert not {"pytest", "_pytest"} & set(modules)


@pytest.mark.parametrize(
    "attempt",
    [
        "call(101, 16, 1, 0, 0)",  # ptrace: PTRACE_ATTACH to the zygote
        "call(101, 0x4206, 1, 0, 0)",  # PTRACE_SEIZE
        "call(101, 0, 0, 0, 0)",  # PTRACE_TRACEME
        "call(310, 1, 0, 0, 0, 0, 0)",  # process_vm_readv
        "call(311, 1, 0, 0, 0, 0, 0)",  # process_vm_writev
        "call(434, 1, 0)",  # pidfd_open
        "call(438, 0, 0, 0)",  # pidfd_getfd
        "call(312, 1, 1, 0, 0, 0)",  # kcmp
        "call(440, 0, 0, 0, 0, 0)",  # process_madvise
        "call(298, 0, 1, -1, -1, 0)",  # perf_event_open
        "call(321, 0, 0, 0)",  # bpf
        "call(250, 0, 0, 0)",  # keyctl
        "call(323, 0)",  # userfaultfd
        "call(304, 0, 0, 0)",  # open_by_handle_at
        "call(165, 0, 0, 0, 0, 0)",  # mount
        "call(272, 0x10000000)",  # unshare: a user namespace
        "call(308, 3, 0)",  # setns
        "call(161, 0)",  # chroot
        "call(155, 0, 0)",  # pivot_root
        "call(105, 0)",  # setuid(0)
        "call(117, 0, 0, 0)",  # setresuid(0, 0, 0)
        "call(428, -100, 0, 0)",  # open_tree
        "call(430, 0, 0)",  # fsopen
        "call(302, 1, 7, 0, 0)",  # prlimit64 of the zygote
        "call(172, 3)",  # iopl
        "call(0x40000000 + 2, 0, 0, 0)",  # open, by its number in the x32 ABI
        "call(467, 0, 0, 0)",  # a call newer than the filter
        "call(1000, 0)",
    ],
)
def test_no_system_call_reaches_other_memory(refused: Refused, attempt: str) -> None:
    """System calls that look into other processes, or widen one's world, are refused."""
    refused(CTYPES, attempt)


def test_a_system_call_of_another_architecture_is_deadly(
    gains_nothing: Callable[[str], Any],
) -> None:
    """The 32-bit door into the kernel, whose calls have other numbers, kills who opens it."""
    checks = gains_nothing("""
import ctypes, mmap
code = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
code.write(bytes.fromhex("b814000000cd80c3"))  # mov eax, 20 (getpid); int 0x80; ret
enter = ctypes.CFUNCTYPE(ctypes.c_int)(ctypes.addressof(ctypes.c_char.from_buffer(code)))

def two_class_cost(*inputs):
    raise RuntimeError(f"the pid is {enter()}")

many_class_cost = two_class_cost
""")

    assert not [check for check in checks if "the pid is" in check.message]


def test_a_hidden_check_tells_no_expected_value(
    grade: Callable[..., Any], exercise: Exercise, wrong: str
) -> None:
    """The message of a failed hidden check shows what came, not what should have."""
    checks = grade(exercise, wrong, seed=5)

    hidden = [check for check in checks if check.id.startswith("test_hidden")]
    assert hidden
    assert not [check for check in hidden if "expected 0" in check.message]
    assert not [check for check in hidden if "expected tensor" in check.message]


def test_a_planted_secret_stays_secret(
    gains_nothing: Callable[[str], Any], public_folder: Path
) -> None:
    """A file that anyone on the machine may read does not come back in a message."""
    secret = public_folder / "secret"
    secret.write_text(SENTINEL)
    secret.chmod(0o644)

    checks = gains_nothing(f"""
def two_class_cost(*inputs):
    raise RuntimeError(open({str(secret)!r}).read())

many_class_cost = two_class_cost
""")

    assert {check.outcome.value for check in checks} == {"blocked"}
    assert not [check for check in checks if SENTINEL in check.message]
