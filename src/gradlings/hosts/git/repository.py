"""One student's repository: it is taken as hostile, so it is fetched and never checked out.

Files are read from git's objects, so no hook, filter, submodule, large-file pointer or link of the
repository has any effect. A repository may take limited time and space.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

_BRANCH = "refs/heads/handed-in"
_POLL_S = 0.2
_SETTINGS = (
    "core.hooksPath=/dev/null",
    "core.fsmonitor=false",
    "fetch.recurseSubmodules=no",
    "protocol.ext.allow=never",
    "gc.auto=0",
    "maintenance.auto=false",
)
_REGULAR = ("100644", "100755")


class Trouble(Exception):
    """A repository cannot be collected; the text says why."""


@dataclass(frozen=True)
class FetchLimits:
    """The limits of one repository.

    Args:
        time_s: to fetch it.
        size_mib: on disk.
    """

    time_s: float = 300.0
    size_mib: float = 500.0


@dataclass(frozen=True)
class Commit:
    """A commit of the default branch.

    Args:
        name: its hash.
        at: when it was committed, by its own account.
    """

    name: str
    at: datetime


class Repository:
    """A bare copy of a student's repository.

    Args:
        folder: where the copy is kept, from one run to the next.
        url: of the student's repository.
        limits: what it may cost.
        stop: set when the run is to end; a running fetch is then stopped.
    """

    def __init__(self, folder: Path, url: str, limits: FetchLimits, stop: threading.Event) -> None:
        self.folder = folder
        self.url = url
        self.limits = limits
        self.stop = stop
        self._excess = ""  # why a fetch was stopped

    def fetch(self) -> None:
        """Get what is new on the default branch.

        Raises:
            Trouble: it is gone, empty, too large or too slow.
        """
        if not (self.folder / "HEAD").is_file():
            self.folder.mkdir(parents=True, exist_ok=True)
            self._git("init", "--quiet", "--bare", ".")
        ref = f"+HEAD:{_BRANCH}"
        command = self._command("fetch", "--quiet", "--no-tags", "--no-write-fetch-head")
        with subprocess.Popen(  # noqa: S603  # git, and a URL that `read_roster` checked
            [*command, "--", self.url, ref],
            env=_environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            errors="replace",
            start_new_session=True,
        ) as process:
            watch = threading.Thread(target=self._watch, args=(process,), daemon=True)
            watch.start()
            _, errors = process.communicate()
            watch.join()
        oversize = self._oversize()
        if oversize:
            shutil.rmtree(self.folder, ignore_errors=True)
        if oversize or self._excess:
            raise Trouble(oversize or self._excess)
        if process.returncode:
            raise Trouble(_why(errors))

    def _oversize(self) -> str:
        size_mib = self.limits.size_mib
        return f"it is larger than {size_mib:g} MiB" if _size_mib(self.folder) > size_mib else ""

    def _watch(self, process: subprocess.Popen[str]) -> None:
        """Stop a fetch that takes too much, or when the run is to end."""
        started = time.monotonic()
        while process.poll() is None:
            if self.stop.is_set():
                self._excess = "interrupted"
            elif time.monotonic() - started > self.limits.time_s:
                self._excess = f"fetching it took longer than {self.limits.time_s:g} s"
            self._excess = self._excess or self._oversize()
            if self._excess:
                with contextlib.suppress(ProcessLookupError):  # it has just ended by itself
                    os.killpg(process.pid, signal.SIGKILL)
                return
            time.sleep(_POLL_S)

    def last_commit(self, before: datetime | None) -> Commit | None:
        """Return the last commit of the default branch before a deadline, or None."""
        until = [f"--before=@{int(before.timestamp())}"] if before is not None else []
        line = self._git("log", "-1", "--first-parent", *until, "--format=%H %ct", _BRANCH)
        return _commit(line)

    def changes(self, commit: Commit, paths: Sequence[str]) -> list[Commit]:
        """Return the commits of the main line that changed any of some files, the newest first."""
        log = self._git("log", "--first-parent", "--format=%H %ct", commit.name, "--", *paths)
        return [found for line in log.splitlines() if (found := _commit(line)) is not None]

    def merged_into(self, commit: Commit) -> list[Commit]:
        """Return what a merge brought in: its parents but the first."""
        names = self._git("log", "-1", "--format=%P", commit.name).split()[1:]
        return [found for name in names if (found := self.commit_named(name)) is not None]

    def commit_named(self, name: str) -> Commit | None:
        """Return a commit by its hash, also one that no branch has any more; None if it is gone."""
        try:
            return _commit(self._git("log", "-1", "--format=%H %ct", name, "--"))
        except Trouble:
            return None

    def has_in_history(self, commit: Commit) -> bool:
        """Whether the default branch leads to a commit."""
        try:
            self._git("merge-base", "--is-ancestor", commit.name, _BRANCH)
        except Trouble:
            return False
        return True

    def names(self, commit: Commit) -> list[str]:
        """Return the paths of all files of a commit."""
        listed = self._git("ls-tree", "-r", "-z", "--full-tree", "--name-only", commit.name)
        return [name for name in listed.split("\0") if name]

    def read(self, commit: Commit, paths: Sequence[str], max_bytes: int) -> dict[str, bytes | str]:
        """Read files of a commit.

        Returns:
            Contents by path, or why a file was not read; a file that does not exist is left out.
        """
        found: dict[str, bytes | str] = {}
        listed = self._git("ls-tree", "-z", "--full-tree", "-l", commit.name, "--", *paths)
        for entry in filter(None, listed.split("\0")):
            facts, _, path = entry.partition("\t")
            mode, _, name, size = facts.split()
            if mode not in _REGULAR:
                found[path] = f"{path} is not a regular file"
            elif int(size) > max_bytes:
                found[path] = f"{path} is larger than {max_bytes // 1024} KiB"
            else:
                found[path] = self._run("cat-file", "blob", name)
        return found

    def _command(self, *arguments: str) -> list[str]:
        settings = [part for setting in _SETTINGS for part in ("-c", setting)]
        return ["git", "-C", str(self.folder), *settings, *arguments]

    def _git(self, *arguments: str) -> str:
        return self._run(*arguments).decode("utf-8", "surrogateescape")

    def _run(self, *arguments: str) -> bytes:
        try:
            done = subprocess.run(  # noqa: S603  # git, on our own folder
                self._command(*arguments),
                env=_environment(),
                stdin=subprocess.DEVNULL,
                capture_output=True,
                check=False,
                timeout=self.limits.time_s,
            )
        except subprocess.TimeoutExpired:
            took = f"took longer than {self.limits.time_s:g} s"
            raise Trouble(f"git {arguments[0]} {took}") from None
        if done.returncode:
            raise Trouble(_why(done.stderr.decode("utf-8", "replace")))
        return done.stdout


def _commit(line: str) -> Commit | None:
    """Read one line of `git log --format="%H %ct"`; None if it is empty."""
    if not line.strip():
        return None
    name, seconds = line.split()
    return Commit(name, datetime.fromtimestamp(int(seconds), UTC))


def _environment() -> dict[str, str]:
    """Return the instructor's environment, in which git asks no questions and fetches no more."""
    return dict(os.environ) | {
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_ALLOW_PROTOCOL": "https:ssh:file",
        "LC_ALL": "C",
    }


def _size_mib(folder: Path) -> float:
    total = 0
    for path, _, names in os.walk(folder):
        for name in names:
            try:
                total += os.lstat(os.path.join(path, name)).st_size  # noqa: PTH118  # in a hot loop
            except OSError:
                continue  # git has just renamed or removed it
    return total / (1 << 20)


def _why(errors: str) -> str:
    """Return git's complaint in one line."""
    if "couldn't find remote ref HEAD" in errors:
        return "the repository is empty"
    lines = [line.strip() for line in errors.splitlines() if line.strip()]
    text = next((line for line in lines if line.startswith(("fatal:", "error:"))), "git failed")
    return "".join(c for c in text if c.isprintable())[:200]
