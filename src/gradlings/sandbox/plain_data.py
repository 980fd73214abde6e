"""Plain data as a tree and buffers, and back, with limits; nothing else passes.

In the tree scalars stand for themselves, everything else is a list whose first element is a tag.
Tensor and array bytes are buffers beside it, unparsed, and are checked against the shape and dtype
that they claim before anything is built.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np
import torch

MAX_PAYLOAD_BYTES = 64 << 20
MAX_NODES = 20_000
MAX_DEPTH = 16
MAX_DIMS = 8

_SCALARS = (type(None), bool, float, str)
_LIST, _TUPLE, _MAP, _BYTES, _TENSOR, _ARRAY, _OPAQUE = "l", "t", "m", "b", "T", "N", "P"
_TORCH_DTYPES = {
    str(dtype).removeprefix("torch."): dtype
    for dtype in (
        torch.float64, torch.float32, torch.float16, torch.bfloat16,
        torch.int64, torch.int32, torch.int16, torch.int8, torch.uint8, torch.bool,
        torch.complex64, torch.complex128,
    )
}  # fmt: skip
_TORCH_NAMES = {dtype: name for name, dtype in _TORCH_DTYPES.items()}


class NotPlain(ValueError):
    """The data is not plain, breaks a limit, or contradicts itself."""


def check_payload(payload_bytes: int) -> None:
    """Raise `NotPlain` if buffers hold more bytes than may travel together."""
    if payload_bytes > MAX_PAYLOAD_BYTES:
        raise NotPlain(f"{payload_bytes} bytes of tensors; at most {MAX_PAYLOAD_BYTES}")


class Encoder:
    """Turns a value into a tree, and gathers its buffers.

    Args:
        opaque: turns an object that is not plain into bytes; None to refuse it. Only for what goes
            *towards* a worker.
    """

    def __init__(self, opaque: Callable[[Any], bytes] | None) -> None:
        self.opaque = opaque
        self.buffers: list[bytes] = []
        self.nodes = 0

    def encode(self, value: Any, depth: int = 0) -> Any:
        """Return the tree of a value; `NotPlain` if it is of another type, or beyond a limit."""
        self.nodes += 1
        if depth > MAX_DEPTH:
            raise NotPlain(f"a value nested deeper than {MAX_DEPTH} levels")
        if self.nodes > MAX_NODES:
            raise NotPlain(f"more than {MAX_NODES} values")
        kind = type(value)
        if kind in _SCALARS:
            return value
        if kind is int:
            if not -(1 << 63) <= value < 1 << 63:
                raise NotPlain("an integer of more than 64 bits")
            return value
        if kind in (list, tuple):
            return [_LIST if kind is list else _TUPLE, *(self.encode(v, depth + 1) for v in value)]
        if kind is dict:
            return [_MAP, *(self.encode(v, depth + 1) for item in value.items() for v in item)]
        return self._encode_buffer(value, kind)

    def _encode_buffer(self, value: Any, kind: type) -> list[Any]:
        if kind is bytes:
            return [_BYTES, self._buffer(value)]
        if kind in (torch.Tensor, torch.nn.Parameter):
            return self._encode_tensor(value)
        if kind is np.ndarray or issubclass(kind, np.generic):
            array = np.asarray(value)
            check_payload(array.nbytes)
            if array.dtype.kind not in "fiubc" or array.dtype.hasobject:
                raise NotPlain(f"a numpy array of dtype {array.dtype}")
            index = self._buffer(array.tobytes())
            return [_ARRAY, array.dtype.str, list(array.shape), kind is not np.ndarray, index]
        if self.opaque is not None:
            return [_OPAQUE, self._buffer(self.opaque(value))]
        raise NotPlain(f"a value of type {kind.__qualname__}")

    def _encode_tensor(self, tensor: torch.Tensor) -> list[Any]:
        plain = tensor.detach().resolve_conj().resolve_neg()
        name = _TORCH_NAMES.get(plain.dtype)
        if plain.layout != torch.strided or plain.device.type != "cpu":
            raise NotPlain(f"a {plain.layout} tensor on {plain.device}")
        if name is None:
            raise NotPlain(f"a tensor of dtype {plain.dtype}")
        check_payload(plain.nbytes)  # an expanded tensor may be huge
        if plain.dtype is torch.bfloat16:  # which numpy lacks
            plain = plain.view(torch.int16)
        raw = plain.numpy().tobytes()
        shape = list(tensor.shape)
        return [_TENSOR, name, shape, bool(tensor.requires_grad), self._buffer(raw)]

    def _buffer(self, raw: bytes) -> int:
        self.buffers.append(raw)
        return len(self.buffers) - 1


class Decoder:
    """Builds a value from a tree that anyone may have written, and its buffers.

    Args:
        buffers: each of which is used once at most.
        opaque: turns the bytes of an object that is not plain into it; None to refuse them. Never
            for what comes *from* a worker.
    """

    def __init__(self, buffers: list[bytearray], opaque: Callable[[bytes], Any] | None) -> None:
        self.buffers: list[bytearray | None] = list(buffers)
        self.opaque = opaque
        self.nodes = 0

    def decode(self, node: Any, depth: int = 0) -> Any:
        """Return the value of a tree; `NotPlain` if it is not what `encode` could have made."""
        self.nodes += 1
        if depth > MAX_DEPTH or self.nodes > MAX_NODES:
            raise NotPlain("too deep or too many values")
        kind = type(node)
        if kind in _SCALARS or kind is int:
            return node
        if kind is not list or not node:
            raise NotPlain("an untagged value")
        tag, *rest = node
        if tag == _LIST:
            return [self.decode(v, depth + 1) for v in rest]
        if tag == _TUPLE:
            return tuple(self.decode(v, depth + 1) for v in rest)
        if tag == _MAP:
            return self._decode_map(rest, depth)
        return self._decode_leaf(tag, rest)

    def _decode_map(self, rest: list[Any], depth: int) -> dict[Any, Any]:
        values = [self.decode(v, depth + 1) for v in rest]
        keys = values[::2]
        if len(values) % 2 or not all(type(k) in (str, int, bool, float) for k in keys):
            raise NotPlain("a dict whose keys are not plain scalars")
        return dict(zip(keys, values[1::2], strict=True))

    def _decode_leaf(self, tag: Any, rest: list[Any]) -> Any:
        if tag == _BYTES and len(rest) == 1:
            return bytes(self._take(rest[0]))
        if tag == _OPAQUE and len(rest) == 1 and self.opaque is not None:
            return self.opaque(bytes(self._take(rest[0])))
        if tag in (_TENSOR, _ARRAY) and len(rest) == 4:
            dtype, shape, flag, index = rest
            _check_shape(shape)
            build = self._tensor if tag == _TENSOR else self._array
            return build(dtype, shape, bool(flag), self._take(index))
        raise NotPlain("an unknown tag")

    def _take(self, index: Any) -> bytearray:
        if type(index) is not int or not 0 <= index < len(self.buffers):
            raise NotPlain("a buffer that does not exist")
        raw, self.buffers[index] = self.buffers[index], None
        if raw is None:
            raise NotPlain("a buffer used twice")
        return raw

    @staticmethod
    def _tensor(dtype: Any, shape: list[int], grad: bool, raw: bytearray) -> torch.Tensor:
        if type(dtype) is not str or dtype not in _TORCH_DTYPES:
            raise NotPlain("an unknown tensor dtype")
        kind = _TORCH_DTYPES[dtype]
        _check_bytes(shape, kind.itemsize, raw, boolean=kind is torch.bool)
        flat = torch.frombuffer(raw, dtype=kind) if raw else torch.empty(0, dtype=kind)
        return flat.reshape(shape).requires_grad_(grad and kind.is_floating_point)

    @staticmethod
    def _array(dtype: Any, shape: list[int], scalar: bool, raw: bytearray) -> Any:
        if type(dtype) is not str or len(dtype) > 4:
            raise NotPlain("an unknown array dtype")
        try:
            kind = np.dtype(dtype)
        except (TypeError, ValueError):
            raise NotPlain("an unknown array dtype") from None
        if kind.kind not in "fiubc" or kind.hasobject or not kind.itemsize:
            raise NotPlain("an array dtype that is not numeric")
        _check_bytes(shape, kind.itemsize, raw, boolean=kind.kind == "b")
        array = np.frombuffer(raw, dtype=kind).reshape(shape)
        return array[()] if scalar and not shape else array


def _check_shape(shape: Any) -> None:
    if type(shape) is not list or len(shape) > MAX_DIMS:
        raise NotPlain("not a shape")
    if not all(type(size) is int and 0 <= size < 1 << 31 for size in shape):
        raise NotPlain("not a shape")


def _check_bytes(shape: list[int], itemsize: int, raw: bytearray, *, boolean: bool) -> None:
    if math.prod(shape) * itemsize != len(raw):
        raise NotPlain(f"{len(raw)} bytes do not fill a tensor of shape {tuple(shape)}")
    if boolean and raw.translate(None, b"\0\1"):
        raise NotPlain("booleans other than 0 and 1")
