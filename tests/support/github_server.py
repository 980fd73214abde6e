"""A server on this machine that speaks the endpoints of GitHub's API that are used."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Repo:
    """What the server knows of a repository."""

    private: bool = True
    has_issues: bool = True
    issues: list[dict[str, Any]] = field(default_factory=list)
    comments: dict[int, list[dict[str, Any]]] = field(default_factory=dict)
    statuses: dict[str, list[dict[str, Any]]] = field(default_factory=dict)


class Server(ThreadingHTTPServer):
    """A few endpoints of GitHub's API.

    Attributes:
        repos: by `owner/name`.
        faults: (part of the request line, status, headers, body), each answered once.
        seen: request lines, in order.
    """

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.repos: dict[str, Repo] = {}
        self.faults: list[tuple[str, int, dict[str, str], dict[str, str]]] = []
        self.seen: list[str] = []
        self.tokens: set[str | None] = set()
        self._last_id = 0

    @property
    def url(self) -> str:
        """Where it is."""
        return f"http://127.0.0.1:{self.server_address[1]}"

    def next_id(self) -> int:
        """Return a number for what is made."""
        self._last_id += 1
        return self._last_id

    def writes(self) -> list[str]:
        """Return the requests that change something, without the repository."""
        lines = [line for line in self.seen if not line.startswith("GET")]
        return [re.sub(r"/repos/[^/]+/[^/ ]+", "", line) for line in lines]


class Handler(BaseHTTPRequestHandler):
    """Answers from what the server knows."""

    server: Server

    def log_message(self, *_: Any) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        """Answer a request."""
        self._answer()

    do_POST = do_PATCH = do_DELETE = do_GET  # noqa: N815  # names of http.server

    def _answer(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        sent = json.loads(self.rfile.read(length) or b"null")
        path = self.path.partition("?")[0]
        line = f"{self.command} {path}"
        self.server.seen.append(line)
        self.server.tokens.add(self.headers.get("Authorization"))
        for fault in self.server.faults:
            if fault[0] in line:
                self.server.faults.remove(fault)
                return self._send(fault[1], fault[3], fault[2])
        found = re.fullmatch(r"/repos/([^/]+/[^/]+)(.*)", path)
        repo = self.server.repos.get(found[1]) if found else None
        if found is None or repo is None:
            return self._send(404, {"message": "Not Found"})
        number = re.search(r"/(\d+|[0-9a-f]{40})(?=/|$)", found[2])
        kind = found[2].replace(number[0], "") if number else found[2]
        name = f"_{self.command}{kind.replace('/', '_') or '_repo'}".lower()
        key = number[1] if number else ""
        return self._send(*getattr(self, name)(repo, found[1], key, sent))

    def _send(self, status: int, data: Any, headers: dict[str, str] | None = None) -> None:
        body = json.dumps(data).encode()
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _url(self, name: str, rest: str = "") -> str:
        return f"{self.server.url}/repos/{name}{rest}"

    def _get_repo(self, repo: Repo, name: str, _key: str, _sent: Any) -> tuple[int, Any]:
        return 200, {"full_name": name, "private": repo.private, "url": self._url(name)}

    def _get_issues(self, repo: Repo, _name: str, _key: str, _sent: Any) -> tuple[int, Any]:
        return 200, repo.issues

    def _post_issues(self, repo: Repo, name: str, _key: str, sent: Any) -> tuple[int, Any]:
        if not repo.has_issues:
            return 410, {"message": "Issues has been disabled in this repository."}
        number = self.server.next_id()
        repo.issues.append({**sent, "number": number, "url": self._url(name, f"/issues/{number}")})
        repo.comments[number] = []
        return 201, repo.issues[-1]

    def _get_issues_comments(self, repo: Repo, _n: str, key: str, _sent: Any) -> tuple[int, Any]:
        return 200, repo.comments[int(key)]

    def _post_issues_comments(self, repo: Repo, name: str, key: str, sent: Any) -> tuple[int, Any]:
        made = self.server.next_id()
        url = self._url(name, f"/issues/comments/{made}")
        repo.comments[int(key)].append({**sent, "id": made, "url": url, "html_url": f"{url}#"})
        return 201, repo.comments[int(key)][-1]

    def _comment(self, repo: Repo, key: str) -> tuple[list[dict[str, Any]], dict[str, Any]]:
        return next((cs, c) for cs in repo.comments.values() for c in cs if c["id"] == int(key))

    def _patch_issues_comments(self, repo: Repo, _n: str, key: str, sent: Any) -> tuple[int, Any]:
        _, comment = self._comment(repo, key)
        comment |= sent
        return 200, comment

    def _delete_issues_comments(self, repo: Repo, _n: str, key: str, _s: Any) -> tuple[int, Any]:
        comments, comment = self._comment(repo, key)
        comments.remove(comment)
        return 204, None

    def _get_commits(self, _repo: Repo, name: str, key: str, _sent: Any) -> tuple[int, Any]:
        return 200, {"sha": key, "url": self._url(name, f"/commits/{key}")}

    def _get_statuses(self, repo: Repo, _name: str, key: str, _sent: Any) -> tuple[int, Any]:
        return 200, repo.statuses.get(key, [])

    def _post_statuses(self, repo: Repo, _name: str, key: str, sent: Any) -> tuple[int, Any]:
        repo.statuses.setdefault(key, []).insert(0, sent)
        return 201, sent


@contextmanager
def running() -> Iterator[Server]:
    """Run a server."""
    with Server() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def comments(repo: Repo) -> list[str]:
    """Return the texts of all comments."""
    return [comment["body"] for found in repo.comments.values() for comment in found]
