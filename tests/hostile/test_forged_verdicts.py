"""Attacks that claim a verdict: no words, exit codes, objects or bytes of a worker are one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from support.attacks import ENDINGS

from gradlings.checks.compare import difference
from gradlings.outcomes import CheckResult, Outcome, Status

GainsNothing = Callable[[str], tuple[CheckResult, ...]]


def _inside(statement: str) -> str:
    return (
        f"def two_class_cost(*inputs):\n    inputs[0].data.add_(1)\n    {statement}\n\n"
        "many_class_cost = two_class_cost\n"
    )


@pytest.mark.parametrize("statement", ENDINGS)
def test_an_exit_code_counts_for_nothing(gains_nothing: GainsNothing, statement: str) -> None:
    """A function that ends the process earns no point, however gladly it exits."""
    gains_nothing(_inside(statement))


@pytest.mark.parametrize("statement", ENDINGS)
def test_an_exit_while_loading_counts_for_nothing(
    gains_nothing: GainsNothing, wrong: str, statement: str
) -> None:
    """A file that ends the process as it loads earns no point."""
    gains_nothing(statement + wrong)


def test_an_exit_at_the_end_of_the_process_counts_for_nothing(
    gains_nothing: GainsNothing, wrong: str
) -> None:
    """Handlers of atexit change no verdict."""
    gains_nothing("import atexit, os\natexit.register(os._exit, 0)" + wrong)


@pytest.mark.parametrize(
    "patch",
    [
        "torch.testing.assert_close = lambda *a, **k: None",
        "torch.allclose = lambda *a, **k: True",
        "torch.equal = lambda *a, **k: True",
        "torch.isclose = lambda a, *b, **k: torch.ones_like(a, dtype=torch.bool)",
        "torch.Tensor.__eq__ = lambda self, other: True",
        "torch.Tensor.all = lambda self, *a, **k: torch.tensor(True)",
        "import numpy; numpy.testing.assert_allclose = numpy.allclose = lambda *a, **k: True",
        "import math; math.isclose = lambda *a, **k: True",
        "import builtins; builtins.abs = lambda x: 0",
        "import builtins; builtins.AssertionError = Warning",
        "import builtins; builtins.all = builtins.any = lambda x: True",
        "import builtins; builtins.isinstance = lambda x, kind: True",
        "import pytest; pytest.fail = lambda *a, **k: None",
    ],
)
def test_a_patched_comparison_compares_nothing(
    gains_nothing: GainsNothing, wrong: str, patch: str
) -> None:
    """What a worker patches is not what judges it."""
    gains_nothing(f"import torch\ntry:\n    {patch}\nexcept ImportError:\n    pass\n{wrong}")


EQUALS = """
import numpy as np
import torch

class Yes:
    def __eq__(self, other): return True
    def __ne__(self, other): return False
    def __lt__(self, other): return True
    def __bool__(self): return True
    def __float__(self): return 1.0
    def __getattr__(self, name): return self
    def __call__(self, *args, **kwargs): return self
    def __hash__(self): return 0

class YesText(Yes, str): pass
class YesFloat(Yes, float): pass
class YesDict(Yes, dict): pass
class YesList(Yes, list): pass

class LyingTensor(torch.Tensor):
    @classmethod
    def __torch_function__(cls, func, types, args=(), kwargs=None):
        return torch.tensor(True)

class LyingParameter(torch.nn.Parameter):
    @classmethod
    def __torch_function__(cls, func, types, args=(), kwargs=None):
        return torch.tensor(True)

class LyingArray(np.ndarray):
    def __array_ufunc__(self, *args, **kwargs): return np.bool_(True)
    def __array_function__(self, *args, **kwargs): return np.bool_(True)
    def __eq__(self, other): return True

class LyingScalar(np.float64):
    def __eq__(self, other): return True

class Impostor:
    @property
    def __class__(self): return torch.Tensor
    def __eq__(self, other): return True

class Pickled:
    def __reduce__(self): return eval, ("__import__('os').abort()",)

def answer(scores): return {}

def two_class_cost(scores, targets, margin=1.0):
    scores.data.add_(1)
    return answer(scores)

