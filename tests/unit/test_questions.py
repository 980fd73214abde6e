"""Questions: read from Markdown however it is laid out, and marked, each for itself."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from support.small_course import KEY

from gradlings.course.questions.answers import mark_sheet, read_sheet
from gradlings.course.questions.blank import blank_sheet
from gradlings.course.questions.key import flaws_of, questions_in
from gradlings.outcomes import CheckResult, Outcome

QUESTIONS = questions_in(KEY)
BLANK = blank_sheet(KEY)
EVEN = ("Zero.", "One.", "Four.", "Seven.", "Nine.")
Edit = Callable[[str], str]


def marked(text: str) -> dict[str, CheckResult]:
    """Mark a sheet; results by the question's name."""
    return {result.id.partition("::")[2]: result for result in mark_sheet(QUESTIONS, text)}


def replaced(old: str, new: str) -> str:
    """Return the blank sheet with a text replaced that is there."""
    assert old in BLANK
    return BLANK.replace(old, new)


def ticked(*options: str) -> str:
    """Return the blank sheet with options ticked that begin like this."""
    text = BLANK
    for option in options:
        assert f"- [ ] {option}" in text
        text = text.replace(f"- [ ] {option}", f"- [x] {option}")
    return text


def test_the_key_gets_full_marks() -> None:
    """But for the words, which wait for a person."""
    results = marked(KEY)

    assert [r.outcome for r in results.values()] == [*[Outcome.PASSED] * 3, Outcome.UNGRADED]
    assert [r.points for r in results.values()] == [1, 3, 2, 0]
    assert results["words"].answer.startswith("To double a number is to add it to itself.")


def test_the_blank_sheet_has_no_answers_and_no_reasons() -> None:
    """All that is left of the key is what students may see."""
    for secret in ("- [x]", "0.25", "product", "add", "Rubric", "0.5 m times"):
        assert secret not in BLANK
    for shown in ("Explain doubling.", "| 2 | 3 |", "**Answer in m²:** ___", "_Write here._"):
        assert shown in BLANK
    assert all(result.outcome is Outcome.MISSING for result in marked(BLANK).values())
    assert not list(flaws_of(KEY))


@pytest.mark.parametrize(
    ("options", "points"),
    [
        (("Zero.", "Four."), 3),
        (("Zero.",), 1.5),
        (("Zero.", "Four.", "One."), 1.5),
        (("Zero.", "One."), 0),
        (("One.", "Seven."), 0),
        (EVEN, 0),
    ],
)
def test_choose_all_gives_right_minus_wrong_ticks(options: tuple[str, ...], points: float) -> None:
    """As a share of the right options, and never below nothing."""
    result = marked(ticked(*options))["even"]

    assert result.points == points
    assert result.outcome is (Outcome.PASSED if points == 3 else Outcome.FAILED)


def test_a_wrong_answer_gets_the_reasons_and_a_right_one_none() -> None:
    """Of what was ticked wrongly and of what was missed; the table of a class counts the belief."""
    wrong, right = marked(ticked("Five"))["doubling"], marked(ticked("Six"))["doubling"]

    assert wrong.message == "the ticked option is not right"
    assert wrong.hint == (
        "**Not right:** “Five, as $2 + 3$ is.” That is a sum; $2 x$ is a product.\n\n"
        "**Right:** “Six, as $3 + 3$ is.” Doubling adds a number to itself."
    )
    assert wrong.misconception == "doubling: “Five, as $2 + 3$ is.”"
    assert right.outcome is Outcome.PASSED
    assert right.message == right.hint == right.misconception == ""


def test_missed_and_wrongly_ticked_options_are_told_apart() -> None:
    """With their reasons in the same order."""
    result = marked(ticked("Zero.", "One."))["even"]

    assert result.message == "ticked, and not right: 1; right, and not ticked: 1"
    assert (
        result.hint
        == "**Not right:** “One.” It is twice a half.\n\n**Right:** “Four.” It is twice two."
    )


@pytest.mark.parametrize(
    ("typed", "outcome"),
    [
        ("0.25", Outcome.PASSED),
        (".25", Outcome.PASSED),
        ("+0.2599", Outcome.PASSED),
        ("2.5e-1", Outcome.PASSED),
        ("`0.25`", Outcome.PASSED),
        ("**0.25**", Outcome.PASSED),
        ("\n\n0.25", Outcome.PASSED),
        ("0.25\n\nas half of a half", Outcome.PASSED),
        ("0.27", Outcome.FAILED),
        ("-0.25", Outcome.FAILED),
        ("\N{MINUS SIGN}0.25", Outcome.FAILED),
        ("", Outcome.MISSING),
        ("___", Outcome.MISSING),
    ],
)
def test_a_number_may_be_typed_in_many_ways(typed: str, outcome: Outcome) -> None:
    """It is right within the tolerance."""
    result = marked(replaced("___", typed))["area"]

    assert result.outcome is outcome, result.message
    assert result.points == (2 if outcome is Outcome.PASSED else 0)


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("0,25", "decimal point, no comma"),
        ("1,000.5", "decimal point, no comma"),
        ("0.25 m²", "write only the number, the unit (m²) is given"),
        ("0.25 or so", "write only the number"),
        ("1_000", "write only the number"),
        ("1/4", "is not a decimal number such as 0.25"),
        ("a quarter", "is not a decimal number"),
        ("nan", "is not a decimal number"),
        ("1e999", "write only the number"),
        ("٠.٢٥", "is not a decimal number"),
    ],
)
def test_what_is_no_number_is_told(typed: str, says: str) -> None:
    """What was typed, and how to type it."""
    result = marked(replaced("___", typed))["area"]

    assert result.outcome is Outcome.MALFORMED
    assert says in result.message
    assert typed in result.message


