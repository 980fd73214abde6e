"""Post feedback to GitHub: a status on the graded commit, and a comment that is kept up to date.

The comment stands in an issue of the student's repository.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlsplit

from github import Auth, Github, GithubException, GithubRetry
from github.Issue import Issue
from github.Repository import Repository
from requests import RequestException

from gradlings.course.manifest import Collected
from gradlings.errors import GradlingsError

CONTEXT = "gradlings"
TITLE = "Feedback from gradlings"
MARKER = "<!-- gradlings: feedback -->"  # the first line of our comment
MAX_COMMENT = 65_000  # characters; GitHub takes 65,536
MAX_DESCRIPTION = 140
_MAX_WAIT_S = 3700  # a rate limit of GitHub lasts an hour at most
_SCP = re.compile(r"[^@/]+@(?P<host>[^:/]+):(?P<path>.+)")
_ALSO_TRIED_AGAIN = [429, *range(500, 600)]  # and 403 for a rate limit
_HINTS = {
    401: "the token is not valid",
    403: "the token may not do this; let it write issues and commit statuses",
    404: "it does not exist, or the token may not read it",
    410: "its issues are switched off; switch them on in its settings",
}


class PostingError(GradlingsError):
    """Feedback could not be posted to one student; the text says why."""


class Posted(StrEnum):
    """Whether a comment is new, changed or the same as before."""

    POSTED = "posted"
    UPDATED = "updated"
    UNCHANGED = "unchanged"


@dataclass(frozen=True)
class Feedback:
    """The feedback of one student.

    Args:
        text: the report, in Markdown.
        score: in a few words, for the status.
        final: whether no score is withheld and no answer waits to be graded.
    """

    text: str
    score: str
    final: bool


class Poster:
    """Posts to the repositories of one GitHub.

    A request that GitHub refuses because of a rate limit, or does not answer, is made again after
    the time that GitHub asks for.

    Args:
        token: it must be able to read the repositories, and write commit statuses and issues.
        api: address of the API, as GitHub Actions has it in GITHUB_API_URL.
        allow_public: whether to post where everybody can read it.
        pause_s: seconds between two writes; GitHub asks for at least one.
    """

    def __init__(
        self, token: str, api: str, *, allow_public: bool = False, pause_s: float = 1.0
    ) -> None:
        retry = GithubRetry(
            total=6,
            backoff_factor=1,
            status_forcelist=_ALSO_TRIED_AGAIN,
            max_rate_limit_wait=_MAX_WAIT_S,
        )
        self._github = Github(
            base_url=api,
            auth=Auth.Token(token),
            retry=retry,
            seconds_between_requests=pause_s / 4,
            seconds_between_writes=pause_s,
        )
        self._host = (urlsplit(api).hostname or "").removeprefix("api.")
        self._allow_public = allow_public

    def post(self, row: Collected, feedback: Feedback) -> Posted:
        """Post to one student; feedback that is there already is not posted again.

        Args:
            row: of the manifest, with a commit.
            feedback: what to post.

        Raises:
            PostingError: it cannot be posted.
        """
        name = self._name_of(row)
        try:
            repository = self._github.get_repo(name)
            if not (repository.private or self._allow_public):
                raise PostingError(
                    f"{name} is public, so everybody could read this; make it private, or give "
                    "--allow-public"
                )
            posted, url = _comment(repository, feedback.text)
            _status(repository, row.commit, feedback, url)
        except GithubException as error:
            raise PostingError(f"{name}: {_why(error)}") from None
        except RequestException as error:
            raise PostingError(f"{name}: {error}") from None
        return posted

    def _name_of(self, row: Collected) -> str:
        """Return `owner/name` of a student's repository."""
        scp = _SCP.fullmatch(row.repository)
        if scp is not None:
            host, path = scp["host"], scp["path"]
        else:
            parts = urlsplit(row.repository)
            host, path = parts.hostname or "", parts.path
        name = path.strip("/").removesuffix(".git")
        if host != self._host or name.count("/") != 1:
            raise PostingError(f"{row.repository} is not a repository on {self._host}")
        return name

    def close(self) -> None:
        """End the connections."""
        self._github.close()


def _comment(repository: Repository, text: str) -> tuple[Posted, str]:
    """Put the text into our comment; return whether it changed, and its address."""
    issue = next((issue for issue in repository.get_issues(state="all") if _is_ours(issue)), None)
    if issue is None:
        issue = repository.create_issue(TITLE, "This is updated each time your work is graded.")
    body = _cut(f"{MARKER}\n{text}")
    # A second comment can only come from a request whose answer was lost.
    ours = [comment for comment in issue.get_comments() if comment.body.startswith(MARKER)]
    for surplus in ours[1:]:
        surplus.delete()
    if not ours:
        return Posted.POSTED, issue.create_comment(body).html_url
    if ours[0].body.strip() == body.strip():
        return Posted.UNCHANGED, ours[0].html_url
    ours[0].edit(body)
    return Posted.UPDATED, ours[0].html_url


def _is_ours(issue: Issue) -> bool:
    return issue.title == TITLE and issue.pull_request is None


def _cut(text: str) -> str:
    """Leave out whole lines at the end of a text that is too long."""
    if len(text) <= MAX_COMMENT:
        return text
    kept = text[:MAX_COMMENT].rpartition("\n")[0]
    fence = _open_fence(kept.splitlines())
    return f"{kept}\n{fence}\n\n… The rest does not fit here; ask your teacher for it.\n"


def _open_fence(lines: list[str]) -> str:
    """Return what closes a code block that a cut has left open; empty if there is none."""
    fence = ""
    for line in map(str.strip, lines):
        if fence and line == fence:
            fence = ""
        elif not fence and line.startswith("```"):
            fence = "`" * (len(line) - len(line.lstrip("`")))
    return fence


def _status(repository: Repository, commit: str, feedback: Feedback, url: str) -> None:
    state = "success" if feedback.final else "pending"
    description = feedback.score[:MAX_DESCRIPTION]
    marked = repository.get_commit(commit)
    newest = next((s for s in marked.get_statuses() if s.context == CONTEXT), None)
    if newest is None or (newest.state, newest.description) != (state, description):
        marked.create_status(state, target_url=url, description=description, context=CONTEXT)


def _why(error: GithubException) -> str:
    """Return GitHub's complaint, and what to do."""
    said = error.data.get("message") if isinstance(error.data, dict) else error.data
    message = f"GitHub says {error.status}: {said}"
    hint = _HINTS.get(error.status)
    return f"{message} ({hint})" if hint else message
