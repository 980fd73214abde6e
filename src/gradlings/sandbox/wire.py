"""Plain data over a socket, with limits; never pickle from the untrusted side.

A frame is `u64 length of the rest | u32 header length | u32 number of buffers | u64 length of each
buffer | header | buffers`, little-endian. The header is msgpack: scalars stand for themselves,
everything else is a list whose first element is a tag. Tensor and array bytes travel beside it,
unparsed, and are checked against the shape and dtype that they claim before anything is built.
"""

from __future__ import annotations

import math
import socket
import struct
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Protocol

import msgpack
import numpy as np
import torch

MAX_HEADER_BYTES = 1 << 20
MAX_PAYLOAD_BYTES = 64 << 20
MAX_BUFFERS = 4096
MAX_NODES = 20_000
MAX_DEPTH = 16
MAX_DIMS = 8

_LENGTH = struct.Struct("<Q")
_COUNTS = struct.Struct("<II")
MAX_FRAME_BYTES = _COUNTS.size + MAX_BUFFERS * _LENGTH.size + MAX_HEADER_BYTES + MAX_PAYLOAD_BYTES
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


class WireError(ValueError):
    """The data is not plain, breaks a limit, or contradicts itself."""


class _Encoder:
    def __init__(self, opaque: Callable[[Any], bytes] | None) -> None:
        self.opaque = opaque
        self.buffers: list[bytes] = []
        self.nodes = 0

    def encode(self, value: Any, depth: int = 0) -> Any:
        self.nodes += 1
        if depth > MAX_DEPTH:
            raise WireError(f"a value nested deeper than {MAX_DEPTH} levels")
        if self.nodes > MAX_NODES:
            raise WireError(f"more than {MAX_NODES} values")
        kind = type(value)
        if kind in _SCALARS:
            return value
        if kind is int:
            if not -(1 << 63) <= value < 1 << 63:
                raise WireError("an integer of more than 64 bits")
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
            _check_sizes(0, [array.nbytes])
            if array.dtype.kind not in "fiubc" or array.dtype.hasobject:
                raise WireError(f"a numpy array of dtype {array.dtype}")
            index = self._buffer(array.tobytes())
            return [_ARRAY, array.dtype.str, list(array.shape), kind is not np.ndarray, index]
        if self.opaque is not None:
            return [_OPAQUE, self._buffer(self.opaque(value))]
        raise WireError(f"a value of type {kind.__qualname__}")

    def _encode_tensor(self, tensor: torch.Tensor) -> list[Any]:
        plain = tensor.detach().resolve_conj().resolve_neg()
        name = _TORCH_NAMES.get(plain.dtype)
        if plain.layout != torch.strided or plain.device.type != "cpu":
            raise WireError(f"a {plain.layout} tensor on {plain.device}")
        if name is None:
            raise WireError(f"a tensor of dtype {plain.dtype}")
        _check_sizes(0, (plain.nbytes,))  # an expanded tensor may be huge
        if plain.dtype is torch.bfloat16:  # which numpy lacks
            plain = plain.view(torch.int16)
        raw = plain.numpy().tobytes()
        shape = list(tensor.shape)
        return [_TENSOR, name, shape, bool(tensor.requires_grad), self._buffer(raw)]

    def _buffer(self, raw: bytes) -> int:
        self.buffers.append(raw)
        return len(self.buffers) - 1


def dumps(value: Any, opaque: Callable[[Any], bytes] | None = None) -> bytes:
    """Encode plain data as one frame.

    Args:
        value: None, bool, int, float, str, bytes, tensors (strided, on the CPU), numpy arrays and
            scalars, and lists, tuples and dicts of these; exact types, no subclasses.
        opaque: turns any other object into bytes. Only for frames *towards* a worker.

    Raises:
        WireError: the value is of another type, or beyond a limit.
    """
    encoder = _Encoder(opaque)
    header = msgpack.packb(encoder.encode(value))
    lengths = [len(raw) for raw in encoder.buffers]
    _check_sizes(len(header), lengths)
    counts = _COUNTS.pack(len(header), len(lengths))
    body = b"".join([counts, *map(_LENGTH.pack, lengths), header, *encoder.buffers])
    return _LENGTH.pack(len(body)) + body


