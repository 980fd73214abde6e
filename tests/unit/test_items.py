"""The figures of a report, against the standard library's statistics."""

from __future__ import annotations

import math
import random
import statistics

import numpy as np
import pytest

from gradlings.outcomes import CheckResult, Outcome, Status
from gradlings.reports.estimates import alpha_of, correlation
from gradlings.reports.items import Mutants, topics_of
from gradlings.results import ExerciseResult, Report


def report_of(rows: dict[str, list[float | None]], max_points: float = 1.0) -> Report:
    """Return a report of one exercise; None is an answer that waits for a person."""
    results = []
    for student, points in rows.items():
        checks = tuple(
            CheckResult(
                f"test_hidden.py::test_{number}",
                f"check {number}",
                Outcome.UNGRADED if one is None else Outcome.PASSED if one else Outcome.FAILED,
                one or 0.0,
                max_points,
            )
            for number, one in enumerate(points)
        )
        worth = max_points * len(points)
        results.append(ExerciseResult(student, "nets/mlp", Status.GRADED, worth, checks=checks))
    return Report("c", "0", "0", 0, True, tuple(results))


def drawn(students: int, items: int, noise: float = 1.0) -> list[list[float]]:
    """Return points of students who differ in ability."""
    draw = random.Random(7)
    rows = []
    for _ in range(students):
        ability = draw.gauss(0, 1)
        rows.append([float(ability + noise * draw.gauss(0, 1) > 0) for _ in range(items)])
    return rows


def test_the_correlation_is_with_the_rest_without_the_item() -> None:
    """As statistics.correlation computes it, and Fisher's interval by the logarithm."""
    rows = drawn(60, 6)
    topic = topics_of(report_of({f"s{n}": [*row] for n, row in enumerate(rows)}))[0]

    for place, item in enumerate(topic.items):
        own = [row[place] for row in rows]
        rest = [sum(row) - row[place] for row in rows]
        r = statistics.correlation(own, rest)
        assert item.rest is not None
        assert item.rest.value == pytest.approx(r, abs=1e-12)
        z = 0.5 * math.log((1 + r) / (1 - r))
        half = statistics.NormalDist().inv_cdf(0.975) / math.sqrt(57)
        low, high = ((math.exp(2 * x) - 1) / (math.exp(2 * x) + 1) for x in (z - half, z + half))
        assert (item.rest.low, item.rest.high) == pytest.approx((low, high), abs=1e-12)
        assert item.full == item.mean == statistics.mean(own)


def test_alpha_is_cronbachs() -> None:
    """As the variances of the standard library give it, also from the covariances."""
    rows = drawn(40, 5)
    columns = list(zip(*rows, strict=True))
    total = statistics.variance([sum(row) for row in rows])
    by_variance = 5 / 4 * (1 - sum(map(statistics.variance, columns)) / total)
    pairs = [
        statistics.covariance(one, other)
        for i, one in enumerate(columns)
        for j, other in enumerate(columns)
        if i != j
    ]

    alpha = alpha_of(np.array(rows))

    assert alpha is not None
    assert alpha.value == pytest.approx(by_variance, abs=1e-12)
    assert alpha.value == pytest.approx(5 / 4 * sum(pairs) / total, abs=1e-12)
    assert alpha.low < alpha.value < alpha.high < 1


def test_intervals_hold_the_true_value_as_often_as_they_say() -> None:
    """Of 400 classes of 50, between 92 and 98 in a hundred."""
    draw = np.random.default_rng(3)
    rho, inside = 0.5, 0
    for _ in range(400):
        one = draw.standard_normal(50)
        other = rho * one + math.sqrt(1 - rho**2) * draw.standard_normal(50)
        found = correlation(one, other)
        assert found is not None
        inside += found.low <= rho <= found.high
    assert 0.92 <= inside / 400 <= 0.98

    k, inside = 6, 0
    true = k * 0.5 / (1 + (k - 1) * 0.5)  # items that correlate by 0.5, by Spearman and Brown
    for _ in range(400):
        ability = draw.standard_normal((50, 1))
        found = alpha_of(ability + draw.standard_normal((50, k)))
        assert found is not None
        inside += found.low <= true <= found.high
    assert 0.92 <= inside / 400 <= 0.98


def test_nothing_is_said_of_a_class_in_which_it_means_nothing() -> None:
    """Nine students; ten who are all alike; ten of whom each has one check alone."""
    few = topics_of(report_of({f"s{n}": [*row] for n, row in enumerate(drawn(9, 4))}))[0]
    assert few.alpha is None
    assert {item.verdict for item in few.items} == {"too few students to say"}

    alike = topics_of(report_of({f"s{n}": [1.0, 0.0] for n in range(10)}))[0]
    assert alike.alpha is None
    assert [item.verdict for item in alike.items] == ["all have it right", "nobody has it right"]


@pytest.mark.parametrize(
    ("share_of_weak", "share_of_strong", "verdict"),
    [
        (0.9, 0.1, "the weak pass it and the strong fail it: look at it"),
        (0.5, 0.5, "separates nobody"),
        (0.05, 0.95, "separates clearly"),
    ],
)
def test_a_check_is_judged_in_words(
    share_of_weak: float, share_of_strong: float, verdict: str
) -> None:
    """A check that a share of weak and of strong students passes, beside four good ones."""
    rows: dict[str, list[float | None]] = {}
    for number in range(200):
        strong = number % 2 == 1
        share = share_of_strong if strong else share_of_weak
        odd = float((number // 2) % 20 < 20 * share)
        rows[f"s{number}"] = [odd, *[float(strong)] * 4]

    item = topics_of(report_of(rows))[0].items[0]

    assert item.verdict == verdict


def test_what_waits_is_not_counted_and_the_audit_says_what_is_found_alone() -> None:
    """Two of twelve wait for a person; one known mistake fails the first check alone."""
    rows: dict[str, list[float | None]] = {f"s{n}": [*row] for n, row in enumerate(drawn(12, 3))}
    rows["s0"][1] = rows["s1"][1] = None
    first, second = "test_hidden.py::test_0", "test_hidden.py::test_1"
    matrix = {"nets/mlp": {"forgotten": [first], "swapped": [first, second]}}

    topic = topics_of(report_of(rows), matrix)[0]

    assert [item.n for item in topic.items] == [12, 10, 12]
    assert [item.alone for item in topic.items] == [("forgotten",), (), ()]


@pytest.mark.parametrize(
    ("mutants", "says"),
    [
        (None, "; no known mistake is found by it alone"),
        (
            {"nets/mlp": {}},
            ", and fails nothing that others miss: neither a known mistake nor a mutant",
        ),
        ({"nets/mlp": {"test_hidden.py::test_0": ["line 3: a → b"]}}, ""),
    ],
)
def test_a_check_that_separates_nobody_is_needed_if_it_alone_fails_a_mutant(
    mutants: Mutants | None, says: str
) -> None:
    """A check that as many weak students pass as strong ones; no known mistake needs it."""
    rows: dict[str, list[float | None]] = {
        f"s{n}": [float((n // 2) % 2), *[float(n % 2)] * 4] for n in range(200)
    }
    first, second = "test_hidden.py::test_0", "test_hidden.py::test_1"
    matrix = {"nets/mlp": {"swapped": [first, second]}}

    item = topics_of(report_of(rows), matrix, mutants)[0].items[0]

    assert item.verdict == f"separates nobody{says}"
