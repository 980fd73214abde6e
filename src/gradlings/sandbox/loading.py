"""Load a submission's source as a real module, and describe what its code raised."""

from __future__ import annotations

import contextlib
import errno
import linecache
import os
import random
import re
import sys
import sysconfig
import traceback
import warnings
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import torch

from gradlings.sandbox import pieces

MAX_MESSAGE_CHARS = 600
MAX_FRAMES = 4
_CELL = re.compile(r"<ipython-input-|.*[/\\]ipykernel_\d+[/\\]")  # what IPython calls a cell
_CONFLICT = re.compile(r"^<<<<<<< .*$", re.MULTILINE)
_REFUSED = (errno.EPERM, errno.EACCES, errno.ENOENT, errno.EROFS, errno.EFBIG)


_IN_WORDS = re.compile(
    "|".join(
        [*(re.escape(os.strerror(number)) for number in _REFUSED), "Parent directory .* exist"]
    )
)


# Where Python and packages lie on this machine; the longest first.
SYSTEM_FOLDERS = tuple(
    sorted(
        {
            *sysconfig.get_paths().values(),
            sys.prefix,
            sys.base_prefix,
            str(Path(__file__).parents[2]),
        },
        key=len,
        reverse=True,
    )
)


class UnreadableSource(Exception):
    """The source is not a Python program."""


class OutOfTime(BaseException):
    """An experiment in the student's own process took too long."""


@dataclass(frozen=True)
class Source:
    """A submission's file, as it travels to a worker.

    Args:
        text: the source.
        name: the module's name.
        filename: what tracebacks call it.
        forbidden: patterns of operations that it must not use.
    """

    text: str
    name: str
    filename: str
    forbidden: tuple[str, ...] = ()


def load(source: Source) -> ModuleType:
    """Run a submission's file as a real module.

    It is in `sys.modules` before its code runs (dataclasses with postponed annotations look
    themselves up there), and its lines are in `linecache` (tracebacks and `inspect`).

    Raises:
        UnreadableSource: it does not compile.
        BaseException: whatever it raises when it runs.
    """
    run = _compile(source.text, source.filename)
    lines = source.text.splitlines(keepends=True)
    linecache.cache[source.filename] = (len(source.text), None, lines, source.filename)
    module = ModuleType(source.name)
    module.__file__ = source.filename
    sys.modules[source.name] = module
    try:
        run(module)
    except BaseException:
        sys.modules.pop(source.name, None)
        raise
    return module