def _check_sizes(header_bytes: int, lengths: Sequence[int]) -> None:
    if header_bytes > MAX_HEADER_BYTES:
        raise WireError(f"a header of {header_bytes} bytes; at most {MAX_HEADER_BYTES}")
    if len(lengths) > MAX_BUFFERS:
        raise WireError(f"{len(lengths)} tensors; at most {MAX_BUFFERS}")
    if sum(lengths) > MAX_PAYLOAD_BYTES:
        raise WireError(f"{sum(lengths)} bytes of tensors; at most {MAX_PAYLOAD_BYTES}")


class _Decoder:
    def __init__(self, buffers: list[bytearray], opaque: Callable[[bytes], Any] | None) -> None:
        self.buffers: list[bytearray | None] = list(buffers)
        self.opaque = opaque
        self.nodes = 0

    def decode(self, node: Any, depth: int = 0) -> Any:
        self.nodes += 1
        if depth > MAX_DEPTH or self.nodes > MAX_NODES:
            raise WireError("too deep or too many values")
        kind = type(node)
        if kind in _SCALARS or kind is int:
            return node
        if kind is not list or not node:
            raise WireError("an untagged value")
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
            raise WireError("a dict whose keys are not plain scalars")
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
        raise WireError("an unknown tag")

    def _take(self, index: Any) -> bytearray:
        if type(index) is not int or not 0 <= index < len(self.buffers):
            raise WireError("a buffer that does not exist")
        raw, self.buffers[index] = self.buffers[index], None
        if raw is None:
            raise WireError("a buffer used twice")
        return raw

    @staticmethod
    def _tensor(dtype: Any, shape: list[int], grad: bool, raw: bytearray) -> torch.Tensor:
        if type(dtype) is not str or dtype not in _TORCH_DTYPES:
            raise WireError("an unknown tensor dtype")
        kind = _TORCH_DTYPES[dtype]
        _check_bytes(shape, kind.itemsize, raw, boolean=kind is torch.bool)
        flat = torch.frombuffer(raw, dtype=kind) if raw else torch.empty(0, dtype=kind)
        return flat.reshape(shape).requires_grad_(grad and kind.is_floating_point)

    @staticmethod
    def _array(dtype: Any, shape: list[int], scalar: bool, raw: bytearray) -> Any:
        if type(dtype) is not str or len(dtype) > 4:
            raise WireError("an unknown array dtype")
        try:
            kind = np.dtype(dtype)
        except (TypeError, ValueError):
            raise WireError("an unknown array dtype") from None
        if kind.kind not in "fiubc" or kind.hasobject or not kind.itemsize:
            raise WireError("an array dtype that is not numeric")
        _check_bytes(shape, kind.itemsize, raw, boolean=kind.kind == "b")
        array = np.frombuffer(raw, dtype=kind).reshape(shape)
        return array[()] if scalar and not shape else array


def _check_shape(shape: Any) -> None:
    if type(shape) is not list or len(shape) > MAX_DIMS:
        raise WireError("not a shape")
    if not all(type(size) is int and 0 <= size < 1 << 31 for size in shape):
        raise WireError("not a shape")


def _check_bytes(shape: list[int], itemsize: int, raw: bytearray, *, boolean: bool) -> None:
    if math.prod(shape) * itemsize != len(raw):
        raise WireError(f"{len(raw)} bytes do not fill a tensor of shape {tuple(shape)}")
    if boolean and raw.translate(None, b"\0\1"):
        raise WireError("booleans other than 0 and 1")


