"""Huge pages: they make it cheap to fork a process that has imported torch.

A fork copies the page table, which has an entry for each 4 KiB of memory that is not a file's;
torch has some 200 MiB of that. Once this is collapsed into 2 MiB pages, there is little to copy,
and little to free when the child dies. Where a child writes, the huge page is split again.

To collapse all of it takes 0.3 s, so glibc gets new memory in huge pages from the start. That is
for the process that is forked; a worker, which needs a few pages, would be given 2 MiB.
"""

from __future__ import annotations

import contextlib
import re
from pathlib import Path

from gradlings.sandbox import kernel

HUGE_BYTES = 2 << 20
IN_HUGE_PAGES = {"GLIBC_TUNABLES": "glibc.malloc.hugetlb=1"}  # glibc 2.35; unknown ones are ignored
_MADV_COLLAPSE = 25  # Linux 6.1
_PR_SET_THP_DISABLE = 41
_MADVISE = {"x86_64": 28, "aarch64": 233}
_WRITABLE_ANONYMOUS = re.compile(r"^([0-9a-f]+)-([0-9a-f]+) rw-p \S+ \S+ 0\s*(\[heap\])?$")


def collapse() -> None:
    """Collapse this process's memory into huge pages, as far as the kernel can; never raise."""
    number = _MADVISE.get(kernel.machine())
    if number is None:
        return
    for line in Path("/proc/self/maps").read_text().splitlines():
        if found := _WRITABLE_ANONYMOUS.match(line):
            start, end = (int(address, 16) for address in found.groups()[:2])
            start, end = -(-start // HUGE_BYTES) * HUGE_BYTES, end // HUGE_BYTES * HUGE_BYTES
            if start < end:
                with contextlib.suppress(OSError):  # older kernels, or no memory to spare
                    kernel.syscall(number, start, end - start, _MADV_COLLAPSE)


def small_from_now_on() -> None:
    """Keep further huge pages from this process and its children; never raise."""
    with contextlib.suppress(OSError):
        kernel.prctl(_PR_SET_THP_DISABLE, 1)
