"""Cut a sheet of questions into sections and blocks; the Markdown itself is read by markdown-it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

# Only the structure is parsed: text within a line is compared as typed. Reference definitions are
# off, as they would take `[x]: …`; underlined headings are off, as a line of dashes would make one.
_READER = MarkdownIt("zero").enable(
    ["blockquote", "code", "fence", "heading", "hr", "html_block", "list", "table"]
)
_HEAD = re.compile(r"`([a-z][a-z0-9_]*)` · (.+)")
_NO_BLANK = re.compile(r"^(?P<before>\s*[-*+])(?P<box>\\?[\[［][^\[\]］]{0,3}\\?[\]］](?!\())")
_LAYOUT = re.compile(r"[\s*_\\]")  # emphasis and blanks, which editors rewrite
_BORDERS = re.compile(r"[|:\-]")
_QUOTES = str.maketrans("“”„‘’", '"""\'\'')


@dataclass(frozen=True)
class Block:
    """A block of Markdown.

    Args:
        kind: as markdown-it calls it: paragraph, heading, bullet_list, list_item, blockquote, …
        text: what a paragraph or heading says, as typed; the source lines of any other.
        first: number of its first line, from 0.
        last: number of the line after it.
        children: the blocks within it.
    """

    kind: str
    text: str
    first: int
    last: int
    children: tuple[Block, ...] = ()

    @property
    def wording(self) -> str:
        """Its text, however it is laid out; see `wording_of`."""
        wording = wording_of(self.text)
        return _BORDERS.sub("", wording) if self.kind == "table" else wording

    def walk(self, kind: str) -> Iterator[Block]:
        """Return all blocks of a kind in it, itself included, in order."""
        if self.kind == kind:
            yield self
        for child in self.children:
            yield from child.walk(kind)


@dataclass(frozen=True)
class Section:
    """A question as it stands in a sheet.

    Args:
        name: the question's name.
        terms: what stands beside it: kind and points.
        title: of the heading above; empty if there is none.
        line: number of the line with the name, from 1.
        blocks: what comes below that line.
        lines: all lines of the sheet.
        end: number of the line after the section, from 0.
    """

    name: str
    terms: str
    title: str
    line: int
    blocks: tuple[Block, ...]
    lines: tuple[str, ...]
    end: int

    def source_from(self, first: int) -> str:
        """Return the lines from number `first` to the end of the section."""
        return "\n".join(self.lines[first : self.end]).strip()


def wording_of(text: str) -> str:
    """Return a text without what editors rewrite: blanks, line breaks, emphasis, curly quotes."""
    return _LAYOUT.sub("", text).translate(_QUOTES)


def _blocks(lines: Sequence[str]) -> list[Block]:
    # "-[x]" is no item of a list in Markdown, and yet a tick.
    read = [_NO_BLANK.sub(r"\g<before> \g<box>", line) for line in lines]
    tree = SyntaxTreeNode(_READER.parse("\n".join(read)))
    return [_block(node, lines) for node in tree.children]


def _block(node: SyntaxTreeNode, lines: Sequence[str]) -> Block:
    first, last = node.map or (0, 0)
    inline = [child for child in node.children if child.type == "inline"]
    text = inline[0].content if inline else "\n".join(lines[first:last])
    blocks = tuple(_block(c, lines) for c in node.children if c.map and c.type != "inline")
    return Block(node.type, text, first, last, blocks)


def sections_of(text: str) -> list[Section]:
    """Cut a sheet into its questions: each begins at a line like "`name` · choose one · 1 point".

    The heading above that line belongs to it; what comes before the first question to none.
    """
    lines = tuple(text.splitlines())
    blocks = _blocks(lines)
    heads = [i for i, block in enumerate(blocks) if _head(block)]
    starts = [i - 1 if i and blocks[i - 1].kind == "heading" else i for i in heads]
    ends = [*starts, len(blocks)][1:]
    return [
        _section(blocks[start : head + 1], blocks[head + 1 : end], lines, _line(blocks, end, lines))
        for start, head, end in zip(starts, heads, ends, strict=True)
    ]


def fence_around(text: str, name: str) -> int | None:
    """Return the line, from 1, of the code block that holds a question's first line, if one does.

    A student opened the block, and did not end it.
    """
    lines = text.splitlines()
    for block in _blocks(lines):
        for fence in block.walk("fence"):
            heads = (_HEAD.fullmatch(line.strip()) for line in lines[fence.first : fence.last])
            if any(head and head[1] == name for head in heads):
                return fence.first + 1
    return None


def _line(blocks: list[Block], index: int, lines: tuple[str, ...]) -> int:
    return blocks[index].first if index < len(blocks) else len(lines)


def _head(block: Block) -> re.Match[str] | None:
    return _HEAD.fullmatch(" ".join(block.text.split())) if block.kind == "paragraph" else None


def _section(head: list[Block], body: list[Block], lines: tuple[str, ...], end: int) -> Section:
    found = _head(head[-1])
    assert found is not None
    title = head[0].text if len(head) > 1 else ""
    return Section(found[1], found[2], title, head[-1].first + 1, tuple(body), lines, end)
