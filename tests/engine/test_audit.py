"""The audit: a clean exercise passes, and every way to fall short is found and named.

One course holds an exercise for each way; it is audited once, through the real sandbox.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner
from support.linux import needs_linux

from gradlings.authoring.audit import AuditOptions, AuditProgress, audit_course
from gradlings.authoring.audit.equivalents import read_equivalents
from gradlings.authoring.audit.mutants import mutants_of
from gradlings.authoring.audit.report import AuditReport, ExerciseAudit
from gradlings.authoring.audit.store import AuditStore
from gradlings.authoring.audit.trials import Trial, try_all
from gradlings.authoring.new import new_exercise
from gradlings.cli import main
from gradlings.course.course import Course, load_course
from gradlings.course.exercise import Exercise
from gradlings.errors import CourseError
from gradlings.grading.pool.pool import Pool
from gradlings.outcomes import CheckResult

pytestmark = needs_linux

SEEDS = 3
SOLUTION_LINE = "return x - x.mean(dim=0, keepdim=True)  # (N, D) - (1, D)"
Edit = Callable[[str], str]


def replaced(old: str, new: str) -> Edit:
    """Return an edit that replaces a text that is there."""

    def edit(text: str) -> str:
        assert old in text
        return text.replace(old, new)

    return edit


def set_to(text: str) -> Edit:
    """Return an edit that writes a whole file."""
    return lambda _old: text


def appended(text: str) -> Edit:
    """Return an edit that adds to the end of a file."""
    return lambda old: old + text


LUCKY = '''"""Belief: small numbers need no centering.

Advice: Try a small number.
"""


def center(x):
    return x if x[0, 0] < 0.5 else x - x.mean(dim=0)
'''
IDLE = '''

def test_dtype(submission, rng):
    """The result has the dtype of the input."""
    x = torch.randn(2, 2, generator=rng)

    assert submission(centered, x).dtype == x.dtype
'''
STALE = """
[[equivalent]]
in = "center"
was = "return 1"
becomes = "return 2"
reason = "There was such a line once."

[[equivalent]]
in = "center"
was = "return x - x.mean(dim=0, keepdim=True)  # (N, D) - (1, D)"
becomes = "return x  # (N, D) - (1, D)"
reason = "It is not, in fact."
"""
BUG = '''

def test_bug(submission, rng):
    """The check itself is wrong."""
    submission(centered, torch.randn(2, 2, generator=rng)).no_such_method()
'''

NOT_UTF8 = "# ä"
TWIN = '''"""Belief: the mean of an example is subtracted, in another way.

Advice: Which of the two dimensions of x do you sum over?
"""


def center(x):
    return (x.T - x.T.mean(dim=0)).T
'''
AS_IN_THE_SOLUTION = '''"""Belief: two centers are better than one.

Advice: Print the type of your result.
"""


def center(x):
    return _checked(x - x.mean(dim=0, keepdim=True))


def _checked(x):
    return x.tolist()
'''
CHANGES_NOTHING = '''"""Belief: none.

