"""An autograder for Gradescope: its run_autograder, in a folder that stands for /autograder.

The sandbox is real. Gradescope itself is not here: its image and its set-up are not tested.
"""

from __future__ import annotations

import json
import os
import shutil
import site
import subprocess
import sys
import sysconfig
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from support.commands import gradlings, results
from support.linux import needs_linux
from support.repository import ROOT, copy_packaging
from support.small_course import KEY, SOLUTION, STUB, text_of, write_course

from gradlings.course.questions.blank import blank_sheet

pytestmark = needs_linux

DOUBLE, SHEET = "exercises/tensors/double.py", "exercises/tensors/questions.md"
SHIFT = text_of("solutions/tensors/shift.py")
SPY = STUB.replace(
    "    raise NotImplementedError",
    r"""
    import os
    found = []
    for top in FOLDERS:
        for folder, _, names in os.walk(top):
            for name in names:
                try:
                    found.append(open(os.path.join(folder, name)).read())
                except OSError:
                    pass
    for name in ("results/results.json", "source/not_graded.json"):
        try:
            open(os.path.join(FOLDERS[0], name), "w").write('{"score": 1000}')
            found.append("written")
        except OSError:
            pass
    raise ValueError(f"found {len(found)}: {found[:1]}"[:300])
""",
)


CALL = """
try:
    double(1)
except ValueError as error:
    print(error)
"""
BROKEN_CHECK = '''

def test_broken(agree):
    """B."""
    1 / 0
'''


class Autograder:
    """A folder laid out like Gradescope's /autograder.

    Args:
        folder: where it is.
        bundle: the zip, which Gradescope unpacks into `source`.
        venv: the Python that setup.sh would have made.
    """

    def __init__(self, folder: Path, bundle: Path, venv: Path) -> None:
        self.folder, self.venv = folder, venv
        with zipfile.ZipFile(bundle) as pack:
            pack.extractall(folder / "source")
        shutil.copy(folder / "source" / "run_autograder", folder / "run_autograder")
        (folder / "run_autograder").chmod(0o755)

    def run(
        self, files: Mapping[str, str], student: str = "ada@u.edu"
    ) -> subprocess.CompletedProcess[str]:
        """Grade a submission as Gradescope does."""
        for name in ("submission", "results"):
            shutil.rmtree(self.folder / name, ignore_errors=True)
        for path, text in files.items():
            (self.folder / "submission" / path).parent.mkdir(parents=True, exist_ok=True)
            (self.folder / "submission" / path).write_text(text)
        (self.folder / "submission").mkdir(exist_ok=True)
        data = {"users": [{"email": student, "id": 1, "name": "Ada"}]}
        (self.folder / "submission_metadata.json").write_text(json.dumps(data))
        where = {"GRADLINGS_AUTOGRADER": str(self.folder), "GRADLINGS_VENV": str(self.venv)}
        return subprocess.run(
            [self.folder / "run_autograder"],
            env={"PATH": "/usr/bin:/bin", **where},
            capture_output=True,
            text=True,
            check=False,
            timeout=300,
        )

    @property
    def results(self) -> dict[str, Any]:
        """What it wrote."""
        data: dict[str, Any] = json.loads((self.folder / "results/results.json").read_text())
        return data

    @property
    def scores(self) -> dict[str, float]:
        """Points by exercise, summed over its tests."""
        found: dict[str, float] = {}
        for test in self.results["tests"]:
            name = test["name"].partition(":")[0]
            found[name] = found.get(name, 0) + test.get("score", 0)
        return found


@pytest.fixture(scope="module")
def room() -> Iterator[Path]:
    """A folder that every user may read, as / is."""
    with tempfile.TemporaryDirectory(prefix="gradescope-") as name:
        Path(name).chmod(0o755)
        yield Path(name)


@pytest.fixture(scope="module")
def venv(room: Path) -> Path:
    """A Python with this package and what it needs, as setup.sh would have made."""
    folder = room / "venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder], check=True)
    paths = [str(ROOT / "src"), *site.getsitepackages()]
    own = sysconfig.get_path("purelib", vars={"base": str(folder), "platbase": str(folder)})
    (Path(own) / "package.pth").write_text("\n".join(paths) + "\n")
    return folder


@pytest.fixture(scope="module")
def bundle(room: Path) -> Path:
    """The zip for all of a small course."""
    course = write_course(room / "course")
    copy_packaging(course.root)
    done = gradlings(course.root, "gradescope", "bundle", "tensors", "--out", room / "bundle.zip")
    assert done.returncode == 0, done.stderr
    assert "3 exercises" in done.stdout
    return room / "bundle.zip"


