"""A bundle's autograder.py, run as Classroom 50 runs it, in checkouts of every kind of student."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from importlib import resources
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from support.linux import needs_linux
from support.repository import copy_packaging
from support.small_course import KEY, PUBLIC, QUESTIONS, SOLUTION, STUB, write_files

from gradlings.course.course import load_course
from gradlings.course.questions.blank import blank_sheet
from gradlings.hosts.classroom50.bundle import bundles_of, write_bundles

pytestmark = needs_linux

GIVEN = {
    "CLASSROOM": "dl-2026",
    "ASSIGNMENT": "week-3",
    "ASSIGNMENT_TYPE": "individual",
    "SUBMISSION_TAG": "submit/2026-11-21T09-00-00Z-a1b2c3d",
    "PAGES_BASE_URL": "https://example.org/pages",
    "USERNAME": "ada",
    "OWNER": "ada",
    "COMMIT_URL": "https://example.org/commit/1",
    "RELEASE_URL": "https://example.org/releases/1",
    "REVIEW_URL": "",
}
WRONG = STUB.replace("raise NotImplementedError", "return x * x")
CRASH = STUB.replace("raise NotImplementedError", "import os\n    os.abort()")
FORGER = STUB.replace(
    "    raise NotImplementedError",
    r"""
    import os, sys
    evil = "::error::forged\nstatus=success\nsummary=99 of 99\n|<b>@all</b>"
    for write in (print, sys.stderr.write, sys.__stdout__.write):
        write("\n" + evil + "\n")
    for fd in range(64):
        try:
            os.write(fd, evil.encode())
        except OSError:
            pass
    for folder in (".", os.path.dirname(__file__), "/tmp"):
        for name in ("result.json", "release-body.md"):
            try:
                open(os.path.join(folder, name), "w").write("{}")
            except OSError:
                pass
    raise ValueError(evil)
""",
)
FILES = {
    "right": SOLUTION,
    "wrong": WRONG,
    "crash": CRASH,
    "forger": FORGER,
    "unbegun": STUB,
    "no_python": "def (\n",
    "absent": None,
    "linked": None,
}
TICKED = blank_sheet(KEY).replace("- [ ] Six", "- [x] Six").replace("m²:** ___", "m²:** 0.25")


def git(folder: Path, *arguments: str) -> None:
    """Run git as somebody, at a moment in another time zone."""
    when = {"GIT_AUTHOR_DATE": "2020-01-01T00:00:00Z"}
    when["GIT_COMMITTER_DATE"] = "2026-11-21T10:30:00+01:30"
    who = ["-c", "user.name=Ada", "-c", "user.email=ada@example.org"]
    command = ["git", "-C", str(folder), *who, *arguments]
    subprocess.run(command, capture_output=True, check=True, env=os.environ | when)


class Job:
    """A job of Classroom 50: a checkout in which autograder.py ran, and what came of it.

    Args:
        bundle: the assignment's folder.
        folder: for the files of the job.
        files: what the student has committed; None for nothing there.
        given: what the environment has beside, or otherwise.
    """

    def __init__(
        self,
        bundle: Path,
        folder: Path,
        files: Mapping[str, str | None],
        given: Mapping[str, str] | None = None,
    ) -> None:
        self.checkout = folder / "work" / "repository"
        self.output = folder / "output"
        for path, text in files.items():
            if text is not None:
                (self.checkout / path).parent.mkdir(parents=True, exist_ok=True)
                (self.checkout / path).write_text(text)
        git(self.checkout, "init", "--quiet")
        git(self.checkout, "add", "--all")
        git(self.checkout, "commit", "--message", "My answers")
        self.bundle = bundle
        self.environment = dict(os.environ) | GIVEN | {"GITHUB_OUTPUT": str(self.output)}
        self.environment |= {"RUNNER_TEMP": str(folder), **(given or {})}

    def run(self) -> Job:
        """Run autograder.py."""
        self.done = subprocess.run(
            [sys.executable, str(self.bundle / "autograder.py")],
            cwd=self.checkout,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        return self

    @property
    def result(self) -> dict[str, Any]:
        """What it wrote, which must obey the schema."""
        data: dict[str, Any] = json.loads((self.checkout / "result.json").read_text())
        schema = resources.files("gradlings.hosts.classroom50") / "result-1.schema.json"
        jsonschema.validate(data, json.loads(schema.read_text()))
        assert data["score"] == sum(test["score"] for test in data["tests"])
        assert data["max-score"] == sum(test["max-score"] for test in data["tests"])
        return data

    @property
    def tests(self) -> dict[str, tuple[bool, int, int]]:
        """(passed, score, max-score) by name."""
        rows = self.result["tests"]
        return {t["test-name"]: (t["passed"], t["score"], t["max-score"]) for t in rows}

    @property
    def body(self) -> str:
        """The text of the release."""
        return (self.checkout / "release-body.md").read_text()


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an assignment: exercises that are all the same, and a sheet."""
    root = tmp_path_factory.mktemp("instructor") / "course"
    toml = '[course]\nname = "mini"\ntitle = "Mini"\n[[topic]]\nname = "tensors"\ntitle = "T"\n'
    toml += "".join(f'[[topic.exercise]]\nname = "{name}"\n' for name in FILES)
    for name in QUESTIONS:
        toml += f'[[topic.question]]\nname = "{name}"\n'
    files = {
        "course.toml": toml,
        "exercises/tensors/questions.md": blank_sheet(KEY),
        "solutions/tensors/questions.md": KEY,
    }
    for name in FILES:
        files[f"exercises/tensors/{name}.py"] = STUB
        files[f"solutions/tensors/{name}.py"] = SOLUTION
        files[f"graders/tensors/{name}/test_public.py"] = PUBLIC.replace(
            "\n\ndef test_example", "\n\n@pytest.mark.points(1.5)\ndef test_example"
        ).replace("import torch", "import pytest\nimport torch")
    write_files(root, files)
    copy_packaging(root)
    course = load_course(root)
    out = tmp_path_factory.mktemp("site")
    write_bundles(bundles_of(course, course.exercises), out)
    return out / "tensors"