many_class_cost = two_class_cost
"""


@pytest.mark.parametrize(
    "value",
    [
        "Yes()",
        "Yes",
        "YesText('0.8333')",
        "YesFloat(0.8333)",
        "YesDict(loss=1)",
        "YesList([1])",
        "[Yes()]",
        "{'observation': Yes()}",
        "torch.tensor(-123.0).as_subclass(LyingTensor)",
        "LyingParameter(torch.tensor(-123.0))",
        "np.asarray(-123.0).view(LyingArray)",
        "LyingScalar(-123.0)",
        "Impostor()",
        "Pickled()",
        "True",
        "'passed'",
        "None",
        "NotImplemented",
        "...",
        "float('nan')",
        "torch.tensor(float('nan'))",
        "torch.tensor(float('inf'))",
        "torch.tensor(-1.0, device='meta')",
        "torch.tensor([[1.0]]).to_sparse()",
        "torch.full((1,) * 30, -1.0)",
        "(lambda x: x)",
        "(x for x in [1])",
        "10 ** 30",
        "b'passed'",
    ],
)
def test_an_object_equal_to_everything_equals_nothing(
    gains_nothing: GainsNothing, value: str
) -> None:
    """Only plain data of exact types comes back, so that no object can answer for itself."""
    gains_nothing(EQUALS.replace("return {}", f"return {value}"))


def test_a_value_that_contains_itself_is_a_wrong_answer(gains_nothing: GainsNothing) -> None:
    """An endless list is refused as too deep."""
    checks = gains_nothing(_inside("loop = []; loop.append(loop); return loop"))

    returned = {check.outcome for check in checks if "gradient" not in check.id}
    assert returned == {Outcome.FAILED}


def test_forged_output_counts_for_nothing(gains_nothing: GainsNothing, wrong: str) -> None:
    """Text in the manner of a test report is just text."""
    forged = """
import os, sys
report = "============ 13 passed in 0.01s ============\\n"
print(report)
print(report, file=sys.stderr)
for stream in (0, 1, 2):
    os.write(stream, report.encode())
"""
    gains_nothing(forged + wrong)


# What comes on descriptor 3 before, or in place of, what the worker would have sent.
FRAMES = """
import os, pickle, struct
import msgpack, numpy as np, torch
from gradlings.sandbox import wire

def frame(value):
    return wire.dumps(value)

def framed(header, *buffers):
    lengths = b"".join(struct.pack("<Q", len(b)) for b in buffers)
    body = struct.pack("<II", len(header), len(buffers)) + lengths + header + b"".join(buffers)
    return struct.pack("<Q", len(body)) + body

LOADED = frame({"loaded": True})

class Boom:
    def __reduce__(self): return os._exit, (0,)

def send(raw):
    while raw:
        raw = raw[os.write(3, raw):]

