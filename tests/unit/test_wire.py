"""The wire carries plain data unchanged, and refuses everything else."""

from __future__ import annotations

import struct
from typing import Any

import msgpack
import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from gradlings.sandbox import plain_data, wire

SCALARS = st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.floats() | st.text()
PLAIN = st.recursive(
    SCALARS | st.binary(),
    lambda inner: st.lists(inner) | st.lists(inner).map(tuple) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


def _same(a: Any, b: Any) -> bool:
    return repr(a) == repr(b) and type(a) is type(b)


@given(PLAIN)
@settings(deadline=None)
def test_plain_data_comes_back_as_it_was(value: Any) -> None:
    """Types included: a tuple stays a tuple."""
    assert _same(wire.loads(wire.dumps(value)), value)


@pytest.mark.parametrize("dtype", plain_data._TORCH_DTYPES.values(), ids=str)
@pytest.mark.parametrize("shape", [(), (0,), (3,), (2, 3), (2, 0, 4)])
def test_tensors_come_back_as_they_were(dtype: torch.dtype, shape: tuple[int, ...]) -> None:
    """Values, dtype, shape, and whether a gradient is wanted."""
    tensor = torch.randint(2, shape).to(dtype)
    if dtype.is_floating_point:
        tensor.requires_grad_()

    back = wire.loads(wire.dumps({"t": tensor}))["t"]

    assert torch.equal(back, tensor)
    assert (back.dtype, back.requires_grad) == (dtype, tensor.requires_grad)


@pytest.mark.parametrize(
    "value",
    [np.arange(6).reshape(2, 3), np.float64(0.1), np.array(3.0), np.zeros((0, 2)), np.True_],
)
def test_numpy_comes_back_as_it_was(value: Any) -> None:
    """Arrays stay arrays, scalars stay scalars."""
    back = wire.loads(wire.dumps(value))

    assert type(back) is type(value)
    assert np.array_equal(back, value)
    assert back.dtype == value.dtype


@pytest.mark.parametrize(
    "view",
    [
        torch.rand(1, 2)[:, 0],
        torch.rand(4)[::4],
        torch.rand(3, 1, 2).double()[:1, :, 1],
        torch.rand(1, 5).bfloat16()[:, 2:3],
        torch.zeros(0, 3)[:, ::2],
    ],
)
def test_views_of_one_element_travel(view: torch.Tensor) -> None:
    """They count as contiguous, whatever their stride."""
    assert view.is_contiguous()
    assert torch.equal(wire.loads(wire.dumps(view)), view)


def test_views_and_parameters_travel_by_value() -> None:
    """A transposed view, a conjugate, a slice of something large."""
    big = torch.randn(1000, 1000)
    for tensor in (big.T[:2, :3], torch.tensor([1 + 2j]).conj(), torch.nn.Parameter(big[0, :3])):
        frame = wire.dumps(tensor)

        assert len(frame) < 1000
        assert torch.equal(wire.loads(frame), tensor)


class _Liar(torch.Tensor):
    """A subclass could answer any comparison as it likes."""


@pytest.mark.parametrize(
    "value",
    [
        object(),
        _Liar(),
        torch.zeros(2).to_sparse(),
        torch.zeros(2, device="meta"),
        np.array([object()]),
        np.array(["text"]),
        {1, 2},
        1j,
        2**70,
        {(1, 2): 3},
        type("Text", (str,), {})("a"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_anything_else_is_refused(value: Any) -> None:
    """Exact types only."""
    with pytest.raises(wire.WireError):
        wire.loads(wire.dumps(value))


def test_limits_hold_when_writing() -> None:
    """Depth, number of values, bytes."""
    deep: list[Any] = []
    for _ in range(plain_data.MAX_DEPTH + 1):
        deep = [deep]
    for value in (
        deep,
        [0] * (plain_data.MAX_NODES + 1),
        torch.zeros(plain_data.MAX_PAYLOAD_BYTES // 4 + 1),
    ):
        with pytest.raises(wire.WireError):
            wire.dumps(value)


def _frame(tree: Any, *buffers: bytes) -> bytes:
    header = msgpack.packb(tree)
    lengths = b"".join(struct.pack("<Q", len(raw)) for raw in buffers)
    body = struct.pack("<II", len(header), len(buffers)) + lengths + header + b"".join(buffers)
    return struct.pack("<Q", len(body)) + body


@pytest.mark.parametrize(
    "frame",
    [
        b"",
        b"\0" * 8,
        b"\xff" * 100,
        _frame({"a": 1}),
        _frame(["?"]),
        _frame([]),
        _frame(["l", ["T", "float32", [2], False, 0]], b"1234"),
        _frame(["T", "float32", [-1], False, 0], b"1234"),
        _frame(["T", "float32", [1] * 9, False, 0], b"1234"),
        _frame(["T", "object", [1], False, 0], b"1234"),
        _frame(["T", "bool", [4], False, 0], b"\0\1\2\3"),
        _frame(["T", "float32", [1], False, 1], b"1234"),
        _frame(["T", "float32", [1], False, True], b"1234"),
        _frame(["l", ["b", 0], ["b", 0]], b"1234"),
        _frame(["N", "|O", [1], False, 0], b"12345678"),
        _frame(["N", "f4,f4", [1], False, 0], b"12345678"),
        _frame(["N", "<U1", [1], False, 0], b"1234"),
        _frame(["P", 0], b"cos\nsystem\n"),
        _frame(["m", ["l"], 1]),
        _frame(["m", "a"]),
        _frame(msgpack.ExtType(1, b"x")),
        _frame(["l"] + [0] * 30_000),
        _frame(None)[:-1],
        _frame(None) + b"\0",
        struct.pack("<QII", 8, 2**31, 0),
        struct.pack("<QII", 8, 0, 2**31),
        struct.pack("<QII", 16, 0, 1) + struct.pack("<Q", 2**62),
    ],
)
def test_a_forged_frame_is_refused(frame: bytes) -> None:
    """Whatever the bytes, the answer is one error, and nothing is built from them."""
    with pytest.raises(wire.WireError):
        wire.loads(frame)


@given(st.binary(max_size=200))
@settings(deadline=None)
def test_random_bytes_never_do_anything_else(raw: bytes) -> None:
    """No other exception, however the bytes fall."""
    for frame in (raw, struct.pack("<Q", len(raw)) + raw):
        try:
            wire.loads(frame)
        except wire.WireError:
            continue


def test_opaque_objects_travel_only_where_they_are_allowed() -> None:
    """Towards a worker; a trusted process never unpickles."""
    import pickle

    frame = wire.dumps({"f": max}, opaque=pickle.dumps)

    assert wire.loads(frame, opaque=pickle.loads)["f"] is max
    with pytest.raises(wire.WireError):
        wire.loads(frame)
