"""Write a zip: the same files give the same bytes."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Mapping
from pathlib import Path

_EPOCH = (1980, 1, 1, 0, 0, 0)  # a zip has no earlier time


def zip_of(files: Mapping[str, bytes], programs: tuple[str, ...] = ()) -> bytes:
    """Return a zip of files by path, in this order.

    Args:
        files: contents by path, with slashes.
        programs: paths of those that can be run.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as pack:
        for path, raw in files.items():
            entry = zipfile.ZipInfo(path, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = (0o100755 if path in programs else 0o100644) << 16
            pack.writestr(entry, raw)
    return out.getvalue()


def replace_bytes(path: Path, raw: bytes) -> None:
    """Write a file of bytes as a whole or not at all."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    temporary.write_bytes(raw)
    temporary.replace(path)