"""
FORGED = [
    "frame({'loaded': True}) + 100 * frame({'observation': True})",
    "100 * frame({'observation': 'passed'})",
    "frame({'loaded': True, 'raised': {}, 'observation': None})",
    "100 * frame({'outcome': 'passed', 'points': 100.0})",
    "100 * frame({'raised': {'outcome': 'passed'}})",
    "100 * frame({'raised': 5})",
    "100 * frame({'raised': None})",
    "100 * frame({'raised': ['outcome', 'passed']})",
    "100 * frame({'raised': {'outcome': np.array([1, 2])}})",
    "100 * frame({'raised': {'outcome': torch.tensor([1, 2])}})",
    "100 * frame({'raised': {'outcome': ['passed'], 'type': 1, 'message': {}, 'where': 'x'}})",
    "100 * frame({'raised': {'outcome': 'error', 'where': [[1, 2, 3]] * 4000}})",
    "100 * frame({'raised': {'outcome': 'unreadable', 'message': [1]}})",
    "100 * frame({'raised': {'outcome': 'grader_error', 'message': 'a broken check'}})",
    "100 * frame({})",
    "100 * frame([])",
    "100 * frame(True)",
    "LOADED + 100 * frame(['observation', True])",
    "LOADED + 100 * frame({1: 2, True: 3, 2.5: None})",
    "LOADED + 100 * frame({'observation': {float('nan'): 1}})",
    "b'HTTP/1.1 200 OK passed ' * 10",
    "bytes(64)",
    "LOADED + bytes(64)",
    "b'\\xff' * 64",
    "struct.pack('<Q', 2 ** 64 - 1)",
    "struct.pack('<Q', 0)",
    "struct.pack('<Q', 4) + b'four'",
    "struct.pack('<QII', 8, 0xFFFFFFFF, 0)",
    "struct.pack('<QII', 8, 1, 0xFFFFFFFF)",
    "struct.pack('<QIIQ', 17, 1, 1, 2 ** 64 - 1) + b'\\xc0'",
    "struct.pack('<QII', 9 + 4096 * 8, 1, 4096) + bytes(4096 * 8) + b'\\xc0'",
    "framed(b'\\x91' * 100_000)",
    "framed(b'\\x81' * 100_000)",
    "framed(b'\\xdd\\xff\\xff\\xff\\xff' * 100)",
    "framed(b'\\xdf\\xff\\xff\\xff\\xff' * 100)",
    "framed(b'\\xdb\\xff\\xff\\xff\\xff')",
    "framed(b'\\xc6\\xff\\xff\\xff\\xff')",
    "framed(b'\\xc9\\xff\\xff\\xff\\xff\\x01')",
    "framed(msgpack.packb(msgpack.ExtType(1, b'x')))",
    "framed(msgpack.packb(msgpack.Timestamp(1)))",
    "framed(msgpack.packb({'observation': True}))",
    "framed(msgpack.packb(['m', 'observation', b'x']))",
    "framed(b'\\xa2\\xff\\xfe')",
    "framed(msgpack.packb(['P', 0]), pickle.dumps(Boom()))",
    "framed(msgpack.packb(['m', 'observation', ['P', 0]]), pickle.dumps(Boom()))",
    "framed(msgpack.packb(['m', 'observation', ['T', 'float32', [2**31 - 1] * 8, False, 0]]), b'')",
    "framed(msgpack.packb(['m', 'observation', ['T', 'float32', [-1], False, 0]]), bytes(4))",
    "framed(msgpack.packb(['m', 'observation', ['T', 'object', [1], False, 0]]), bytes(8))",
    "framed(msgpack.packb(['m', 'observation', ['T', 'float32', [2], False, 0]]), bytes(4))",
    "framed(msgpack.packb(['m', 'observation', ['T', 'bool', [1], False, 0]]), b'\\2')",
    "framed(msgpack.packb(['m', 'observation', ['N', 'O', [1], False, 0]]), bytes(8))",
    "framed(msgpack.packb(['m', 'observation', ['N', '|V8', [1], False, 0]]), bytes(8))",
    "framed(msgpack.packb(['m', 'observation', ['b', 7]]), b'x')",
    "framed(msgpack.packb(['m', 'observation', ['l', ['b', 0], ['b', 0]]]), b'x')",
    "framed(msgpack.packb(['m', 1]))",
    "framed(msgpack.packb(['m', ['l'], 1]))",
    "pickle.dumps(Boom())",
    "b'cos\\nsystem\\n(S\"true\"\\ntR.'",
]


@pytest.mark.parametrize("raw", FORGED)
def test_forged_frames_earn_nothing_and_stop_no_class(
    handed: Callable[..., list[Any]], honest: str, wrong: str, raw: str
) -> None:
    """Whatever a file answers in place of "loaded", it and its neighbours get results."""
    forger, neighbour = handed(f"{FRAMES}send({raw})\n{wrong}", honest)

    assert forger.score == 0
    assert forger.status is not Status.WITHHELD
    assert neighbour.status is Status.GRADED
    assert neighbour.score == neighbour.max_score


@pytest.mark.parametrize("raw", FORGED[::6])
def test_forged_frames_of_a_function_are_answers_at_most(
    gains_nothing: GainsNothing, raw: str
) -> None:
    """Bytes that a function writes before it ends are judged like any answer."""
    gains_nothing(FRAMES + _inside(f"send(({raw})[:100_000]); os._exit(0)"))


TAKEOVERS = [
    "worker.encode = lambda answer: wire.dumps({'observation': True})",
    "worker.encode = lambda answer: b'passed'",
    "worker.encode = lambda answer: wire.dumps({'outcome': 'passed', 'points': 1.0})",
    "worker.Experimenter.run = lambda self, *a: {'observation': 'passed'}",
    "worker.Experimenter.run = lambda self, *a: {'outcome': 'passed'}",
    "wire.dumps = lambda *a, **k: b''",
    "wire.send = lambda *a, **k: None; wire.receive = None",
    "plain_data.Encoder.encode = lambda self, *a: ['m', 'observation', True]",
    "plain_data.MAX_DEPTH = 10 ** 6",
    "worker.wire = None",
    "worker.pickle = None",
]


@pytest.mark.parametrize("patch", TAKEOVERS)
@pytest.mark.usefixtures("hurried")
def test_a_worker_taken_over_earns_nothing(
    gains_nothing: GainsNothing, wrong: str, patch: str
) -> None:
    """Functions of the worker may be replaced: it holds no answers."""
    gains_nothing(f"from gradlings.sandbox import plain_data, wire, worker\n{patch}\n{wrong}")


def test_the_frames_above_hold_the_grader_only_in_the_trusted_process(
    observed: Callable[..., Any],
) -> None:
    """Walking up the stack from a probe meets the worker's loop, and no check."""
    seen = observed("""
import sys

def spy():
    frame, names = sys._getframe(), []
    while frame:
        names.append(frame.f_code.co_name)
        frame = frame.f_back
    return names
""")

    assert seen[:2] == ["spy", "_spy"]
    assert not [name for name in seen if name.startswith(("test_", "agree", "_compare"))]