@pytest.fixture
def autograder(room: Path, bundle: Path, venv: Path) -> Iterator[Autograder]:
    """A fresh folder with the bundle in it."""
    with tempfile.TemporaryDirectory(dir=room) as name:
        Path(name).chmod(0o755)
        yield Autograder(Path(name), bundle, venv)


def test_a_bundle_has_what_grading_needs_and_no_more(bundle: Path) -> None:
    """Two programs at the root; hidden checks, known mistakes, solutions; the same bytes again."""
    with zipfile.ZipFile(bundle) as pack:
        modes = {info.filename: info.external_attr >> 16 & 0o777 for info in pack.infolist()}
    assert (modes["setup.sh"], modes["run_autograder"]) == (0o755, 0o755)
    assert "graders/tensors/double/test_hidden.py" in modes
    assert "solutions/tensors/double.py" in modes
    assert any(path.startswith("graders/tensors/double/wrong/") for path in modes)
    assert not any("/right/" in path or "authoring" in path for path in modes)
    assert "src/gradlings/hosts/gradescope/__main__.py" in modes

    course = bundle.parent / "course"
    gradlings(course, "gradescope", "bundle", "tensors", "--out", bundle.parent / "again.zip")
    assert (bundle.parent / "again.zip").read_bytes() == bundle.read_bytes()


def test_a_bundle_holds_every_module_that_grading_imports(bundle: Path, tmp_path: Path) -> None:
    """With nothing but the package of the bundle, and a pytest plugin of the same."""
    with zipfile.ZipFile(bundle) as pack:
        pack.extractall(tmp_path)
    script = (
        "import gradlings.hosts.gradescope.grade as grade, gradlings.checks.pytest_plugin, sys\n"
        "import gradlings.grading.tasks, gradlings.cli\n"
        "print(grade.__file__, 'gradlings.authoring' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        env={"PYTHONPATH": str(tmp_path / "src"), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout == f"{tmp_path}/src/gradlings/hosts/gradescope/grade.py False\n", done.stderr


@pytest.mark.parametrize("name", ["setup.sh", "run_autograder"])
def test_the_programs_are_shell(name: str) -> None:
    """Of any shell: the images have no other for sure."""
    script = ROOT / "src/gradlings/hosts/gradescope" / name
    assert os.access(script, os.X_OK)
    subprocess.run(["sh", "-n", script], check=True)


def test_a_submission_gets_the_points_that_gradlings_grade_gives(
    autograder: Autograder, room: Path, tmp_path: Path
) -> None:
    """Of each check, hidden ones included; a sheet that waits for a person in part."""
    files = {
        DOUBLE: text_of("graders/tensors/double/wrong/tripled.py"),
        "exercises/tensors/shift.py": SHIFT,
        SHEET: blank_sheet(KEY)
        .replace("- [ ] Six", "- [x] Six")
        .replace("_Write here._", "It is adding."),
    }
    done = autograder.run(files)
    assert done.returncode == 0
    assert "graded 3 exercises" in done.stdout, done.stderr

    shutil.copytree(autograder.folder / "submission", tmp_path / "class" / "ada@u.edu")
    gradlings(room / "course", "grade", tmp_path / "class", "--out", tmp_path / "out")

    checks = [check for row in results(tmp_path / "out") for check in row["checks"]]
    tests = autograder.results["tests"]
    assert [check["title"] for check in checks] == [
        test["name"].partition(": ")[2] for test in tests
    ]
    for check, test in zip(checks, tests, strict=True):
        if check["outcome"] == "ungraded":
            assert "score" not in test
        else:
            assert (test["score"], test["max_score"]) == (check["points"], check["max_points"])
    assert (autograder.scores["tensors/double"], autograder.scores["tensors/shift"]) == (0, 4)
    assert any("Hint: Count the terms" in test["output"] for test in tests)
    assert any(check["misconception"] for check in checks)
    assert autograder.results["score"] == sum(test.get("score", 0) for test in tests)
    assert autograder.results["extra_data"]["student"] == "ada@u.edu"


def test_files_without_their_folders_are_found(autograder: Autograder) -> None:
    """As Gradescope's form takes them; one in its folder comes first."""
    autograder.run({"double.py": STUB, DOUBLE: SOLUTION, "shift.py": SHIFT})

    assert autograder.scores["tensors/double"] == 3
    assert autograder.scores["tensors/shift"] == 4


def test_a_link_is_not_followed(autograder: Autograder) -> None:
    """A student learns nothing about the solution from a file that is it."""
    (autograder.folder / "elsewhere").mkdir()
    (autograder.folder / "elsewhere" / "double.py").write_text(SOLUTION)
    shutil.rmtree(autograder.folder / "submission", ignore_errors=True)
    autograder.run({"README.md": "x"})
    (autograder.folder / "submission" / "double.py").symlink_to(
        autograder.folder / "source/solutions/tensors/double.py"
    )
    environment = {
        "PATH": "/usr/bin:/bin",
        "GRADLINGS_AUTOGRADER": str(autograder.folder),
        "GRADLINGS_VENV": str(autograder.venv),
    }
    subprocess.run([autograder.folder / "run_autograder"], env=environment, check=True)

    assert autograder.scores["tensors/double"] == 0
    texts = json.dumps(autograder.results)
    assert "hand in the file itself" in texts


def test_student_code_reads_no_check_and_writes_no_result(autograder: Autograder) -> None:
    """Neither solutions nor hidden checks, nor the results of the run itself."""
    folders = [str(autograder.folder), str(autograder.folder / "source")]
    autograder.run({DOUBLE: SPY.replace("FOLDERS", repr(folders))})

    assert autograder.scores["tensors/double"] == 0
    texts = json.dumps(autograder.results)
    assert texts.count("found 0: []") == 2
    assert "1000" not in texts
    modes = [path.stat().st_mode & 0o077 for path in (autograder.folder / "source").rglob("*")]
    assert not any(modes), "another user could read it, even without the sandbox"


def test_the_spy_would_find_them_without_a_sandbox(autograder: Autograder) -> None:
    """So the test above could fail."""
    folders = [str(autograder.folder / "source")]
    code = SPY.replace("FOLDERS", repr(folders)) + CALL
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)

    assert "found 0" not in done.stdout
    assert done.stdout.startswith("found "), done.stderr


