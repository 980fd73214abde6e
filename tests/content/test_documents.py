"""README, guides and decisions: their links, their numbers, the picture. Needs Linux, git."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from support.content import COURSE, PROGRAMS, SHEETS
from support.repository import ROOT

README = (ROOT / "README.md").read_text()
DOCUMENTS = [
    *ROOT.glob("*.md"),
    *(ROOT / "docs").rglob("*.md"),
    *(ROOT / "exercises").rglob("*.md"),
]
LINK = re.compile(r"\]\((?!https?:)([^)\s#]*)(#[^)\s]*)?\)")


@pytest.mark.parametrize("file", DOCUMENTS, ids=[str(f.relative_to(ROOT)) for f in DOCUMENTS])
def test_every_link_leads_to_a_file_and_a_heading(file: Path) -> None:
    """Links within the repository; code and transcripts are left out."""
    text = re.sub(r"^(`{3,}).*?^\1$", "", file.read_text(), flags=re.S | re.M)

    for path, anchor in LINK.findall(re.sub(r"`[^`\n]+`", "`code`", text)):
        target = file.parent / path if path else file
        assert target.exists(), f"{file.name} links to {path}"
        if anchor and target.suffix == ".md":
            assert anchor[1:] in headings(target), f"{file.name} links to {path}{anchor}"


def headings(file: Path) -> set[str]:
    """Return the anchors of a document, as GitHub makes them."""
    found = re.findall(r"^#+ (.*)$", file.read_text(), flags=re.M)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in found}


def test_the_numbers_of_the_readme_are_those_of_the_course() -> None:
    """Each column of its table, in order."""
    columns = {
        "topics": len(COURSE.topics),
        "programs to write": len(PROGRAMS),
        "questions": sum(len(sheet.checks) for sheet in SHEETS),
        "checks of programs": sum(len(program.checks) for program in PROGRAMS),
        "known mistakes": sum(
            len(list((program.grader / "wrong").glob("*.py"))) for program in PROGRAMS
        ),
        "seed questions answered": "{} of {}".format(
            len({seed for exercise in COURSE.exercises for seed in exercise.answers}),
            (ROOT / "docs" / "questions.toml").read_text().count("[[question]]"),
        ),
    }
    expected = [f"| {' | '.join(columns)} |", f"| {' | '.join(map(str, columns.values()))} |"]

    table = README[README.index("<!-- numbers") :].splitlines()[1:4]
    assert [table[0], table[2]] == expected


def test_the_hours_of_the_readme_follow_from_its_own_estimate() -> None:
    """Half an hour to an hour a program, three minutes a question, twenty a primer."""
    primers = len(list((ROOT / "exercises").glob("*/README.md")))
    minutes = 3 * sum(len(sheet.checks) for sheet in SHEETS) + 20 * primers
    least, most = (round((each * len(PROGRAMS) + minutes) / 60) for each in (30, 60))

    text = " ".join(README.split())
    assert f"takes a student some {least} to {most} hours" in text
    words = {9: "nine", 10: "ten", 11: "eleven", 12: "twelve", 13: "thirteen"}
    assert f"twenty minutes for each of {words[primers]} primers" in text
    assert "half an hour to an hour for each program, three minutes for each question" in text


def test_the_readme_links_the_primer_of_each_complete_topic_and_of_no_other() -> None:
    """What is complete is said in course.toml."""
    linked = [t.name for t in COURSE.topics if f"(exercises/{t.name}/README.md)" in README]

    assert linked == [topic.name for topic in COURSE.topics if topic.complete]


def test_the_readme_can_be_read_in_two_minutes() -> None:
    """About a hundred lines; details are in docs/."""
    assert len(README.splitlines()) <= 110


def test_the_picture_shows_what_the_commands_print(linux: None, tmp_path: Path) -> None:
    """The same bytes again; if not, run `make picture`."""
    drawn = tmp_path / "check.svg"

    subprocess.run([sys.executable, ROOT / "docs/picture.py", drawn], check=True, timeout=300)

    assert drawn.read_text() == (ROOT / "docs/check.svg").read_text(), "run: make picture"
