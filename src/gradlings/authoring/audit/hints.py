"""The rules for hints: three stages of a few sentences, the last of which quotes what is there."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from itertools import pairwise

from markdown_it import MarkdownIt

from gradlings.course.exercise import Exercise
from gradlings.course.syntax import parsed, text_of
from gradlings.study.hints import FILE, Stage, stages_in
from gradlings.study.primer import primer_path

WORDS = (15, 80)  # fewest and most, of each stage
STAGES = 3
_PATH = r"[\w./-]+\.md\b"
_HEADING = re.compile(rf"[“\"]([^”\"]+)[”\"] in ({_PATH})")  # “A heading” in exercises/t/README.md
_PASSAGE = re.compile(rf"“([^”]+)”(?! in {_PATH})")


def hint_flaws(exercise: Exercise) -> Iterator[str]:
    """Find what is wrong with the file of hints of an exercise, which has one.

    Args:
        exercise: whose hints.

    Raises:
        CourseError: a file cannot be read.
    """
    text = text_of(exercise.grader / FILE)
    stages = stages_in(text)
    if len(stages) != STAGES or not text.startswith("## "):
        what = f"has {len(stages)} sections `## …`; expected {STAGES} and nothing before them: "
        yield what + "what to look at, which input shows it, the primer's place"
    for stage in stages:
        words = len(stage.text.split())
        if not WORDS[0] <= words <= WORDS[1]:
            start = " ".join(stage.text.split()[:6])
            yield f"“{start} …” has {words} words; expected {WORDS[0]} to {WORDS[1]}"
    for stage in stages[STAGES - 1 :]:
        yield from _false_references(exercise, stage)


def _false_references(exercise: Exercise, stage: Stage) -> Iterator[str]:
    """Find documents, headings and passages that the last stage names and that are not there."""
    paths = list(dict.fromkeys(re.findall(_PATH, stage.text)))
    files = {path: exercise.root / path for path in paths}
    texts = {path: text_of(file) for path, file in files.items() if file.is_file()}
    yield from (f"names {path}, which does not exist" for path in paths if path not in texts)
    if not paths and primer_path(exercise):
        yield f"its last section names no document; write “A heading” in {primer_path(exercise)}"
    for quote, path in _HEADING.findall(stage.text):
        headings = _headings(texts[path]) if path in texts else [quote]
        if _plain(quote) not in map(_plain, headings):
            listed = ", ".join(f"“{heading}”" for heading in headings)
            yield f"“{quote}” is not a heading of {path}; its headings are {listed}"
    contract = ast.get_docstring(parsed(exercise.solution)) or ""
    passages = [_plain(text) for text in (contract, *texts.values())]
    for quote in _PASSAGE.findall(stage.text):
        if not any(_plain(quote) in passage for passage in passages):
            places = " and ".join(["the contract", *texts])
            yield f"quotes “{quote}”, which is not in {places}; quote word for word"


def _headings(markdown: str) -> list[str]:
    """Return the headings of a document, without what is in blocks of code."""
    tokens = MarkdownIt("commonmark").parse(markdown)
    return [text.content for opening, text in pairwise(tokens) if opening.type == "heading_open"]


def _plain(text: str) -> str:
    """Return a text without line breaks and marks of emphasis or code."""
    return " ".join(re.sub(r"[*`]", "", text).split())