def _compile(source: str, filename: str) -> Callable[[ModuleType], None]:
    """Compile a program; return what runs it in a module."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # an odd escape sequence is harmless
            if pieces.is_in_pieces(source):
                return partial(pieces.run, pieces.compile_pieces(source, filename))
            code = compile(source, filename, "exec", dont_inherit=True)
            return lambda module: exec(code, module.__dict__)  # noqa: S102  # it is what this is for
    except SyntaxError as error:
        raise UnreadableSource(_flaw(source, error)) from None
    except (ValueError, OverflowError, RecursionError, MemoryError) as error:
        raise UnreadableSource(str(error) or type(error).__name__) from None


def _flaw(source: str, error: SyntaxError) -> str:
    """Say where a source is no Python, and for which Python."""
    conflict = _CONFLICT.search(source)
    if conflict:
        number = source.count("\n", 0, conflict.start()) + 1
        return f"line {number}: a merge conflict is left ({conflict.group()}); keep one side"
    where = f"line {error.lineno}: " if error.lineno else ""
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    return f"{where}{error.msg} (read with Python {version})"


@contextlib.contextmanager
def surroundings(filename: str) -> Iterator[None]:
    """Surround a submission with what a program has that runs by itself.

    `sys.argv` is its file alone. Compiled functions run uncompiled: compiling takes seconds, and
    writes files.
    """
    before = sys.argv, torch.compile, torch.nn.Module.compile
    sys.argv = [filename]
    torch.compile = _uncompiled
    torch.nn.Module.compile = lambda *_args, **_options: None  # type: ignore[method-assign]
    try:
        yield
    finally:
        sys.argv, torch.compile, torch.nn.Module.compile = before  # type: ignore[method-assign]


def _uncompiled(model: Callable[..., Any] | None = None, **_options: Any) -> Callable[..., Any]:
    """Stand in for torch.compile, as a function and as a decorator with options."""
    return model if model is not None else _uncompiled


def reset(seed: int) -> None:
    """Reset what an earlier experiment may have changed: seeds, grad mode, defaults."""
    random.seed(seed)
    np.random.seed(seed % 2**32)  # student code may use the legacy generator
    torch.default_generator.manual_seed(seed)
    torch.set_grad_enabled(True)
    torch.set_default_dtype(torch.float32)
    if torch.get_num_threads() != 1:
        torch.set_num_threads(1)


def describe(
    error: BaseException, module: ModuleType | None, filename: str, *, confined: bool
) -> dict[str, Any]:
    """Return what student code raised, as plain data.

    Args:
        error: the exception.
        module: the submission's module; None while it was being loaded.
        filename: the name under which it was compiled.
        confined: whether it ran in the sandbox, where a file that cannot be opened was refused.

    Returns:
        `outcome`: error, missing, forbidden, blocked or unreadable; `type` and `message` of the
        exception; `where`: [line number, function, text] of the student's own frames, outermost
        first.
    """
    frames = own_frames(error, filename)
    try:
        failed = pieces.behind(error, module)
        if failed and isinstance(error, AttributeError):  # it is what the check has met
            described = describe(failed.error, None, filename, confined=confined)
            return described | {"message": f"{described['message']} (in {failed.where})"}
        outcome = _outcome(error, module, filename, confined)
        message = str(error)
        if failed:
            message += f": {failed.where} ended with {type(failed.error).__name__}: {failed.error}"
        message = _without_folders(message) if confined else message
        return raised(outcome, type(error).__name__, message, frames)
    except BaseException:  # a student's own exception may raise when it is read
        return raised("error", "an exception", "(it cannot be shown)", frames)


def _without_folders(message: str) -> str:
    """Leave out where this machine keeps Python and its packages."""
    for folder in SYSTEM_FOLDERS:
        message = message.replace(folder, "…")
    return message


def raised(
    outcome: str, kind: str, message: str, where: Sequence[Sequence[Any]] = ()
) -> dict[str, Any]:
    """Return an exception as plain data; see `describe`."""

    def plain(text: str, limit: int) -> str:
        return text[:limit].encode("utf-8", "replace").decode()

    return {
        "outcome": outcome,
        "type": plain(kind, 100),
        "message": plain(message, MAX_MESSAGE_CHARS),
        "where": [[line, plain(name, 100), plain(text, 200)] for line, name, text in where],
    }


def _outcome(error: BaseException, module: ModuleType | None, filename: str, confined: bool) -> str:
    if isinstance(error, UnreadableSource):
        return "unreadable"
    if isinstance(error, OutOfTime):
        return "timeout"
    if isinstance(error, NotImplementedError) and _is_raised_in(filename, error):
        return "missing"
    if isinstance(error, AttributeError) and module is not None and error.obj is module:
        return "missing"
    if confined and _is_refused(error):
        return "blocked"
    return "error"


def _is_raised_in(filename: str, error: BaseException) -> bool:
    """Whether a `raise` in the file raised the error: PyTorch raises NotImplementedError, too."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return _is_own(frame.filename, filename) and "raise" in (frame.line or "")


def _is_own(name: str, filename: str) -> bool:
    """Whether a frame is in the student's file, or in a cell of the student's notebook."""
    return name == filename or _CELL.match(name) is not None


def _is_refused(error: BaseException) -> bool:
    """Whether the system refused something; libraries pass that on in errors of their own."""
    if isinstance(error, OSError) and error.errno is not None:
        return error.errno in _REFUSED
    inner = getattr(error, "reason", None) or error.__cause__  # of a URLError; of others
    if isinstance(inner, BaseException):
        return _is_refused(inner)
    return isinstance(error, RuntimeError) and _IN_WORDS.search(str(error)) is not None


def own_frames(error: BaseException, filename: str) -> list[list[Any]]:
    """Return [line number, function, text] of the last few frames of `error` in `filename`."""
    frames = [
        [frame.lineno or 0, frame.name, frame.line or ""]
        for frame in traceback.extract_tb(error.__traceback__)
        if _is_own(frame.filename, filename)
    ]
    return frames[-MAX_FRAMES:]