Advice: None.
"""


def center(x):
    return x - x.mean(dim=0, keepdim=True)
'''
UNKNOWN_NAME = CHANGES_NOTHING.replace("def center", "def centre")
PAYS = '''

def input_after(module, x):
    """x, after center(x)"""
    module.center(x)
    return x


def test_untouched(agree, rng):
    """The input is left as it was."""
    agree(input_after, torch.randn(2, 2, generator=rng))
'''
WORDY = '''

def centered_once(module, x):
    """center(x), which {}"""
    return module.center(x)


def test_wordy(agree, rng):
    """The result is right once more."""
    agree(centered_once, torch.randn(2, 3, generator=rng))
'''.format("is described at length " * 40)

# What is changed in the files of each exercise; None deletes one.
STUB, SOLUTION = "exercises/t/{}.py", "solutions/t/{}.py"
PUBLIC, HIDDEN = "graders/t/{}/test_public.py", "graders/t/{}/test_hidden.py"
RIGHT, WRONG = "graders/t/{}/right/{}.py", "graders/t/{}/wrong/{}.py"
EQUIVALENTS = "graders/t/{}/equivalents.toml"
HINTS = "graders/t/{}/hints.md"
LONG_HINT = (
    "Look at the mean once more: over which dimension do you take it, and which shape has it?"
)


def hints(text: str) -> str:
    """Return a file of hints whose second stage is this text."""
    stages = ("Where to look", LONG_HINT), ("An input", text), ("The primer", LONG_HINT)
    return "\n".join(f"## {title}\n\n{body}\n" for title, body in stages)


DEFECTS: dict[str, dict[str, Edit | None]] = {
    "clean": {},
    "accepting": {HIDDEN: lambda text: text.partition("@pytest.mark.points(1)")[0]},
    "rejecting": {RIGHT.format("{}", "own"): set_to("def center(x):\n    return x - x.mean()\n")},
    "lucky": {WRONG.format("{}", "lucky"): set_to(LUCKY)},
    "solved_stub": {STUB: replaced("raise NotImplementedError", SOLUTION_LINE)},
    "leaking_comment": {STUB: appended(f"    # {SOLUTION_LINE.partition('  #')[0]}\n")},
    "other_signature": {STUB: replaced("def center(x:", "def center(batch:")},
    "other_contract": {STUB: replaced("Rules\n", "The rules\n")},
    "import_in_part": {
        SOLUTION: lambda text: text.replace(
            "def center(x: torch.Tensor", "def center(x: Any"
        ).replace(
            "import torch\n", "from typing import Any, Final  # noqa: F401\n\nimport torch\n", 1
        )
    },
    "unwritten_oddly": {STUB: replaced("raise NotImplementedError", "return 1 / 0")},
    "idle": {HIDDEN: appended(IDLE)},
    "unexplained": {EQUIVALENTS: None},
    "stale": {EQUIVALENTS: appended(STALE)},
    "public_reference": {PUBLIC: replaced("(submission, expect)", "(submission, agree)")},
    "no_program": {HIDDEN: appended("def test_(:\n")},
    "no_import": {HIDDEN: replaced("import torch", "import torch\nimport no_such_module")},
    "bug": {HIDDEN: appended(BUG)},
    "no_solution": {SOLUTION: None},
    "no_belief": {WRONG.format("{}", "mute"): set_to("def center(x):\n    return 0 * x\n")},
    "giveaway": {
        WRONG.format("{}", "in_place"): replaced(
            "Print your", f"Write {SOLUTION_LINE.partition('  #')[0]}. Print your"
        )
    },
    "no_equivalents": {EQUIVALENTS: set_to("[[equivalent]]\nwas = 'x'\n")},
    "no_text": {RIGHT.format("{}", "own"): lambda _old: NOT_UTF8},
    "twin": {WRONG.format("{}", "twin"): set_to(TWIN)},
    "no_change": {WRONG.format("{}", "same"): set_to(CHANGES_NOTHING)},
    "unknown_name": {WRONG.format("{}", "typo"): set_to(UNKNOWN_NAME)},
    "pays": {HIDDEN: appended(PAYS)},
    "wordy": {HIDDEN: appended(WORDY)},
    "few": {RIGHT.format("{}", "loop"): None, WRONG.format("{}", "standardized"): None},
    "long": {SOLUTION: replaced("Rules\n", "word " * 350 + "\n\nRules\n")},
    "no_summary": {SOLUTION: replaced("examples.\n\n", "examples\nand more.\n\n")},
    "no_example": {SOLUTION: replaced("    >>> ", "    ")},
    "false_example": {SOLUTION: replaced("tensor([[ -1., -10.]", "tensor([[ -2., -10.]")},
    "no_formula": {"graders/t/{}/formulas.md": None},
    "short_hint": {HINTS: set_to(hints("Look again."))},
    "telling_hint": {
        HINTS: set_to(hints(f"{LONG_HINT} That is: return x - x.mean(dim=0, keepdim=True)."))
    },
    "few_hints": {HINTS: set_to(hints(LONG_HINT).rpartition("## ")[0])},
    "style": {RIGHT.format("{}", "loop"): replaced("center(x)", "center( x )")},
    "scaffold": {},
}


def made_our_own(exercise: Exercise) -> None:
    """Change each file that `gradlings new` has laid out, and nothing that it does."""
    for path in [exercise.solution, *exercise.grader.rglob("*.*")]:
        text = path.read_text()
        if path.suffix == ".py":
            path.write_text(f"{text}\n\n# Our own.\n")
        else:
            path.write_text(text.replace("# ", "# Our own: ", 1))
    exercise.stub.write_text(exercise.blank())


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """A course with an exercise for each way to fall short."""
    root = tmp_path_factory.mktemp("course")
    (root / "course.toml").write_text(
        '[course]\nname = "defects"\ntitle = "Defects"\n'
        '[[topic]]\nname = "t"\ntitle = "T"\n[[topic.exercise]]\nname = "first"\n'
    )
    (root / "exercises" / "t").mkdir(parents=True)
    (root / "exercises" / "t" / "first.py").touch()
    for name, edits in DEFECTS.items():
        new_exercise(load_course(root), f"t/{name}")
        exercise = load_course(root).select([f"t/{name}"])[0]
        if name != "scaffold":
            made_our_own(exercise)
        for path, edit in edits.items():
            file = root / path.format(name)
            if edit is None:
                file.unlink()
            else:
                text = edit(file.read_text() if file.exists() else "")
                file.write_text(text, encoding="latin-1" if text == NOT_UTF8 else "utf-8")
        if SOLUTION in edits and exercise.solution.is_file():
            exercise.stub.write_text(exercise.blank())
    (root / "course.toml").write_text(
        (root / "course.toml").read_text().replace('[[topic.exercise]]\nname = "first"\n', "")
    )
    (root / "exercises" / "t" / "first.py").unlink()
    for stray in ("solutions/t/ghost.py", "graders/t/idle/notes.txt"):
        (root / stray).write_text("")
    return load_course(root)


@pytest.fixture(scope="module")
def progress() -> list[AuditProgress]:
    """What the audit reported on its way."""
    return []


@pytest.fixture(scope="module")
def report(
    course: Course, progress: list[AuditProgress], tmp_path_factory: pytest.TempPathFactory
) -> AuditReport:
    """The audit of that course."""
    options = AuditOptions(seeds=SEEDS, workers=2)
    store = AuditStore(tmp_path_factory.mktemp("audit") / "audit.sqlite")
    report = audit_course(course, course.exercises, options, store, progress.append)
    store.close()
    return report


@pytest.fixture(scope="module")
def audits(report: AuditReport) -> dict[str, ExerciseAudit]:
    """The audit of each exercise, by name."""
    return {audit.exercise.removeprefix("t/"): audit for audit in report.exercises}


def lines_of(audit: ExerciseAudit) -> list[str]:
    """Return the findings as lines."""
    return [f"{finding.where}: {finding.what}" for finding in audit.findings]


def test_a_clean_exercise_passes_with_all_that_was_asked(audits: dict[str, ExerciseAudit]) -> None:
    """Answers, mutants, seeds and files: nothing falls short, and all of it was looked at."""
    audit = audits["clean"]

    assert not audit.findings
    assert audit.seeds == SEEDS
    assert audit.right == ["solution", "right/loop", "right/matrix", "right/sum_and_count"]
    example, value = "test_public.py::test_example", "test_hidden.py::test_value"
    unchanged = "test_hidden.py::test_input_unchanged"
    assert len(audit.matrix) == 6
    assert audit.matrix["in_place"] == [unchanged]
    assert audit.matrix["always_float32"] == [value]
    assert audit.matrix["mean_of_each_example"] == [example, value, unchanged]
    assert audit.lazy >= 9
    assert not audit.paid
    assert not audit.misnamed
    assert audit.mutants is not None
    assert audit.mutants > 15
    assert audit.justified == 2
    assert audit.killed == audit.mutants - 2


# What a finding about an exercise says, and of which file.
SAYS = {
    "accepting": ("graders/t/accepting/wrong/in_place.py", "gets full marks (seeds 0 to 2)"),
    "rejecting": (
        "graders/t/rejecting/test_public.py",
        "test_public.py::test_example fails right answers: right/own (seeds 0 to 2):\n",
    ),
    "lucky": ("graders/t/lucky/wrong/lucky.py", "gets full marks (seed"),
    "solved_stub": ("exercises/t/solved_stub.py", "the unfilled stub passes test_"),
    "leaking_comment": ("exercises/t/leaking_comment.py", "holds a line of the solution: return x"),
    "other_signature": (
        "exercises/t/other_signature.py",
        "is not what solutions/t/other_signature.py makes; run: gradlings blank t/other_sig",
    ),
    "other_contract": ("exercises/t/other_contract.py", "run: gradlings blank t/other_contract"),
    "import_in_part": (
        "exercises/t/import_in_part.py",
        "imports less than that line of the solution",
    ),
    "unwritten_oddly": ("exercises/t/unwritten_oddly.py", "ends as error, not as missing"),
    "idle": ("graders/t/idle/test_hidden.py", "test_hidden.py::test_dtype is idle"),
    "unexplained": ("solutions/t/unexplained.py", '[[equivalent]]\nin = "center"\nwas = '),
    "stale": ("graders/t/stale/equivalents.toml", "remove it: in center"),
    "public_reference": ("graders/t/public_reference/test_public.py", "`agree`, which students"),
    "no_program": ("t/no_program", "graders/t/no_program/test_hidden.py:"),
    "no_import": ("t/no_import", "ModuleNotFoundError: No module named 'no_such_module'"),
    "bug": ("graders/t/bug/test_hidden.py", "test_hidden.py::test_bug is broken; seen with"),
    "no_solution": ("t/no_solution", "solutions/t/no_solution.py: missing"),
    "no_belief": ("graders/t/no_belief/wrong/mute.py", 'its docstring must be "Belief: …"'),
    "giveaway": ("graders/t/giveaway/wrong/in_place.py", "its advice gives the solution away"),
    "no_equivalents": ("t/no_equivalents", "needs in, was, becomes and reason"),
    "no_text": ("t/no_text", "right/own.py: not UTF-8 (byte 2); save it as UTF-8"),
    "twin": ("graders/t/twin/wrong/twin.py", "is a twin of mean_of_each_example: no check"),
    "no_change": ("t/no_change", "wrong/same.py: it changes nothing of the solution"),
    "unknown_name": ("t/unknown_name", "wrong/typo.py: it has centre, which the solution does"),
    "pays": ("graders/t/pays/test_hidden.py", "test_untouched pays a function that returns"),
    "wordy": (
        "graders/t/wordy/test_hidden.py",
        "test_hidden.py::test_wordy says too much: mean_added, mean_of_each_example, "
        "mean_of_everything, standardized would read 17 lines, expected at most 12",
    ),
    "few": ("graders/t/few/right", "2 right answers; write at least 3"),
    "long": ("solutions/t/long.py", "words above “Fine print”; expected at most 350"),
    "no_summary": ("solutions/t/no_summary.py", "does not begin with a summary"),
    "no_example": ("solutions/t/no_example.py", "has no worked example that can be run"),
    "false_example": ("solutions/t/false_example.py", "a worked example is not true:\n"),
    "no_formula": ("graders/t/no_formula/formulas.md", "has the formula 'y[n, d] = x[n, d]"),
    "short_hint": ("graders/t/short_hint/hints.md", "“Look again. …” has 2 words; expected 15"),
    "telling_hint": ("graders/t/telling_hint/hints.md", "holds a line of the solution: return x"),
    "few_hints": ("graders/t/few_hints/hints.md", "has 2 sections `## …`; expected 3"),
    "scaffold": ("graders/t/scaffold/probes.py", "is still the example"),
}


@pytest.mark.parametrize("name", SAYS)
def test_what_falls_short_is_named_with_its_file(
    audits: dict[str, ExerciseAudit], name: str
) -> None:
    """Each defect is found, and a line says in which file and what to do."""
    where, what = SAYS[name]
    lines = lines_of(audits[name])

    assert any(line.startswith(where) and what in line for line in lines), lines


def test_nothing_else_is_found_where_there_is_one_defect(
    audits: dict[str, ExerciseAudit],
) -> None:
    """The defects that touch nothing else give one kind of finding alone."""
    for name in (
        "leaking_comment",
        "other_signature",
        "idle",
        "no_import",
        "giveaway",
        "pays",
        "wordy",
    ):
        where, _ = SAYS[name]
        lines = lines_of(audits[name])
        assert all(line.startswith(where) for line in lines), lines


def test_every_exercise_with_a_defect_is_covered() -> None:
    """No defect is there that no test looks for."""
    assert set(SAYS) == set(DEFECTS) - {"clean", "style"}


def test_false_rejections_and_acceptances_are_counted_over_all_seeds(
    audits: dict[str, ExerciseAudit],
) -> None:
    """A seed counts, whichever it is."""
    assert audits["accepting"].false_acceptances == [("in_place", n) for n in range(SEEDS)]
    rejected = audits["rejecting"].false_rejections
    assert {(name, seed) for name, seed, _ in rejected} == {("right/own", n) for n in range(SEEDS)}
    assert audits["lucky"].false_acceptances


def test_one_mistake_is_one_line(audits: dict[str, ExerciseAudit]) -> None:
    """However many answers and seeds show it, with what was expected and what came."""
    lines = lines_of(audits["rejecting"])
    example = [line for line in lines if "test_example" in line]
    bugs = [line for line in lines_of(audits["bug"]) if "test_bug is broken" in line]

    assert len(example) == 1
    assert "expected tensor([[-1., -10.], [1., 10.]])" in example[0]
    assert "got tensor([[" in example[0]
    assert len(bugs) == 1


def test_a_twin_is_reported_from_both_sides(audits: dict[str, ExerciseAudit]) -> None:
    """The author decides which one goes."""
    assert sorted(audits["twin"].misnamed) == ["mean_of_each_example", "twin"]


def test_a_second_audit_knows_what_has_not_changed(course: Course, tmp_path: Path) -> None:
    """All verdicts and diagnoses are looked up; an edited check has them found again."""
    clean = course.select(["clean"])
    counts, stored = [], []
    for edit in ("", "", "# edited\n"):
        hidden = clean[0].grader / "test_hidden.py"
        hidden.write_text(hidden.read_text() + edit)
        store, seen = AuditStore(tmp_path / "audit.sqlite"), list[AuditProgress]()
        options = AuditOptions(seeds=2, mutants=False, workers=2)
        report = audit_course(course, clean, options, store, seen.append)
        counts.append(store.known)
        store.close()
        with closing(sqlite3.connect(tmp_path / "audit.sqlite")) as database:
            stored += database.execute("SELECT count(*) FROM found").fetchone()
        assert not report.all_findings

    assert counts[0] == 0
    assert counts[1] == stored[0] == stored[1] > 20
    assert counts[2] == 0


def test_survivors_are_shown_as_a_diff(audits: dict[str, ExerciseAudit]) -> None:
    """Both of the recorded ones, now unrecorded, with what went and what came."""
    survivors = audits["unexplained"].survivors

    assert {survivor.becomes for survivor in survivors} == {
        SOLUTION_LINE.replace("dim=0, keepdim=True", "dim=0, keepdim=False"),
        SOLUTION_LINE.replace("dim=0, keepdim=True", "dim=0"),
    }
    assert all(f"- {SOLUTION_LINE}\n+ " in survivor.diff for survivor in survivors)


def test_recorded_equivalents_are_verified(audits: dict[str, ExerciseAudit]) -> None:
    """One that no operator makes, and one that a check kills, are both found."""
    lines = lines_of(audits["stale"])

    assert len(lines) == 2
    assert any("no mutant is like this one" in line for line in lines)
    assert any("a check fails it" in line for line in lines)


def test_a_broken_exercise_takes_one_line_and_spoils_no_other(
    audits: dict[str, ExerciseAudit],
) -> None:
    """No traceback, and the others are audited all the same."""
    for name in ("no_program", "no_import", "no_solution", "no_equivalents"):
        assert len(lines_of(audits[name])) == 1
        assert "Traceback" not in lines_of(audits[name])[0]
    assert audits["clean"].killed


def test_files_that_belong_to_no_exercise_are_found(report: AuditReport) -> None:
    """In solutions/ and in graders/."""
    assert {"solutions/t/ghost.py", "graders/t/idle/notes.txt"} <= {
        finding.where for finding in report.findings
    }


def test_the_lint_of_the_course_s_files_is_part_of_the_audit(report: AuditReport) -> None:
    """Layout as ruff does it; parts of programs may use the solution's names."""
    style = [finding for finding in report.findings if "t/style/" in finding.where]

    assert [finding.where for finding in style] == ["graders/t/style/right/loop.py"]
    assert "run: ruff format graders/t/style/right/loop.py" in style[0].what
    unknown_names = [f.where for f in report.findings if "F821" in f.what]
    assert not [where for where in unknown_names if "/right/" in where or "/wrong/" in where]


