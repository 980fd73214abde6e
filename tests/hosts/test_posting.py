"""Posting feedback: against a server on this machine that speaks the endpoints that are used."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from support.github_server import Repo, Server, comments, running

from gradlings.cli import main
from gradlings.course.manifest import FILE, Collected, manifest_json
from gradlings.hosts.github.issues import (
    MARKER,
    MAX_COMMENT,
    TITLE,
    Feedback,
    Posted,
    Poster,
    PostingError,
)
from gradlings.outcomes import CheckResult, Outcome, Status
from gradlings.reports.json import FILE as RESULTS_FILE
from gradlings.reports.json import render
from gradlings.results import ExerciseResult, Report

SHA = "c0ffee" + "0" * 34
ANN = Collected("ann", "https://127.0.0.1/class/nets-ann.git", commit=SHA)
GONE = r"class/gone: GitHub says 404: Not Found \(it does not exist"
FEEDBACK = Feedback("# feedback for ann\n\n**3 of 4 points**\n", "3 of 4 points", final=True)


@pytest.fixture
def server() -> Iterator[Server]:
    """A running server that knows ann's repository."""
    with running() as made:
        made.repos["class/nets-ann"] = Repo()
        yield made


@pytest.fixture
def poster(server: Server) -> Iterator[Poster]:
    """A poster that does not pause between writes."""
    made = Poster("secret", server.url, pause_s=0)
    yield made
    made.close()


def ann(server: Server) -> Repo:
    """Return what the server knows of ann's repository."""
    return server.repos["class/nets-ann"]


def test_a_status_and_a_comment_are_posted(server: Server, poster: Poster) -> None:
    """The comment in an issue of its own, to which the status leads."""
    assert poster.post(ANN, FEEDBACK) is Posted.POSTED

    repo = ann(server)
    assert [issue["title"] for issue in repo.issues] == [TITLE]
    assert comments(repo) == [f"{MARKER}\n{FEEDBACK.text}"]
    (status,) = repo.statuses[SHA]
    assert (status["state"], status["context"]) == ("success", "gradlings")
    assert status["description"] == "3 of 4 points"
    assert "/issues/comments/" in status["target_url"]
    assert server.tokens == {"token secret"}


def test_the_comment_is_updated_and_never_repeated(server: Server, poster: Poster) -> None:
    """And what has not changed causes no write at all."""
    poster.post(ANN, FEEDBACK)
    before = len(server.writes())

    assert poster.post(ANN, FEEDBACK) is Posted.UNCHANGED
    assert len(server.writes()) == before

    better = Feedback("**4 of 4 points**", "4 of 4 points", final=False)
    assert poster.post(ANN, better) is Posted.UPDATED
    assert comments(ann(server)) == [f"{MARKER}\n**4 of 4 points**"]
    assert ann(server).statuses[SHA][0]["state"] == "pending"
    assert len(ann(server).issues) == 1


def test_other_comments_and_issues_are_left_alone(server: Server, poster: Poster) -> None:
    """A pull request of the same title, too; our closed issue is used again."""
    repo = ann(server)
    url = f"{server.url}/repos/class/nets-ann/issues"
    repo.issues = [
        {"number": 1, "title": TITLE, "pull_request": {"url": "x"}, "url": f"{url}/1"},
        {"number": 2, "title": "Feedback", "url": f"{url}/2"},
        {"number": 3, "title": TITLE, "state": "closed", "url": f"{url}/3"},
    ]
    repo.comments = {3: [{"id": 77, "body": "thanks!", "url": f"{url}/comments/77"}]}

    poster.post(ANN, FEEDBACK)

    assert len(repo.issues) == 3
    assert [body.partition("\n")[0] for body in comments(repo)] == ["thanks!", MARKER]


def test_requests_that_github_refuses_or_drops_are_made_again(
    server: Server, poster: Poster
) -> None:
    """Limits of both kinds, with the header that says how long to wait, and server errors."""
    limit = {"message": "You have exceeded a secondary rate limit."}
    server.faults = [
        ("GET /repos/class/nets-ann", 502, {}, {}),
        ("POST /repos/class/nets-ann/issues", 403, {"Retry-After": "0"}, limit),
        ("comments", 429, {"Retry-After": "0"}, {"message": "Too many requests"}),
        ("POST /repos/class/nets-ann/statuses", 503, {"Retry-After": "0"}, {}),
    ]

    assert poster.post(ANN, FEEDBACK) is Posted.POSTED

    assert not server.faults
    assert len(comments(ann(server))) == 1
    assert len(ann(server).statuses[SHA]) == 1