BROKEN = {
    "no Python": lambda a: setattr(a, "venv", a.folder / "nowhere"),
    "a course that cannot be read": lambda a: (a.folder / "source/course.toml").write_text("["),
    "no settings": lambda a: (a.folder / "source/gradescope.json").unlink(),
    "no hidden checks": lambda a: (
        a.folder / "source/graders/tensors/double/test_hidden.py"
    ).unlink(),
}


@pytest.mark.parametrize("case", BROKEN)
def test_results_are_written_when_something_breaks(autograder: Autograder, case: str) -> None:
    """They say that it is not about the work; an earlier file does not stay."""
    BROKEN[case](autograder)

    done = autograder.run({DOUBLE: SOLUTION})

    assert done.returncode == 0
    assert autograder.results["score"] == 0
    assert autograder.results["output"].startswith("NOT GRADED")
    assert autograder.results["extra_data"] == {"not_graded": True}
    assert "not graded" in done.stdout + done.stderr


def test_a_broken_check_withholds_itself_alone(autograder: Autograder) -> None:
    """The others have their points."""
    hidden = autograder.folder / "source/graders/tensors/double/test_hidden.py"
    hidden.write_text(hidden.read_text() + BROKEN_CHECK)

    autograder.run({DOUBLE: SOLUTION})

    assert autograder.scores["tensors/double"] == 3
    assert "Withheld since a check is broken: 1 points" in autograder.results["output"]
    assert "ZeroDivision" not in json.dumps(autograder.results)


def test_a_bundle_without_its_hidden_half_is_refused(room: Path, tmp_path: Path) -> None:
    """And so is a name that is none; nothing is written."""
    course = write_course(tmp_path / "course")
    (course.root / "graders/tensors/double/test_hidden.py").unlink()
    out = tmp_path / "bundle.zip"
    done = gradlings(course.root, "gradescope", "bundle", "tensors", "--out", out)
    assert done.returncode == 1
    assert "official grading of tensors/double needs it" in done.stderr
    assert gradlings(course.root, "gradescope", "bundle", "x", "--out", out).returncode == 2
    assert not out.exists()


def test_settings_of_the_bundle_reach_the_results(
    room: Path, bundle: Path, venv: Path, tmp_path: Path
) -> None:
    """Visibility, a pip.conf, and whether layers of the sandbox may be missing."""
    conf = tmp_path / "pip.conf"
    conf.write_text("[install]\n")
    gradlings(
        room / "course", "gradescope", "bundle", "double", "--out", room / "other.zip",
        "--visibility", "after_due_date", "--pip-conf", conf, "--allow-unsandboxed",
    )  # fmt: skip
    with tempfile.TemporaryDirectory(dir=room) as name:
        Path(name).chmod(0o755)
        autograder = Autograder(Path(name), room / "other.zip", venv)
        done = autograder.run({"double.py": SOLUTION})

        assert "layers of the sandbox may be missing" in done.stdout, done.stderr
        assert (Path(name) / "source/pip.conf").read_text() == "[install]\n"
        assert autograder.results["score"] == 3
        assert {t["visibility"] for t in autograder.results["tests"]} == {"after_due_date"}