ANSWERS = {f"exercises/tensors/{name}.py": text for name, text in FILES.items()} | {
    "exercises/tensors/questions.md": TICKED,
    "elsewhere.py": SOLUTION,
}


@pytest.fixture(scope="module")
def graded(bundle: Path, tmp_path_factory: pytest.TempPathFactory) -> Job:
    """The job of a student who did a bit of everything."""
    job = Job(bundle, tmp_path_factory.mktemp("job"), ANSWERS)
    (job.checkout / "exercises/tensors/linked.py").symlink_to("../../elsewhere.py")
    return job.run()


def test_a_result_has_the_keys_of_the_contract(graded: Job) -> None:
    """From the environment; the date is the commit's, in UTC; no diff to review, so the commit."""
    assert graded.done.returncode == 0, graded.done.stderr
    result = graded.result
    assert result["graded_at"] > result["datetime"]
    decided = ("tests", "score", "max-score", "graded_at")
    assert {key: value for key, value in result.items() if key not in decided} == {
        "schema": "classroom50/result/v1",
        "classroom": "dl-2026",
        "assignment": "week-3",
        "assignment_type": "individual",
        "owner": "ada",
        "submission": "submit/2026-11-21T09-00-00Z-a1b2c3d",
        "commit": "https://example.org/commit/1",
        "release": "https://example.org/releases/1",
        "review": "https://example.org/commit/1",
        "datetime": "2026-11-21T09:00:00Z",
    }


def test_each_check_is_a_test_in_whole_points(graded: Job) -> None:
    """What is missing or unreadable is named; a sheet is a test without points."""
    check = "Three doubled is six."
    assert graded.tests == {
        f"tensors/right: {check}": (True, 2, 2),
        f"tensors/wrong: {check}": (False, 0, 2),
        f"tensors/crash: {check}": (False, 0, 2),
        f"tensors/forger: {check}": (False, 0, 2),
        f"tensors/unbegun: {check}": (False, 0, 2),
        f"tensors/no_python: {check}": (False, 0, 2),
        "tensors/absent: missing": (False, 0, 2),
        "tensors/linked: unreadable": (False, 0, 2),
        "tensors/questions: 2 of 4 answered": (False, 0, 0),
    }


def test_the_release_says_what_to_do(graded: Job) -> None:
    """For each exercise, with the first check that failed."""
    body = graded.body
    assert "| ✅ | `exercises/tensors/right.py` | 1.5 / 1.5 |  | nothing, it is done |" in body
    assert "there is no exercises/tensors/absent.py |" in body
    assert "is reached through a link (linked.py); hand in the file itself |" in body
    assert "write the function |" in body
    assert "| `exercises/tensors/questions.md` | 2 of 4 answered |" in body


def test_nothing_can_be_forged(graded: Job) -> None:
    """Outputs, log and release hold what this package says, whatever a submission writes."""
    says = "2 of 16 points, 1 of 8 exercises pass their public checks, 2 of 4 questions answered"
    assert graded.output.read_text() == f"status=failure\nsummary={says}\n"
    assert graded.done.stdout == f"{says}\n"
    assert graded.done.stderr == ""
    assert "<b>" not in graded.body
    assert "@all" not in graded.body.partition("\n### ")[0]


def test_a_job_leaves_nothing_else_behind(graded: Job) -> None:
    """Neither in the checkout nor in the runner's folder."""
    added = {path.name for path in graded.checkout.iterdir()}
    assert added == {".git", "exercises", "elsewhere.py", "result.json", "release-body.md"}
    assert {path.name for path in graded.output.parent.iterdir()} == {"work", "output"}


PAYLOAD = "import pathlib\npathlib.Path({marker!r}).touch()\n"