def test_a_comment_whose_answer_was_lost_does_not_stay_twice(
    server: Server, poster: Poster
) -> None:
    """The next run removes the second one."""
    poster.post(ANN, FEEDBACK)
    (number,) = ann(server).comments
    first = ann(server).comments[number][0]
    again = first | {"id": 99, "url": f"{first['url'].rpartition('/')[0]}/99"}
    ann(server).comments[number].append(again)

    poster.post(ANN, FEEDBACK)

    assert [comment["id"] for comment in ann(server).comments[number]] == [first["id"]]


def test_nothing_is_posted_where_everybody_reads_it(server: Server, poster: Poster) -> None:
    """Unless it is asked for."""
    ann(server).private = False

    with pytest.raises(PostingError, match="class/nets-ann is public, so everybody"):
        poster.post(ANN, FEEDBACK)

    assert not server.writes()
    willing = Poster("secret", server.url, allow_public=True, pause_s=0)
    assert willing.post(ANN, FEEDBACK) is Posted.POSTED
    willing.close()


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (
            Collected("a", "https://example.org/class/a", commit=SHA),
            "is not a repository on 127.0.0.1",
        ),
        (Collected("a", "/srv/a.git", commit=SHA), "is not a repository on 127.0.0.1"),
        (Collected("a", "git@127.0.0.1:class/gone.git", commit=SHA), GONE),
        (Collected("a", "ssh://git@127.0.0.1/class/gone", commit=SHA), GONE),
    ],
)
def test_what_cannot_be_posted_says_why(poster: Poster, row: Collected, says: str) -> None:
    """In one sentence."""
    with pytest.raises(PostingError, match=says):
        poster.post(row, FEEDBACK)


def test_a_repository_without_issues_is_told(server: Server, poster: Poster) -> None:
    """As forks are at first; with what to do."""
    ann(server).has_issues = False

    with pytest.raises(PostingError, match=r"410: Issues has been .*switch them on"):
        poster.post(ANN, FEEDBACK)


def test_a_long_report_is_cut_at_a_line_and_its_code_block_closed(
    server: Server, poster: Poster
) -> None:
    """GitHub takes no more; the rest of the page stays readable."""
    block = "````text\n" + "wrong ```\n" * MAX_COMMENT
    poster.post(ANN, Feedback(block, "1 of 2 points", final=True))

    (body,) = comments(ann(server))
    assert MAX_COMMENT - 20 < len(body) < 65536
    assert body.rstrip().endswith(
        "wrong ```\n````\n\n… The rest does not fit here; ask your teacher for it."
    )


# --- the command


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder as `gradlings grade` leaves it: ann, bob of elsewhere, cat, who pushed nothing."""
    check = CheckResult("test_hidden.py::test_a", "A.", Outcome.PASSED, 3.0, 3.0)
    results = (
        ExerciseResult("ann", "t/one", Status.GRADED, 3.0, checks=(check,)),
        ExerciseResult("bob", "t/one", Status.WITHHELD, 3.0, "broken"),
        ExerciseResult("cat", "t/one", Status.MISSING, 3.0, "there is no file"),
    )
    graded = Report("course", "0.1.0", "2.13.0", 0, sandboxed=True, results=results)
    (tmp_path / RESULTS_FILE).write_text("".join(render(graded)))
    (tmp_path / FILE).write_text(manifest_json([ANN, Collected("cat", ANN.repository)]))
    return tmp_path


def feedback(folder: Path, *arguments: str, **environment: str) -> Result:
    """Run the command, with no token but what is given."""
    env = {"GITHUB_TOKEN": "", "GH_TOKEN": "", **environment}
    return CliRunner().invoke(main, ["feedback", str(folder), *arguments], env=env)


def test_the_command_posts_to_all_and_tells_who_is_left(server: Server, folder: Path) -> None:
    """A student that fails stops no other."""
    done = feedback(folder, "--post", GITHUB_TOKEN="secret", GITHUB_API_URL=server.url)

    assert done.exit_code == 1
    assert "bob: is not in the manifest" in done.output
    assert "1 posted, 1 not posted, 1 without a commit" in done.output
    assert "course: feedback for ann" in comments(ann(server))[0]
    assert ann(server).statuses[SHA][0]["description"] == "3 of 3 points"

    again = feedback(folder, "ann", "--post", GH_TOKEN="secret", GITHUB_API_URL=server.url)
    assert again.exit_code == 0
    assert "1 unchanged" in again.output


def test_without_a_token_or_a_manifest_nothing_is_tried(server: Server, folder: Path) -> None:
    """It says what is missing."""
    done = feedback(folder, "--post", "--api", server.url)
    assert done.exit_code == 2
    assert "set GITHUB_TOKEN" in done.output

    (folder / FILE).unlink()
    done = feedback(folder, "--post", "--api", server.url, GITHUB_TOKEN="secret")
    assert done.exit_code == 2
    assert "which says where to post" in done.output
    assert not server.seen
