"""Marking by hand on a page: with keys, in a real browser; by_hand.csv has each choice at once."""

from __future__ import annotations

import csv
import http.client
import io
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect
from support.browser import chromium
from support.commands import gradlings
from support.sheet import RIGHT, make

NASTY = "<script>document.title = 'changed'</script> It is x + x."
NO_POINTS = {"points": "", "comment": ""}
ANSWERS = {
    "ann": "Adding a number to itself.",
    "bob": NASTY,
    "cleo": "Adding a number to itself.",
    "dora": "No idea.",
}


@pytest.fixture
def grades(tmp_path: Path) -> Path:
    """A graded class of four, two of whom gave the same answer."""
    course = make(tmp_path / "course")
    for student, answer in ANSWERS.items():
        file = tmp_path / "class" / student / "exercises" / "tensors" / "questions.md"
        file.parent.mkdir(parents=True)
        file.write_text(RIGHT.replace("Adding a number to itself.", answer))
    grade(tmp_path / "grades")
    assert course.is_dir()
    return tmp_path / "grades"


def grade(folder: Path) -> str:
    """Grade the class; return what the command says."""
    around = folder.parent
    return gradlings(around / "course", "grade", around / "class", "--out", folder).stdout


@contextmanager
def marking(grades: Path, *options: str) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """Run the command as a person would; give the address that it prints."""
    command = [sys.executable, "-m", "gradlings", "mark", str(grades), *options]
    environment = os.environ | {"PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    ) as process:
        try:
            assert process.stdout is not None
            found = re.match(
                r"Open (http://127\.0\.0\.1:\d+/\?token=\S+)", process.stdout.readline()
            )
            assert found
            yield found[1], process
        finally:
            process.kill()


def ended(process: subprocess.Popen[str]) -> str:
    """Press Ctrl-C; return what the command says then."""
    process.send_signal(signal.SIGINT)
    return process.communicate(timeout=30)[0]


@pytest.fixture
def page() -> Iterator[Page]:
    """An empty page, on which no script may fail."""
    with chromium() as browser:
        page = browser.new_page()
        failed: list[str] = []
        page.on("pageerror", lambda error: failed.append(str(error)))
        yield page
        assert failed == []


def cells(grades: Path, column: str = "points") -> dict[str, str]:
    """Return a column of by_hand.csv, by student."""
    with (grades / "by_hand.csv").open(newline="") as file:
        return {row["student"]: row[column] for row in csv.DictReader(file)}


def test_answers_are_marked_with_keys_and_identical_ones_once(grades: Path, page: Page) -> None:
    """Digit, Enter, arrows; the file has each choice at once, and grading counts it."""
    with marking(grades) as (address, process):
        page.goto(address)
        where = page.locator("#where")
        expect(where).to_have_text("tensors/questions, words: answer 1 of 3, 0 marked")
        expect(page.locator("#who")).to_have_text("ann, cleo: 2 students gave this answer")
        expect(page.locator("#asked")).to_contain_text("Explain doubling")
        expect(page.locator("#answer")).to_have_text("Adding a number to itself.")
        expect(page.locator("#rubric li")).to_have_count(2)
        expect(page.locator("#model")).to_have_text("To double a number is to add it to itself.")

        page.keyboard.press("4")
        expect(page.get_by_role("status")).to_have_text("Saved: 4 of 4 points")
        assert cells(grades) == {"ann": "4", "bob": "", "cleo": "4", "dora": ""}

        page.keyboard.press("Enter")
        expect(page.locator("#answer")).to_have_text(NASTY)
        assert page.title() == "Marking by hand"
        page.keyboard.press("7")
        expect(page.get_by_role("status")).to_contain_text("expected a number from 0 to 4")
        page.keyboard.press("p")
        page.keyboard.type("2.5")
        page.keyboard.press("Enter")
        expect(page.get_by_role("status")).to_have_text("Saved: 2.5 of 4 points")
        page.keyboard.press("c")
        page.keyboard.type("Which 2 numbers?")
        page.keyboard.press("Escape")
        expect(page.get_by_role("status")).to_have_text("Saved: 2.5 of 4 points")
        page.keyboard.press("ArrowLeft")
        expect(where).to_contain_text("answer 1 of 3, 2 marked")
        page.get_by_role("button", name="Next without points").click()
        expect(page.locator("#answer")).to_have_text("No idea.")

        assert "2 of 3 answers are marked" in ended(process)
    assert cells(grades) == {"ann": "4", "bob": "2.5", "cleo": "4", "dora": ""}
    assert cells(grades, "comment")["bob"] == "Which 2 numbers?"
    assert "1 answers wait to be graded by hand" in " ".join(grade(grades).split())


def test_names_and_their_order_are_hidden(grades: Path, page: Page) -> None:
    """In the page and in all that the server sends; a page that is loaded again is the same."""
    with marking(grades, "--anonymous") as (address, _):
        page.goto(address)
        expect(page.locator("#who")).to_have_text(re.compile(r"^(2 students gave this answer)?$"))
        sent = [ask(address, "/answers") for _ in range(2)]
    assert sent[0] == sent[1]
    for student in ANSWERS:
        assert student not in json.dumps(sent[0])


def test_parts_are_stable_and_make_the_whole(grades: Path) -> None:
    """No answer is in two of them, whatever else is there."""
    parts = []
    for part in ("1/2", "2/2"):
        with marking(grades, "--split", part) as (address, _):
            parts.append({one["answer"] for one in ask(address, "/answers")["answers"]})

    assert parts[0] | parts[1] == set(ANSWERS.values())
    assert not parts[0] & parts[1]
    done = gradlings(grades.parent / "course", "mark", grades, "--split", "3/2")
    assert done.returncode == 2


def test_a_second_marker_has_a_column_and_agreement(grades: Path, page: Page) -> None:
    """The first one's points are neither shown nor changed; they alone count."""
    file = grades / "by_hand.csv"
    with file.open(newline="") as opened:
        rows = list(csv.DictReader(opened))
    given = {"ann": "4", "bob": "3", "cleo": "4", "dora": ""}
    with file.open("w", newline="") as opened:
        writer = csv.DictWriter(opened, list(rows[0]))
        writer.writeheader()
        writer.writerows(row | {"points": given[row["student"]]} for row in rows)

    with marking(grades, "--second", "zoe") as (address, process):
        page.goto(address)
        expect(page.locator("#where")).to_contain_text("answer 1 of 3, 0 marked")
        for key in "420":
            expect(page.get_by_role("status")).to_have_text("Not marked yet")
            page.keyboard.press(key)
            expect(page.get_by_role("status")).to_contain_text("Saved")
            page.keyboard.press("ArrowRight")
        said = ended(process)

    assert cells(grades) == given
    assert cells(grades, "points_zoe") == {"ann": "4", "bob": "2", "cleo": "4", "dora": "0"}
    says = "tensors/questions, words: 2 answers marked by both, 1 of 2 with equal points; too few"
    assert says in said  # identical answers, marked once, are one
    assert "zoe gives -0.50 points on average" in said
    grade(grades)
    assert cells(grades, "points_zoe")["bob"] == "2"
    assert gradlings(grades, "mark", grades, "--second", "z o e").returncode == 2


def test_lines_of_the_rubric_are_marked_with_keys(grades: Path, page: Page) -> None:
    """Arrows choose a line; the sum counts, also in the feedback; two markers agree by line."""
    with marking(grades) as (address, _):
        page.goto(address)
        lines = page.locator("#rubric li")
        expect(lines).to_have_text([" of 1: names addition", " of 3: says what is added"])
        page.keyboard.press("ArrowDown")
        expect(lines.first).to_have_attribute("aria-current", "true")
        page.keyboard.press("1")
        expect(page.get_by_role("status")).to_have_text("Saved, without points")
        assert cells(grades, "rubric_points")["ann"] == "1; ?"
        page.keyboard.press("5")
        expect(page.get_by_role("status")).to_contain_text("expected a number from 0 to 3")
        page.keyboard.press("p")
        page.keyboard.type("2.5")
        page.keyboard.press("Enter")
        expect(page.get_by_role("status")).to_have_text("Saved: 3.5 of 4 points")

        page.keyboard.press("Enter")  # by lines again, from the first one
        expect(page.locator("#answer")).to_have_text(NASTY)
        page.keyboard.press("Space")
        page.keyboard.press("Space")
        expect(page.get_by_role("status")).to_have_text("Saved: 4 of 4 points")
        page.keyboard.press("Escape")
        page.keyboard.press("3")
        expect(page.get_by_role("status")).to_have_text("Saved: 3 of 4 points")
        expect(page.locator("#sum")).to_have_text("The lines add up to 4")
    assert cells(grades) == {"ann": "3.5", "bob": "3", "cleo": "3.5", "dora": ""}
    assert cells(grades, "rubric_points")["bob"] == "1; 3"

    with marking(grades, "--second", "zoe") as (address, process):
        one, two, _ = ask(address, "/answers")["answers"]  # type: ignore[misc]
        assert (one["line_points"], two["line_points"]) == ("", "")
        for answer, given in ((one, ["1", "2.5"]), (two, ["0", "3"])):
            ask(address, "/points", {"ids": answer["ids"], **NO_POINTS, "lines": given})
        said = ended(process)
    assert cells(grades, "rubric_points_zoe")["bob"] == "0; 3"
    assert "  1: names addition: 2 answers marked by both, 1 of 2 with equal points" in said
    assert "  3: says what is added: 2 answers marked by both, 2 of 2 with equal points" in said

    course = grades.parent / "course"
    grade(grades)
    assert gradlings(course, "feedback", grades).returncode == 0
    says = "1 of 1: names addition; 2.5 of 3: says what is added"
    assert says in (grades / "feedback" / "cleo.md").read_text()
    assert gradlings(course, "report", grades).returncode == 0
    page.goto((grades / "report.html").as_uri())
    row = page.get_by_role("row").filter(has_text="1: names addition")
    expect(row).to_contain_text("1 of 2 with equal points; too few answers to say more")


def test_markers_at_the_same_time_lose_nothing(grades: Path) -> None:
    """Two commands write to one file; each sees what the other has given before."""
    with marking(grades) as (one, _), marking(grades, "--second", "zoe") as (two, _):
        answers = ask(one, "/answers")["answers"]

        def mark(address: str) -> None:
            for points in "1234":
                for answer in answers:  # type: ignore[attr-defined]
                    given = {"ids": answer["ids"], "points": points, "comment": f"{points}!"}
                    assert "status" not in ask(address, "/points", given)

        with ThreadPoolExecutor() as pool:
            list(pool.map(mark, (one, two)))
        assert set(cells(grades).values()) == set(cells(grades, "points_zoe").values()) == {"4"}
        assert set(cells(grades, "comment_zoe").values()) == {"4!"}

        late = {"ids": answers[0]["ids"], **NO_POINTS, "seen": ["", "", ""]}  # type: ignore[index]
        said = ask(one, "/points", late)
        assert said["status"] == 409
        assert "now has 4 points for this answer, from somebody else" in str(said["error"])
        assert cells(grades)["ann"] == "4"


def test_what_a_spreadsheet_overwrites_is_put_back_once(grades: Path) -> None:
    """It saves the copy that it has read before; what was edited there stays."""
    file = grades / "by_hand.csv"
    old = file.read_text()
    with marking(grades) as (address, process):
        for answer, points in zip(ask(address, "/answers")["answers"], "321", strict=True):  # type: ignore[arg-type]
            ask(address, "/points", {"ids": answer["ids"], "points": points, "comment": ""})
        rows = list(csv.DictReader(io.StringIO(old)))
        with file.open("w", newline="") as opened:
            writer = csv.DictWriter(opened, [*rows[0], "seen by"])
            writer.writeheader()
            own = {"dora": {"points": "2"}}
            writer.writerows(r | {"seen by": "me"} | own.get(r["student"], {}) for r in rows)
        said = ended(process)
    assert "tensors/questions, words: 3 answers held again what they had before they" in said
    assert cells(grades) == {"ann": "3", "bob": "2", "cleo": "3", "dora": "2"}
    assert set(cells(grades, "seen by").values()) == {"me"}

    file.write_text(old)
    assert "held again" not in grade(grades)
    assert cells(grades)["ann"] == ""


def ask(address: str, path: str, body: object = None, **headers: str) -> dict[str, object]:
    """Ask the server without a browser; an answer other than 200 is an error."""
    url = urlsplit(address)
    connection = http.client.HTTPConnection("127.0.0.1", url.port, timeout=30)
    known = {"Host": url.netloc, "X-Token": url.query.removeprefix("token=")} | headers
    method = "GET" if body is None else "POST"
    connection.request(method, path, None if body is None else json.dumps(body), known)
    reply = connection.getresponse()
    data = json.loads(reply.read())
    connection.close()
    assert isinstance(data, dict)
    return data | ({} if reply.status == 200 else {"status": reply.status})


def test_nobody_else_is_answered(grades: Path) -> None:
    """Neither without the token, nor under another name; what is no points is refused."""
    with marking(grades) as (address, _):
        url = urlsplit(address)
        row = ask(address, "/answers")["answers"][0]  # type: ignore[index]
        good = {"ids": row["ids"], "points": "1", "comment": ""}
        for refused in ({"X-Token": ""}, {"X-Token": "é"}, {"Host": f"evil.example:{url.port}"}):
            assert ask(address, "/answers", **refused)["status"] == 403
            assert ask(address, "/points", good, **refused)["status"] == 403
        assert ask(address, "/elsewhere")["status"] == 404
        assert ask(address, "/points", {"ids": []})["status"] == 400
        for bad in ({"points": "5"}, {"points": "nan"}, {"points": "x"}, {"ids": ["a0"]}):
            assert ask(address, "/points", good | bad)["status"] == 409
        assert set(cells(grades).values()) == {""}
        ask(address, "/points", good)
        assert cells(grades)["ann"] == "1"


def test_a_folder_without_answers_says_what_to_do(tmp_path: Path) -> None:
    """Grade first."""
    done = gradlings(tmp_path, "mark", tmp_path)

    assert done.returncode == 2
    assert "has no answers; `gradlings grade" in done.stderr
