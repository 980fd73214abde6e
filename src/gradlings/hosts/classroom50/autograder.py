"""Grade a submission for Classroom 50 with the public checks that lie beside this file.

Classroom 50 runs it in the student's checkout, with the host's Python and nothing installed.
Nothing of the checkout is imported: each Python runs isolated (-I), in another folder.

The exit code is 0 whatever the student has done; any other means that the host has a problem.
"""

from __future__ import annotations

import filecmp
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

BUNDLE = Path(__file__).resolve().parent
FIND = "import gradlings; print(gradlings.__path__[0])"


def main() -> int:
    """Grade the checkout in which this was started; return the exit code."""
    if sys.version_info < (3, 11):  # noqa: UP036  # the host's Python is whatever it is
        return trouble(f"Python is {sys.version.split()[0]}; set python in the runtime to 3.11")
    if not sys.platform.startswith("linux"):
        return trouble("the sandbox needs Linux; set runs-on in the runtime to ubuntu-24.04")
    checkout = Path.cwd()
    temporary = os.environ.get("RUNNER_TEMP") or None
    with tempfile.TemporaryDirectory(
        prefix="gradlings-", dir=temporary, ignore_cleanup_errors=True
    ) as name:
        room = Path(name)
        room.chmod(0o755)  # the sandbox reads the packages in it, as another user
        python = sys.executable if is_installed(room) else install(room)
        if not python:
            return trouble("pip could not install the packages; see above")
        grade = [python, "-I", "-m", "gradlings.hosts.classroom50", str(BUNDLE), str(checkout)]
        return subprocess.run(grade, cwd=room, check=False).returncode  # noqa: S603  # ours


def is_installed(room: Path) -> bool:
    """Whether the package of this folder is installed already, as in an image made for it."""
    found = subprocess.run(  # noqa: S603  # the Python that runs this
        [sys.executable, "-I", "-c", FIND], cwd=room, capture_output=True, text=True, check=False
    )
    if found.returncode:
        return False
    ours = BUNDLE / "src" / "gradlings"
    names = [str(path.relative_to(ours)) for path in ours.rglob("*.py")]
    same, _, _ = filecmp.cmpfiles(ours, found.stdout.strip(), names, shallow=False)
    return len(same) == len(names)


def install(room: Path) -> str:
    """Install the package of this folder; return the Python that has it, or nothing if pip failed.

    A pip.conf beside this file counts: it may name an index of builds of torch for CPUs.
    """
    python, source = room / "venv" / "bin" / "python", room / "source"
    shutil.copytree(BUNDLE, source)  # pip builds in the folder itself
    settings = BUNDLE / "pip.conf"
    more = {"PIP_CONFIG_FILE": str(settings)} if settings.is_file() else {}
    constraints = ["--constraint", str(BUNDLE / "constraints.txt")]
    for command in (
        [sys.executable, "-I", "-m", "venv", str(room / "venv")],
        [str(python), "-I", "-m", "pip", "install", "--quiet", *constraints, str(source)],
    ):
        done = subprocess.run(command, cwd=room, env={**os.environ, **more}, check=False)  # noqa: S603  # ours
        if done.returncode:
            return ""
    return str(python)


def trouble(reason: str) -> int:
    """Report that nothing was graded, and why; return the exit code."""
    sys.stdout.write(f"::error title=gradlings::not graded: {reason}\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())