@pytest.mark.parametrize(
    ("old", "new", "name", "says"),
    [
        ("[ ] Five", "[x] Five", "doubling", "2 boxes are ticked; this question asks for one"),
        ("[ ] Five", "[o] Five", "doubling", "[o] before “Five, as $2 + 3$ is.” is not a tick"),
        ("Six, as $3", "Six, since $3", "doubling", "is not one of the options"),
        ("- [x] Six, as $3 + 3$ is.\n", "", "doubling", "“Six, as $3 + 3$ is.” is gone"),
        ("- [ ] One.", "- [ ] One.\n- [ ] One.", "even", "“One.” is there twice"),
        ("- [ ] One.", "- [ ]", "even", "is not one of the options"),
        ("**Answer in m²:** 0.25", "0.25", "area", "the line '**Answer in m²:**' is gone"),
        ("**Answer:**", "", "words", 'the line "**Answer:**" is gone'),
        ("[ ] Five", "[✗] Five", "doubling", "[✗] (U+2717 BALLOT X) before “Five"),
        ("[ ] Five", "[да] Five", "doubling", "(U+0434 CYRILLIC SMALL LETTER DE, U+0430"),
        ("`area` · number", "area · number", "area", "begins with “`area` · ”"),
        ("## An area", "`area` · number", "area", "is there twice (lines 31 and 33)"),
    ],
)
def test_what_cannot_be_read_costs_only_its_own_question(
    old: str, new: str, name: str, says: str
) -> None:
    """It is named, and the others get their points."""
    text = ticked("Six", "Zero.", "Four.").replace("___", "0.25", 2).replace("`0.25`", "`___`")
    assert old in text

    results = marked(text.replace(old, new))

    assert results[name].outcome is Outcome.MALFORMED
    assert says in results[name].message
    points = {"doubling": 1, "even": 3, "area": 2, "words": 0} | {name: 0}
    assert {other: result.points for other, result in results.items()} == points


def test_a_reworded_prompt_is_told_and_marked_as_handed_out() -> None:
    """The options decide what was answered."""
    text = ticked("Six").replace("for $x = 3$?", "for $x = 4$?")

    result = marked(text)["doubling"]

    assert result.points == 1
    assert "the question's own words were changed: “What is $2 x$ for $x = 3$?”" in result.message


@pytest.mark.parametrize(
    "edit",
    [
        lambda text: text.replace("- [", "* ["),
        lambda text: text.replace("- [", "1. ["),
        lambda text: text.replace("\n- [", "\n\n- ["),
        lambda text: text.replace("- [x]", "- [X]"),
        lambda text: text.replace("- [x]", "- [ x ]").replace("- [ ]", "- []"),
        lambda text: text.replace("- [x] ", "- [✓]"),
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("Six, as", "Six,\n  as"),
        lambda text: text.replace("| --- | --- |", "|:---|----:|").replace("| 2 |", "|   2 |"),
        lambda text: text.replace("3 * 3", "3 \\* 3"),
        lambda text: text.replace("## Twice as much\n", ""),
        lambda text: text.replace("- [ ] Five", "Some thoughts of my own.\n\n- [ ] Five"),
        lambda text: text.replace("- [ ] Five", "  - [ ] Five"),
        lambda text: text.replace("- [ ] Five", "- [see](book.md) page 7\n\nThen:\n\n- [ ] Five"),
        lambda text: text + "\n\n## More\n\nNotes: [x] see below\n",
        lambda text: "\ufeff".strip("\ufeff") + text.replace("  > ", "  >"),
        lambda text: text.replace("- [x]", "- \\[x\\]").replace("- [ ]", "- \\[ \\]"),
        lambda text: text.replace("- [x]", "-[x]").replace("- [ ]", "-[ ]"),
        lambda text: text.replace("- [x]", "- ［x］").replace("- [ ]", "- ［　］"),
        lambda text: text.replace("- [x]", "- ☒").replace("- [ ]", "- ☐"),
        lambda text: text.replace("- [x]", "- ☑\ufe0f").replace("- [ ]", "- ⬜"),
        lambda text: text.replace("- [x]", "- [\u200bx]"),
        *(lambda text, tick=tick: text.replace("[x]", f"[{tick}]") for tick in "хХχΧｘ×✔☑☒"),
        lambda text: text.replace("**Answer in m²:**", "**Answer in m²**:"),
        lambda text: text.replace("**Answer in m²:**", "**Answer in m²：**"),
        lambda text: text.replace("**Answer in m²:**", "Answer in m² :"),
    ],
)
def test_another_layout_is_the_same_answer(edit: Edit) -> None:
    """Editors rewrite bullets, breaks, tables and escapes; students add notes."""
    text = edit(ticked("Six", "Zero.", "Four.").replace("___", "0.25"))

    results = marked(text)

    assert [r.points for r in results.values()] == [1, 3, 2, 0]
    assert not any(result.message for result in list(results.values())[:3])


