"""An edition at work: the command, with the package of the edition and nothing else."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner, Result

from gradlings.cli import main
from gradlings.course.course import Course


def gradlings_in(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command as students do, in an environment that is otherwise empty."""
    return subprocess.run(
        [sys.executable, "-m", "gradlings", *arguments],
        cwd=folder,
        env={"PYTHONPATH": str(folder / "src"), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )


def release(course: Course, folder: Path, *options: str) -> Result:
    """Run the command in this process."""
    arguments = ["--course", str(course.root), "release", str(folder), *options]
    return CliRunner().invoke(main, arguments)


def git(folder: Path, *arguments: str) -> str:
    """Run git as somebody."""
    who = ["-c", "user.name=Ada", "-c", "user.email=ada@example.org"]
    command = ["git", "-C", str(folder), *who, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def commit(folder: Path) -> None:
    """Commit all that is in a folder, a repo by then."""
    if not (folder / ".git").is_dir():
        git(folder, "init", "--initial-branch=main")
    git(folder, "add", "--all")
    git(folder, "commit", "--message", "all of it")


def files_in(folder: Path) -> set[str]:
    """Return the paths of all files but git's own."""
    paths = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return {path.as_posix() for path in paths if path.parts[0] != ".git"}


# They import only what is asked for: `configure` and grading are for instructors.
_LAZY = (Path("hosts/nbgrader/__init__.py"), Path("grading/__init__.py"))


def imported_by(package: Path) -> tuple[set[str], set[str]]:
    """Return the modules of an edition's package, and those of its own that they import."""
    there = {
        ".".join(path.relative_to(package.parent).with_suffix("").parts)
        for path in package.rglob("*.py")
    }
    there |= {name.removesuffix(".__init__") for name in there}
    needed: set[str] = set()
    for path in package.rglob("*.py"):
        if path.relative_to(package) in _LAZY:
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("gradlings"):
                names = {f"{node.module}.{alias.name}" for alias in node.names}
                needed |= names if names <= there else {node.module or ""}
    return there, needed