def loads(frame: bytes, opaque: Callable[[bytes], Any] | None = None) -> Any:
    """Decode one frame; the inverse of `dumps`.

    Raises:
        WireError: the frame is not exactly what `dumps` could have written.
    """
    if len(frame) < _LENGTH.size or _LENGTH.unpack_from(frame)[0] != len(frame) - _LENGTH.size:
        raise WireError("a frame whose length is not the one that it claims")
    return loads_body(memoryview(frame)[_LENGTH.size :], opaque)


def loads_body(body: memoryview, opaque: Callable[[bytes], Any] | None = None) -> Any:
    """Decode a frame without its length.

    Raises:
        WireError: it is not exactly what `dumps` could have written.
    """
    try:
        header, buffers = _split(body)
        tree = msgpack.unpackb(header, raw=False, max_ext_len=0, max_map_len=0, max_bin_len=0)
        return _Decoder(buffers, opaque).decode(tree)
    except WireError:
        raise
    except Exception as error:  # whatever hostile bytes provoke, they are not a frame
        raise WireError(f"not a frame: {type(error).__name__}") from None


def _split(body: memoryview) -> tuple[bytes, list[bytearray]]:
    header_bytes, count = _COUNTS.unpack_from(body)
    if count > MAX_BUFFERS:
        raise WireError(f"{count} tensors; at most {MAX_BUFFERS}")
    lengths = struct.unpack_from(f"<{count}Q", body, _COUNTS.size)
    _check_sizes(header_bytes, lengths)
    start = _COUNTS.size + count * _LENGTH.size
    if start + header_bytes + sum(lengths) != len(body):
        raise WireError("parts that do not add up to the frame")
    header = bytes(body[start : start + header_bytes])
    start += header_bytes
    buffers = []
    for length in lengths:
        buffers.append(bytearray(body[start : start + length]))
        start += length
    return header, buffers


class Deadline(Protocol):
    """When to stop waiting."""

    def left(self) -> float:
        """Return for how many seconds to wait before asking again; 0 or less when it is over."""


def send(sock: socket.socket, frame: bytes, deadline: Deadline | None = None) -> None:
    """Send a whole frame; TimeoutError when the deadline passes first."""
    view = memoryview(frame)
    while view:
        part = view[: 1 << 20]
        view = view[_within(deadline, sock, partial(sock.send, part)) :]


def receive(
    sock: socket.socket,
    deadline: Deadline | None = None,
    opaque: Callable[[bytes], Any] | None = None,
) -> Any:
    """Receive one frame and decode it.

    Raises:
        EOFError: the other side is gone.
        TimeoutError: the deadline passed first.
        WireError: the data is not a frame.
    """
    return loads_body(receive_body(sock, deadline), opaque)


def receive_body(sock: socket.socket, deadline: Deadline | None = None) -> memoryview:
    """Receive one frame; return it without its length, undecoded. See `receive`."""
    (length,) = _LENGTH.unpack(_read(sock, _LENGTH.size, deadline))
    if length > MAX_FRAME_BYTES:
        raise WireError(f"a frame of {length} bytes; at most {MAX_FRAME_BYTES}")
    return _read(sock, length, deadline)


def _read(sock: socket.socket, count: int, deadline: Deadline | None) -> memoryview:
    whole = memoryview(bytearray(count))
    rest = whole
    while rest:
        got = _within(deadline, sock, partial(sock.recv_into, rest))
        if not got:
            raise EOFError
        rest = rest[got:]
    return whole


def _within(deadline: Deadline | None, sock: socket.socket, transfer: Callable[[], int]) -> int:
    """Transfer some bytes before the deadline."""
    if deadline is None:
        return transfer()
    while True:
        left = deadline.left()
        # After the deadline, take only what is ready: this process may have been busy.
        sock.settimeout(max(0.0, left))
        try:
            return transfer()
        except (BlockingIOError, TimeoutError):
            if left <= 0:
                raise TimeoutError from None