def test_findings_name_files_as_seen_from_the_course(report: AuditReport, course: Course) -> None:
    """No path of the machine gets into a report."""
    assert str(course.root) not in json.dumps(report.to_json())


def test_progress_counts_mutants_and_their_rate(progress: list[AuditProgress]) -> None:
    """Each part ends with all of it done."""
    last = {seen.what: seen for seen in progress}

    assert list(last) == ["answers", "wrong answers", "mutants", "survivors", "seeds"]
    assert all(seen.done == seen.total for seen in last.values())
    assert last["mutants"].per_second > 0


def test_the_command_ends_with_1_and_shows_matrix_table_and_findings(
    course: Course, tmp_path: Path
) -> None:
    """What falls short is printed and written; what does not, ends with 0."""
    file = tmp_path / "audit.json"
    arguments = ["--course", str(course.root), "audit", "--seeds", "1", "--no-mutants"]

    bad = CliRunner().invoke(main, [*arguments, "idle", "no_solution", "--json", str(file)])
    good = CliRunner().invoke(main, [*arguments, "clean"])

    assert (bad.exit_code, good.exit_code) == (1, 0)
    assert "mean_of_each_example ● ● ● ·" in bad.output
    assert "idle: no misconception fails it" in bad.output
    assert "solutions/t/no_solution.py: missing" in bad.output
    assert "graders/t/idle/notes.txt: belongs to no exercise" in bad.output
    assert "ghost.py" not in bad.output  # of another exercise
    assert "things to mend." in bad.output
    written = json.loads(file.read_text())
    assert not written["clean"]
    assert [e["exercise"] for e in written["exercises"]] == ["t/idle", "t/no_solution"]
    assert "Nothing falls short." in good.output


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["audit", "claen"], "did you mean clean or"),
        (["audit", "--seeds", "0"], "--seeds"),
        (["audit", "clean", "--json", "no/such/folder/a.json"], "there is no folder"),
    ],
)
def test_misuse_ends_with_2(course: Course, arguments: list[str], says: str) -> None:
    """A typo is reported before anything is run."""
    result = CliRunner().invoke(main, ["--course", str(course.root), *arguments])

    assert result.exit_code == 2
    assert says in result.output