@pytest.mark.parametrize("marker", ["```", "~~~", "````"])
def test_a_code_block_that_does_not_end_is_named(marker: str) -> None:
    """The questions that it swallows say in which line it begins, and how to end it."""
    text = ticked("Six", "Zero.").replace("- [ ] Nine", f"{marker}python\nx = 3\n\n- [ ] Nine")

    results = marked(text)

    assert results["area"].outcome is Outcome.MALFORMED
    line = text.splitlines().index(f"{marker}python") + 1
    says = f"it stands inside the code block that begins in line {line}"
    assert f"{says}; end that block with a line {marker}" in results["area"].message


def test_words_are_collected_as_written() -> None:
    """With headings, lists and code of the student's own; an empty answer is none."""
    own = "## My view\n\n- [x] first\n\n```python\nx = 2 * x  # twice\n```\n\nSo *there*."

    result = marked(replaced("_Write here._", own))["words"]

    assert result.outcome is Outcome.UNGRADED
    assert result.answer == own
    assert result.points == 0
    assert marked(replaced("_Write here._", "*Write here.*"))["words"].outcome is Outcome.MISSING


def test_what_students_write_does_no_harm_where_it_is_shown() -> None:
    """Codes that steer a terminal are taken out of messages and of words."""
    text = replaced("___", "\x1b[2J1").replace("_Write here._", "a\x1b[31m\ud800\tb")

    results = marked(text)

    assert "\x1b" not in results["area"].message
    assert results["words"].answer == "a�[31m� b"


def test_reading_tells_what_is_open_and_never_what_is_right() -> None:
    """A right answer and a wrong one are the same to `gradlings check`."""
    right, wrong = ticked("Six", "Zero."), ticked("Five", "Zero.")

    says = [
        [(r.outcome, r.message, r.hint, r.points) for r in read_sheet(QUESTIONS, text)]
        for text in (right, wrong)
    ]

    assert says[0] == says[1]
    outcomes = [outcome for outcome, *_ in says[0]]
    assert outcomes == [*[Outcome.PASSED] * 2, *[Outcome.MISSING] * 2]
    from_own = [r.outcome for r in read_sheet(questions_in(right), right)]
    assert from_own == outcomes


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("choose one", "choose two", "'choose two · 1 point': expected a kind"),
        ("`even`", "`doubling`", "the name doubling is used twice"),
        ("## An area\n", "", "area has no heading of its own"),
        ("- [ ] Five", "- [x] Five", "doubling: 2 options are ticked; expected one"),
        ("- [x] Six", "- [ ] Six", "doubling: 0 options are ticked"),
        ("- [ ] Five", "- [y] Five", "[y] before “Five, as $2 + 3$ is.” is not a tick"),
        ("  > That is a square.\n", "", "“Nine, as $3 * 3$ is.” has no reason"),
        ("Nine, as $3 * 3$ is.", "Five, as $2 + 3$ is.", "is there twice"),
        ("** 0.25", "** 0,25", "the answer is not a number"),
        ("> 0.5 m times 0.5 m.", "", "there is no working"),
        ("- 3 points: says", "- 2 points: says", "adds up to 3 points; the question is worth 4"),
        ("To double a number is to add it to itself.", "", "there is no model answer"),
        ("· 2 points", "· 0 points", "area is worth 0 points"),
        ("within 0.01", "within 1e", "expected a kind"),
    ],
)
def test_what_is_wrong_with_a_key_is_told(old: str, new: str, says: str) -> None:
    """With the number of the line, so that an author finds it."""
    assert old in KEY

    flaws = list(flaws_of(KEY.replace(old, new)))

    assert any(says in what for _, what in flaws), flaws
    assert all(1 <= line <= len(KEY.splitlines()) for line, _ in flaws)


def test_a_sheet_of_anything_is_read_without_harm() -> None:
    """Whatever a student hands in, each question has a result."""
    for text in (
        "",
        "\x00",
        "# only a heading",
        "- [x]\n" * 500,
        "> " * 5000,
        "`" * 9999,
        "\ud800",
    ):
        results = mark_sheet(QUESTIONS, text)

        assert {result.outcome for result in results} == {Outcome.MALFORMED}
        assert len(results) == 4