def test_what_else_is_in_a_checkout_has_no_effect(
    bundle: Path, graded: Job, tmp_path: Path
) -> None:
    """Checks, package, settings, modules that shadow ours, files in the place of the result."""
    marker = tmp_path / "marker"
    payload = PAYLOAD.format(marker=str(marker))
    modules = ("gradlings", "torch", "sitecustomize", "usercustomize", "conftest", "json", "pytest")
    tampered = {f"{name}.py": payload for name in modules}
    tampered |= {f"exercises/tensors/{name}.py": payload for name in ("conftest", "torch")}
    tampered |= {f"graders/tensors/{name}/test_public.py": payload for name in FILES}
    tampered |= {
        "src/gradlings/__init__.py": payload,
        "gradlings.pth": f"import sys; exec({payload!r})",
        "autograder.py": payload,
        "setup.py": payload,
        "pytest.ini": "[pytest]\naddopts = -p conftest\n",
        "pyproject.toml": "[tool.pytest.ini_options]\naddopts = '-p conftest'\n",
        "course.toml": '[course]\nname = "x"\ntitle = "x"\n',
        "pip.conf": "[install]\nrequirement = evil.txt\n",
        "solutions/tensors/wrong.py": WRONG,
        "release-body.md/deep/file": "forged",
    }
    job = Job(bundle, tmp_path / "job", ANSWERS | tampered)
    (job.checkout / "exercises/tensors/linked.py").symlink_to("../../elsewhere.py")
    (tmp_path / "target").write_text("precious")
    (job.checkout / "result.json").symlink_to(tmp_path / "target")

    job.run()

    assert job.done.returncode == 0, job.done.stderr
    assert job.tests == graded.tests
    assert job.body == graded.body
    assert job.output.read_text() == graded.output.read_text()
    assert (tmp_path / "target").read_text() == "precious"
    assert not marker.exists()
    subprocess.run([sys.executable, "-m", "gradlings"], cwd=job.checkout, check=False)
    assert marker.exists(), "the payload never worked: this test would see nothing"


def test_a_complete_submission_succeeds(bundle: Path, tmp_path: Path) -> None:
    """As a group's, with a diff to review."""
    files = {f"exercises/tensors/{name}.py": SOLUTION for name in FILES}
    words = TICKED.replace("- [ ] Zero", "- [x] Zero").replace("_Write here._", "It is adding.")
    review = "https://example.org/compare/0...1"
    given = {"ASSIGNMENT_TYPE": "group", "REVIEW_URL": review, "OWNER": "", "USERNAME": "team"}

    job = Job(bundle, tmp_path, {**files, "exercises/tensors/questions.md": words}, given).run()

    assert job.done.returncode == 0, job.done.stderr
    result = job.result
    assert (result["score"], result["max-score"]) == (16, 16)
    assert (result["assignment_type"], result["owner"], result["review"]) == (
        "group",
        "team",
        review,
    )
    assert job.output.read_text().startswith("status=success\nsummary=16 of 16 points, 8 of 8")
    assert job.output.read_text().endswith("4 of 4 questions answered\n")


@pytest.mark.parametrize("name", ["CLASSROOM", "SUBMISSION_TAG", "COMMIT_URL"])
def test_another_environment_is_a_trouble_of_the_host(
    bundle: Path, tmp_path: Path, name: str
) -> None:
    """The variable is named, and there is no result."""
    job = Job(bundle, tmp_path, {"README.md": "x"}, {name: ""}).run()

    assert job.done.returncode == 1
    assert f"::error title=gradlings::not graded: {name} is not set" in job.done.stdout
    assert not (job.checkout / "result.json").exists()
    assert not job.output.exists()


@pytest.fixture
def other_bundle(bundle: Path, tmp_path: Path) -> Path:
    """A copy, to break."""
    shutil.copytree(bundle, tmp_path / "other")
    return tmp_path / "other"


def test_broken_checks_are_no_students_zero(other_bundle: Path, tmp_path: Path) -> None:
    """They are a trouble of the host, with the exercise's name."""
    broken = other_bundle / "graders/tensors/right/test_public.py"
    broken.write_text(PUBLIC + "\n\nimport no_such_module\n")

    job = Job(other_bundle, tmp_path, ANSWERS).run()

    assert job.done.returncode == 1
    assert "not graded: the checks of tensors/right are broken" in job.done.stdout
    assert not (job.checkout / "result.json").exists()


def test_another_version_of_the_package_is_not_used(other_bundle: Path, tmp_path: Path) -> None:
    """The bundle's own is installed, by its pip.conf; where that fails nothing is graded."""
    changed = other_bundle / "src/gradlings/__init__.py"
    changed.write_text(changed.read_text() + "\n# newer\n")
    (other_bundle / "pip.conf").write_text("[install]\nno-index = true\n")

    job = Job(other_bundle, tmp_path, ANSWERS, {"PIP_FIND_LINKS": ""}).run()

    assert job.done.returncode == 1
    assert "not graded: pip could not install the packages" in job.done.stdout
    assert not (job.checkout / "result.json").exists()