def test_an_equivalent_without_a_reason_is_refused(course: Course) -> None:
    """An unexplained survivor is not to be waved through."""
    clean = course.select(["clean"])[0]
    file = clean.grader / "equivalents.toml"
    text = file.read_text()
    try:
        file.write_text(text.replace('reason = "', 'reason = ""  # '))
        with pytest.raises(CourseError, match="needs in, was, becomes and reason"):
            read_equivalents(clean)
    finally:
        file.write_text(text)


SEVEN = '''

def test_seven(submission):
    """Seven examples are left as they are."""
    x = torch.ones(7, 2)

    assert torch.equal(submission(centered, x), x)
'''


def test_mutants_that_one_check_alone_fails_are_found(course: Course, tmp_path: Path) -> None:
    """As all checks say that are run on the mutant; without a file, nobody would see them."""
    root = tmp_path / "course"
    shutil.copytree(course.root, root, ignore=shutil.ignore_patterns("build"))
    exercise = load_course(root).select(["clean"])[0]
    rule = f"if len(x) == 7:\n        return x\n    {SOLUTION_LINE}"
    exercise.solution.write_text(replaced(SOLUTION_LINE, rule)(exercise.solution.read_text()))
    hidden = exercise.grader / "test_hidden.py"
    hidden.write_text(hidden.read_text() + SEVEN)
    file = tmp_path / "audit.json"
    arguments = ["--course", str(root), "audit", "clean", "--seeds", "1", "--alone"]

    refused = CliRunner().invoke(main, arguments)
    CliRunner().invoke(main, [*arguments, "--json", str(file)])

    assert refused.exit_code == 2
    assert "add --json FILE" in refused.output
    (audited,) = json.loads(file.read_text())["exercises"]
    alone = {(row["line"], row["becomes"]): row["check"] for row in audited["alone"]}
    assert "test_hidden.py::test_seven" in alone.values()
    exercise = load_course(root).select(["clean"])[0]
    mutants = mutants_of(exercise.solution)
    trials = [Trial(mutant.text, thorough=True) for mutant in mutants]
    lost: list[list[CheckResult]] = []
    with Pool(1) as pool:
        pool.add(try_all, exercise, trials, on_done=lost.extend)
        pool.run()
    assert alone == {
        (mutant.line, mutant.becomes): checks[0].id
        for mutant, checks in zip(mutants, lost, strict=True)
        if len(checks) == 1
    }
