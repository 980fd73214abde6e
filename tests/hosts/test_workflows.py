"""The workflows: valid, pinned, needing little; the instructor's is run, step by step."""

from __future__ import annotations

import csv
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML
from support.github_server import Repo, Server, comments, running
from support.python import public_python
from support.repositories import git
from support.repository import EDITION, ROOT
from support.small_course import MARGIN_COST_POINTS, text_of, write_course

EXERCISE = "exercises/tensors/margin_cost.py"
SOLUTION = text_of("solutions/tensors/margin_cost.py")
CARELESS = SOLUTION.replace("clamp(min=0)", "clone()", 1)
OF_THE_REPO = (".github", "src")
SUDO = """#!/bin/sh
# Becomes another user as sudo does; to become root is nothing to do here.
echo "$*" >> {log}
[ "$1" = -u ] || exec "$@"
user=$2
shift 2
exec setpriv --reuid "$user" --regid nogroup --clear-groups "$@"
"""


def read(path: Path) -> dict[str, Any]:
    """Read YAML."""
    data: dict[str, Any] = YAML(typ="safe").load(path.read_text())
    return data


def steps_of(data: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Return all steps of a workflow or of an action."""
    for job in data["jobs"].values() if "jobs" in data else [data["runs"]]:
        yield from job["steps"]


WORKFLOWS = [
    *sorted((ROOT / ".github" / "workflows").glob("*.yml")),
    EDITION / ".github/workflows/classroom.yml",
]
ACTIONS = sorted((ROOT / ".github" / "actions").glob("*/action.yml"))


@pytest.mark.parametrize(
    "path", [*WORKFLOWS, *ACTIONS], ids=lambda path: str(path.relative_to(ROOT))
)
def test_it_is_valid_and_its_actions_are_pinned(path: Path) -> None:
    """By GitHub's own schemas; by commit. No expression is put into a shell's text."""
    kind = "github-workflows" if path in WORKFLOWS else "github-actions"
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{kind}"]
    subprocess.run([*command, str(path)], check=True)
    for step in steps_of(read(path)):
        uses = step.get("uses", "./")
        assert uses.startswith("./") or re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", uses), uses
        assert "${{" not in step.get("run", "")


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_it_needs_little(path: Path) -> None:
    """It reads the repository, on a runner that is named, for a limited time."""
    data = read(path)
    assert data["permissions"] == {"contents": "read"}
    for job in data["jobs"].values():
        assert job["runs-on"] == "ubuntu-24.04"
        assert "permissions" not in job
        assert job["timeout-minutes"]


def test_no_secret_is_where_code_of_students_runs() -> None:
    """Only the steps that collect and post have the token."""
    jobs = read(ROOT / ".github/workflows/grade.yml")["jobs"]

    have = {name for name, job in jobs.items() if "secrets." in json.dumps(job)}

    assert have == {"collect", "post"}
    assert all(
        "grade" not in step.get("run", "").split("/")
        for name in have
        for step in jobs[name]["steps"]
    )


class Runner:
    """Runs the jobs of a workflow, each in a clean copy of this repo, with a small course.

    Args:
        folder: for the copies, artifacts and caches.
        environment: of all steps, over what the workflow says.
    """

    def __init__(self, folder: Path, environment: Mapping[str, str]) -> None:
        self.folder = folder
        self.environment = dict(environment)
        self.artifacts, self.caches = folder / "artifacts", folder / "caches"
        self.bin, self.sudo_log = folder / "bin", folder / "sudo.log"
        self.runs = 0
        self.outputs: dict[str, str] = {}
        self.summary = ""
        self.log = ""
        self.bin.mkdir(parents=True)
        (self.bin / "sudo").write_text(SUDO.format(log=self.sudo_log))
        (self.bin / "sudo").chmod(0o755)

    def job(self, job: Mapping[str, Any], **context: str) -> None:
        """Run one job; what an expression stands for comes from the context, or is empty."""
        self.runs += 1
        place = self.folder / f"job{self.runs}"
        for name in OF_THE_REPO:
            shutil.copytree(ROOT / name, place / name)
        write_course(place, ["tensors/margin_cost"])
        shutil.copy(self.folder / "roster.csv", place)
        self._install(place)
        saved = []
        for step in job["steps"]:
            given = {k: self._known(v, context) for k, v in step.get("with", {}).items()}
            uses = step.get("uses", "")
            if uses.startswith("./"):
                for inner in steps_of(read(place / uses / "action.yml")):
                    self._run(inner, place, context)
            elif "cache" in uses:
                _copy(self.caches / given["path"], place / given["path"])
                saved += [] if "restore@" in uses else [given["path"]]
            elif "upload-artifact" in uses:
                path = place / given["path"]
                target = self.artifacts / given["name"]
                _copy(path, target if path.is_dir() else target / path.name)
            elif "download-artifact" in uses:
                self._download(place, given)
            self._run(step, place, context)
        for path in saved:
            _copy(place / path, self.caches / path)

    def _install(self, place: Path) -> None:
        command = place / ".venv/bin/gradlings"
        command.parent.mkdir(parents=True)
        command.write_text(f'#!/bin/sh\nPYTHONPATH=src exec {sys.executable} -m gradlings "$@"\n')
        command.chmod(0o755)

    def _download(self, place: Path, given: Mapping[str, str]) -> None:
        into = place / given.get("path", ".")
        for found in sorted(self.artifacts.glob(given.get("name") or given["pattern"])):
            _copy(found, into if "name" in given else into / found.name)

    def _known(self, text: object, context: Mapping[str, str]) -> str:
        return re.sub(r"\$\{\{ *(.*?) *\}\}", lambda m: context.get(m[1], ""), str(text))

    def _run(self, step: Mapping[str, Any], place: Path, context: Mapping[str, str]) -> None:
        if "run" not in step:
            return
        files = {name: place / name for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
        own = {k: self._known(v, context) for k, v in step.get("env", {}).items()}
        own |= {"ONLY": "", **self.environment, "PATH": f"{self.bin}:{os.environ['PATH']}"}
        script, kept = place / "step.sh", place / "python"
        script.write_text(step["run"])
        kept.mkdir(exist_ok=True)
        shell = f"{public_python(kept)} && exec bash --noprofile --norc -eo pipefail {script}"
        done = subprocess.run(
            ["unshare", "--mount", "sh", "-c", shell],
            cwd=place,
            env=dict(os.environ) | own | {name: str(path) for name, path in files.items()},
            capture_output=True,
            text=True,
            check=False,
        )
        self.log += done.stdout
        assert done.returncode == 0, f"{step['run']}\n{done.stdout}\n{done.stderr}"
        if files["GITHUB_OUTPUT"].is_file():
            for line in files["GITHUB_OUTPUT"].read_text().splitlines():
                name, _, value = line.partition("=")
                self.outputs[name] = value
        if files["GITHUB_STEP_SUMMARY"].is_file():
            self.summary = files["GITHUB_STEP_SUMMARY"].read_text()


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        shutil.copytree(source, target, dirs_exist_ok=True)
    elif source.is_file():
        shutil.copy(source, target)


@pytest.fixture
def server() -> Iterator[Server]:
    """A server that speaks GitHub's API."""
    with running() as made:
        yield made


@pytest.fixture
def runner(public_folder: Path, server: Server) -> Runner:
    """A runner for the class of ann, bob, and cat, who has no repository."""
    if os.geteuid() != 0:
        if os.environ.get("CI"):
            pytest.fail("CI must run the steps of the workflow, which need root")
        pytest.skip("the steps need root, to become another user without a password")
    hosted = public_folder / "hosted"
    for student, text in (("ann", SOLUTION), ("bob", CARELESS)):
        repo = hosted / student
        (repo / EXERCISE).parent.mkdir(parents=True)
        (repo / EXERCISE).write_text(text)
        git(repo, "init", "--quiet")
        git(repo, "add", "--all")
        git(repo, "commit", "--quiet", "--message", "work")
        server.repos[f"class/{student}"] = Repo()
    students = ("ann", "bob", "cat")
    rows = "".join(f"{student},https://127.0.0.1/class/{student}\n" for student in students)
    (public_folder / "roster.csv").write_text(f"student,repository\n{rows}")
    config = public_folder / "gitconfig"
    config.write_text(
        f'[url "file://{hosted}/"]\ninsteadOf = https://127.0.0.1/class/\n[safe]\ndirectory = *\n'
    )
    return Runner(
        public_folder,
        {
            "GIT_CONFIG_GLOBAL": str(config),
            "TOKEN": "secret",
            "GITHUB_TOKEN": "secret",
            "GITHUB_API_URL": server.url,
            "SERVER": "https://127.0.0.1",
            "ROSTER": "roster.csv",
            "ONLY": "margin_cost",
            "PER_SHARD": "2",
        },
    )


def run_all(runner: Runner) -> None:
    """Run collect, grade for each shard, report, and post."""
    jobs = read(ROOT / ".github/workflows/grade.yml")["jobs"]
    runner.job(jobs["collect"])
    of = runner.outputs["of"]
    for shard in json.loads(runner.outputs["shards"]):
        context = {"matrix.shard": str(shard), "needs.collect.outputs.of": of}
        runner.job(jobs["grade"], **context)
    runner.job(jobs["report"])
    runner.job(jobs["post"])


def test_a_class_is_collected_graded_in_parts_merged_and_answered(
    runner: Runner, server: Server
) -> None:
    """The steps of the instructor's workflow, in order, each job in a clean copy; then again."""
    run_all(runner)

    assert (runner.outputs["shards"], runner.outputs["of"]) == ("[1,2]", "2")
    grades = runner.artifacts / "grades"
    rows = list(csv.reader((grades / "grades.csv").read_text().splitlines()))
    assert rows[0] == ["student", "tensors/margin_cost", "total", "of", "waits", "withheld"]
    scores = {row[0]: float(row[1]) for row in rows[1:]}
    assert scores["ann"] == MARGIN_COST_POINTS
    assert 0 < scores["bob"] < MARGIN_COST_POINTS
    assert scores["cat"] == 0
    assert {path.name for path in grades.iterdir()} >= {
        "gradebook.sqlite",
        "results.json",
        "feedback",
    }
    assert "<pre>" in runner.summary
    assert "14 / 14" in runner.summary
    assert "cat: fatal:" in runner.log
    assert "secret" not in runner.log
    assert "secret" not in (grades / "manifest.json").read_text()
    graded = [
        line for line in runner.sudo_log.read_text().splitlines() if "gradlings grade" in line
    ]
    assert len(graded) == 3
    assert all(line.startswith("-u nobody ") for line in graded)
    assert "14 of 14 points" in comments(server.repos["class/ann"])[0]

    before = len(server.writes())
    runner.summary = ""
    run_all(runner)

    assert "0 graded, 3 known already" in runner.summary
    assert len(server.writes()) == before  # nothing has changed, so nothing is posted
