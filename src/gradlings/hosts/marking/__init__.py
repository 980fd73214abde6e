"""A page on this machine on which one person marks answers with keys.

It listens on the loopback interface alone, and answers nobody without its token: other programs and
other pages in the browser of this machine can reach the port, too.
"""

from __future__ import annotations

import hmac
import json
import secrets
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from typing import Any
from urllib.parse import parse_qs, urlsplit

from gradlings.errors import UsageError
from gradlings.grading.marking import Answer, Marking, Seen

_LOOPBACK = "127.0.0.1"
_MAX_BYTES = 100_000  # of a request


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, marking: Marking) -> None:
        super().__init__((_LOOPBACK, 0), _Handler)
        self.marking = marking
        self.token = secrets.token_urlsafe(32)
        self.one_at_a_time = threading.Lock()

    @property
    def hosts(self) -> tuple[str, ...]:
        """The names under which a browser of this machine may ask: no other site's."""
        return tuple(f"{name}:{self.server_port}" for name in (_LOOPBACK, "localhost"))


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def do_GET(self) -> None:
        """Answer with the page, or with the answers."""
        asked = urlsplit(self.path)
        given = parse_qs(asked.query).get("token", [""])[0]
        if not self._may_ask(given or self.headers.get("X-Token", "")):
            return
        if asked.path == "/":
            nonce = secrets.token_urlsafe(16)
            page = (files(__name__) / "page.html").read_text(encoding="utf-8")
            self._send(HTTPStatus.OK, page.replace("NONCE", nonce), "text/html", nonce)
        elif asked.path == "/answers":
            with self.server.one_at_a_time:
                self._answer(lambda: _as_json(self.server.marking))
        else:
            self._say(HTTPStatus.NOT_FOUND, "there is nothing here")

    def do_POST(self) -> None:
        """Write points."""
        size = self.headers.get("Content-Length", "")
        raw = self.rfile.read(int(size)) if size.isdigit() and int(size) <= _MAX_BYTES else b""
        if not self._may_ask(self.headers.get("X-Token", "")):
            return
        try:
            data = json.loads(raw)
            asked = _asked(data)
        except (ValueError, KeyError, TypeError):
            self._say(HTTPStatus.BAD_REQUEST, "expected ids, points and comment")
            return
        with self.server.one_at_a_time:
            self._answer(lambda: asdict(self.server.marking.give(*asked)))

    def _may_ask(self, token: str) -> bool:
        """Refuse whoever asks under another name, or without the token."""
        known = hmac.compare_digest(token.encode(), self.server.token.encode())
        if self.headers.get("Host", "") in self.server.hosts and known:
            return True
        self._say(HTTPStatus.FORBIDDEN, "open the address that `gradlings mark` has printed")
        return False

    def _answer(self, ask: Any) -> None:
        try:
            self._send(HTTPStatus.OK, json.dumps(ask() or {}), "application/json")
        except UsageError as error:
            self._say(HTTPStatus.CONFLICT, str(error))

    def _say(self, status: HTTPStatus, words: str) -> None:
        self._send(status, json.dumps({"error": words}), "application/json")

    def _send(self, status: HTTPStatus, text: str, kind: str, nonce: str = "") -> None:
        raw = text.encode()
        own = f"script-src 'nonce-{nonce}'; style-src 'nonce-{nonce}'; " if nonce else ""
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(raw)))
        policy = f"default-src 'none'; {own}connect-src 'self'; frame-ancestors 'none'"
        self.send_header("Content-Security-Policy", policy)
        self.send_header("Referrer-Policy", "no-referrer")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(raw)

    def log_message(self, *_: object) -> None:
        """Log nothing: the address holds the token."""


@contextmanager
def serving(marking: Marking) -> Iterator[tuple[str, ThreadingHTTPServer]]:
    """Open the page's port; give its address, and the server, which is to be run.

    Raises:
        UsageError: there are no answers to mark.
    """
    marking.answers()
    server = _Server(marking)
    try:
        yield f"http://{_LOOPBACK}:{server.server_port}/?token={server.token}", server
    finally:
        server.server_close()


def _asked(
    data: dict[str, Any],
) -> tuple[list[str], str, str, list[str] | None, Seen | None]:
    """Read what the page asks to write; see `Marking.give`."""
    lines, seen = data.get("lines"), data.get("seen")
    return (
        [str(one) for one in data["ids"]],
        str(data["points"]),
        str(data["comment"]),
        None if lines is None else [str(line) for line in lines],
        None if seen is None else (str(seen[0]), str(seen[1]), str(seen[2])),
    )


def _as_json(marking: Marking) -> dict[str, Any]:
    answers = [_answer_as_json(answer, marking) for answer in marking.answers()]
    return {"answers": answers, "second": marking.second}


def _answer_as_json(answer: Answer, marking: Marking) -> dict[str, Any]:
    row = answer.rows[0]
    return {
        "ids": [row.answer_id for row in answer.rows],
        "students": [] if marking.anonymous else [row.student for row in answer.rows],
        "exercise": row.exercise,
        "question": row.question,
        "asked": row.asked,
        "answer": row.answer,
        "rubric": [line.text for line in answer.lines],
        "line_max": [line.max_points for line in answer.lines],
        "model": row.model_answer,
        "max": answer.max_points,
        "points": answer.points,
        "comment": answer.comment,
        "line_points": answer.line_points,
    }
