"""Attacks over a network, or over anything else that has an address."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from support.system_calls import CTYPES

Refused = Callable[[str, str], None]


@pytest.mark.parametrize(
    "attempt",
    [
        "socket.socket()",
        "socket.socket(socket.AF_INET, socket.SOCK_DGRAM)",
        "socket.socket(socket.AF_INET6)",
        "socket.socket(socket.AF_UNIX)",
        "socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)",
        "socket.socket(socket.AF_INET, socket.SOCK_STREAM, 262)",  # MPTCP
        "socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_ICMP)",
        "socket.socket(socket.AF_INET, socket.SOCK_DGRAM, socket.IPPROTO_ICMP)",
        "socket.socket(socket.AF_PACKET, socket.SOCK_RAW)",
        "socket.socket(socket.AF_NETLINK, socket.SOCK_RAW)",
        "socket.socket(socket.AF_VSOCK)",
        "socket.socket(38, 5)",  # AF_ALG
        "socket.socketpair()",
        "socket.create_connection(('127.0.0.1', 22), timeout=1)",
        "socket.create_server(('127.0.0.1', 0))",
        "socket.getaddrinfo('example.org', 80)",
        "urllib.request.urlopen('http://127.0.0.1/', timeout=1)",
        "asyncio.new_event_loop()",
    ],
)
def test_no_socket_opens(refused: Refused, attempt: str) -> None:
    """Sockets of every family are refused."""
    refused("import asyncio, socket, urllib.request", attempt)


@pytest.mark.parametrize(
    "attempt",
    [
        "call(41, 1, 1, 0)",  # socket
        "call(0x40000000 + 41, 1, 1, 0)",  # socket, by its number in the x32 ABI
        "call(53, 1, 1, 0, 0)",  # socketpair
        "call(425, 1, 0)",  # io_uring_setup
        "call(426, 3, 0, 0, 0, 0, 0)",  # io_uring_enter
        "call(427, 3, 0, 0, 0)",  # io_uring_register
    ],
)
def test_no_socket_opens_by_number(refused: Refused, attempt: str) -> None:
    """Neither does the kernel give one to a caller that goes round the C library."""
    refused(CTYPES, attempt)


@pytest.mark.parametrize(
    "attempt",
    [
        "own.connect('/run/dbus/system_bus_socket')",
        "own.connect('\\0abstract')",
        "own.bind('\\0abstract')",
        "own.listen()",
        "own.accept()",
        "socket.send_fds(own, [b'x'], [0])",
        "socket.recv_fds(own, 1, 1, socket.MSG_DONTWAIT)",
        "own.sendmsg([b'x'])",
        "own.recvmsg(1, 64, socket.MSG_DONTWAIT)",
        "own.sendto(b'x', '\\0abstract')",
    ],
)
def test_its_own_socket_goes_nowhere_else(refused: Refused, attempt: str) -> None:
    """The one socket that a worker has connects to nobody else, and carries no descriptors."""
    refused(
        "import os, socket\nown = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM, 0, os.dup(3))",
        attempt,
    )
