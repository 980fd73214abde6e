"""Frames of plain data over a socket, with limits; never pickle from the untrusted side.

A frame is `u64 length of the rest | u32 header length | u32 number of buffers | u64 length of each
buffer | header | buffers`, little-endian. The header is the tree of `plain_data`, as msgpack.
"""

from __future__ import annotations

import socket
import struct
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Protocol

import msgpack

from gradlings.sandbox.plain_data import (
    MAX_PAYLOAD_BYTES,
    Decoder,
    Encoder,
    NotPlain,
    check_payload,
)

MAX_HEADER_BYTES = 1 << 20
MAX_BUFFERS = 4096

_LENGTH = struct.Struct("<Q")
_COUNTS = struct.Struct("<II")
MAX_FRAME_BYTES = _COUNTS.size + MAX_BUFFERS * _LENGTH.size + MAX_HEADER_BYTES + MAX_PAYLOAD_BYTES


class WireError(ValueError):
    """The data is not plain, breaks a limit, or contradicts itself."""


def dumps(value: Any, opaque: Callable[[Any], bytes] | None = None) -> bytes:
    """Encode plain data as one frame.

    Args:
        value: None, bool, int, float, str, bytes, tensors (strided, on the CPU), numpy arrays and
            scalars, and lists, tuples and dicts of these; exact types, no subclasses.
        opaque: turns any other object into bytes. Only for frames *towards* a worker.

    Raises:
        WireError: the value is of another type, or beyond a limit.
    """
    encoder = Encoder(opaque)
    try:
        header = msgpack.packb(encoder.encode(value))
        lengths = [len(raw) for raw in encoder.buffers]
        _check_sizes(len(header), lengths)
    except NotPlain as error:
        raise WireError(str(error)) from None
    counts = _COUNTS.pack(len(header), len(lengths))
    body = b"".join([counts, *map(_LENGTH.pack, lengths), header, *encoder.buffers])
    return _LENGTH.pack(len(body)) + body


def _check_sizes(header_bytes: int, lengths: Sequence[int]) -> None:
    if header_bytes > MAX_HEADER_BYTES:
        raise WireError(f"a header of {header_bytes} bytes; at most {MAX_HEADER_BYTES}")
    if len(lengths) > MAX_BUFFERS:
        raise WireError(f"{len(lengths)} tensors; at most {MAX_BUFFERS}")
    check_payload(sum(lengths))


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
        return Decoder(buffers, opaque).decode(tree)
    except WireError:
        raise
    except NotPlain as error:
        raise WireError(str(error)) from None
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