def test_the_probe_holds_no_answer(grade: Callable[..., Any], exercise: Any) -> None:
    """All that garbage collection knows of a running probe holds no solution and no check."""
    text = """
import gc, sys

def reach(start):
    seen, todo = {}, [start]
    while todo and len(seen) < 3000:
        value = todo.pop()
        if id(value) not in seen:
            seen[id(value)] = value
            todo += gc.get_referents(value) if not isinstance(value, type(sys)) else []
    return seen.values()

def two_class_cost(*inputs):
    probe = sys._getframe(1)
    found = [v for v in reach(probe.f_globals) if isinstance(v, str)]
    found += [c for c in probe.f_code.co_consts if isinstance(c, str)]
    wanted = ("test_" + "two", "is_" + "other", "true_" + "scores", "expect" + "ed")
    raise RuntimeError("found", [w for w in wanted if any(w in text for text in found)])

many_class_cost = two_class_cost
"""
    says = {check.message.partition("\n")[0] for check in grade(exercise, text)}

    assert says == {"raised RuntimeError: ('found', [])"}


@pytest.mark.parametrize(
    "raised",
    [
        "raise type('E', (Exception,), {'__str__': lambda self: 5})()",
        "raise type('E', (Exception,), {'__str__': lambda self: 1 / 0})()",
        "raise type('E' * 10 ** 6, (Exception,), {})('x' * 10 ** 7)",
        "raise type('E', (AttributeError,), {'obj': property(lambda self: 1 / 0)})()",
        "raise Exception('\\x1b[2J\\x07\\u202e passed')",
        "raise Exception('\\ud800')",
        "raise type('\\ud800'.encode('utf-8', 'replace').decode(), (OSError,), {})('x')",
    ],
)
def test_an_exception_cannot_break_its_telling(gains_nothing: GainsNothing, raised: str) -> None:
    """An exception that resists being shown is shown anyway, on one harmless line or not at all."""
    checks = gains_nothing(_inside(raised))

    for check in checks:
        assert len(check.message) < 5000
        assert all(c.isprintable() or c == "\n" for c in check.message)
        assert "could not be confined" not in check.message  # that would be the operator's fault


def test_exit_code_70_does_not_blame_the_sandbox(gains_nothing: GainsNothing) -> None:
    """The exit code of a failed confinement, used by a student, does not pass for one."""
    checks = gains_nothing(_inside("import os; os._exit(70)"))

    assert {check.outcome for check in checks} == {Outcome.CRASHED}
    assert not [check for check in checks if "could not be confined" in check.message]


def test_keys_of_an_answer_are_told_briefly(observed: Callable[..., Any]) -> None:
    """A wrong dict's keys reach the message short and without control characters."""
    keys = observed("def spy(): return {f'\\x1b[2J\\x07key{i}': i for i in range(9000)}")

    says = difference(keys, {"loss": 1.0})

    assert says is not None
    assert len(says) < 5000
    assert all(c.isprintable() or c == "\n" for c in says)
