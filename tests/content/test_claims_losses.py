"""The claims of the sheet losses/questions, computed: a test for each question."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from math import e, exp, log

import pytest
import torch
from support.repository import ROOT
from torch import nn
from torch.nn import functional as F  # noqa: N812 - as everyone calls it

from gradlings.course.questions.choice import Choice
from gradlings.course.questions.key import key_of
from gradlings.course.questions.number import Number

KEY = {question.name: question for question in key_of(ROOT / "solutions/losses/questions.md")}
BCE = F.binary_cross_entropy_with_logits

Loss = Callable[[torch.Tensor], torch.Tensor]


def wide(*numbers: float) -> torch.Tensor:
    """Make a float64 tensor."""
    return torch.tensor(numbers, dtype=torch.float64)


def slope(loss: Loss, at: torch.Tensor) -> torch.Tensor:
    """Compute the derivative of a loss by autograd."""
    at = at.clone().requires_grad_()
    return torch.autograd.grad(loss(at).sum(), at)[0]


def descend(loss: Loss, start: torch.Tensor, lr: float, steps: int) -> torch.Tensor:
    """Take plain gradient steps."""
    for _ in range(steps):
        start = start - lr * slope(loss, start)
    return start


def right(name: str) -> list[int]:
    """Return the numbers of the right options, from 0."""
    question = KEY[name]
    assert isinstance(question, Choice)
    return sorted(question.right)


def number(name: str) -> float:
    """Return the number of the key."""
    question = KEY[name]
    assert isinstance(question, Number)
    return float(question.value)


def test_each_question_has_a_test_of_its_claims() -> None:
    """Named after it."""
    assert [name for name in KEY if f"test_{name}" not in globals()] == []


def test_from_one_to_three_options_are_right() -> None:
    """So that nobody can count on two."""
    many = [q for q in KEY.values() if isinstance(q, Choice) and q.many]
    assert {len(question.right) for question in many} == {1, 2, 3}


def test_the_example_of_the_scoring_rule_holds() -> None:
    """Two right options and a wrong one, ticked, earn 1 of 2 points."""
    question = KEY["sigmoid_before_bce"]
    assert isinstance(question, Choice)
    (wrong, *_) = {0, 1, 2, 3} - question.right

    assert question.mark(question.right | {wrong}).points == 1
    assert question.mark(frozenset({wrong})).points == 0
    assert "1 + 1 − 1 = 1 point" in (ROOT / "exercises/losses/questions.md").read_text()


def test_mse_range() -> None:
    """100 for errors of 10; beyond the highest target squared; the plain mean can be negative."""
    y = wide(100, 200, 300)

    assert F.mse_loss(y + 10, y) == 100
    assert F.mse_loss(torch.full_like(y, 10 * y.max()), y) > y.max() ** 2
    assert F.mse_loss(y, y) == 0
    assert (y - 10 - y).mean() < 0
    assert F.mse_loss(y + 1e9, y) > 1e17


def test_best_constant() -> None:
    """Mean 30 and median 12; slopes of the MAE around them; 92 squared."""
    times = wide(10, 11, 12, 13, 104)

    def mse(c: torch.Tensor) -> torch.Tensor:
        return (times - c).square().mean()

    def mae(c: torch.Tensor) -> torch.Tensor:
        return (times - c).abs().mean()

    grid = torch.arange(0, 120, 0.5, dtype=torch.float64)
    assert grid[torch.stack([mse(c) for c in grid]).argmin()] == 30
    assert grid[torch.stack([mae(c) for c in grid]).argmin()] == 12
    assert slope(mse, wide(30)).abs() < 1e-9
    assert slope(mae, wide(11.9)).item() == pytest.approx(-0.2)
    assert slope(mae, wide(12.1)).item() == pytest.approx(0.2)
    assert slope(mae, wide(30)) > 0  # it falls when c falls
    assert (104 - 12) ** 2 == 8464
    assert sum(times < 30) == 4
    assert mse(wide(30)) < mse(wide(12))


def test_plain_errors() -> None:
    """The mean of plain errors falls without limit; its gradient is 1/n for each prediction."""
    y, start = wide(3, 20, -5), wide(0, 25, -6)

    def cost(pred: torch.Tensor) -> torch.Tensor:
        return (pred - y).mean()

    assert slope(cost, start).tolist() == pytest.approx([1 / 3] * 3)
    assert slope(cost, y).tolist() == pytest.approx([1 / 3] * 3)  # also where all are right
    assert (descend(cost, start, 100.0, 30) < -900).all()
    bias = slope(lambda b: cost(start + b), wide(0))
    assert bias.item() == pytest.approx(1)


def test_loss_and_accuracy() -> None:
    """A small change leaves the accuracy as it is and moves the cross-entropy."""
    x, labels = torch.randn(50, 3, generator=torch.Generator().manual_seed(0)).double(), 0
    t = torch.full((50,), labels)

    def accuracy(shift: float) -> float:
        return (torch.cat([x[:, :1] + shift, x[:, 1:]], 1).argmax(1) == t).double().mean().item()

    def ce(shift: float) -> float:
        return F.cross_entropy(torch.cat([x[:, :1] + shift, x[:, 1:]], 1), t).item()

    assert accuracy(0) == accuracy(1e-6) < 1
    assert ce(1e-6) < ce(0)
    assert accuracy(1.0) > accuracy(0)  # in jumps


def test_loss_of_prices() -> None:
    """Four losses, trained on: only one of them leads to the prices."""
    y = torch.linspace(120, 900, 32, dtype=torch.float64)
    start = torch.full((32, 1), 400.0, dtype=torch.float64)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of PyTorch, on different sizes
        column = descend(lambda p: F.mse_loss(p, y), start, 8.0, 60)
        left = F.mse_loss(column, y)
    means = descend(lambda p: F.mse_loss(p.mean(), y.mean()), start, 8.0, 60)
    sigmoid = descend(lambda p: BCE(p[:, 0], y), start, 8.0, 60)
    prices = descend(lambda p: F.mse_loss(p[:, 0], y), start, 8.0, 60)

    assert right("loss_of_prices") == [3]
    assert torch.allclose(column, y.mean())
    assert left.item() == pytest.approx(y.var(correction=0).item())
    assert means.mean().item() == pytest.approx(y.mean().item())
    assert (means[:, 0] - y).abs().max() > 300
    assert (sigmoid > 2000).all()
    assert BCE(wide(1000), wide(250)).item() == pytest.approx(-249 * 1000)
    assert torch.allclose(prices[:, 0], y)
    with pytest.warns(UserWarning, match="different to the input size"):
        F.mse_loss(start, y)


def test_why_sigmoid() -> None:
    """BCELoss of 0.3 and of 2.3; the decision without a sigmoid; the slope p - t."""
    loss = nn.BCELoss()

    assert loss(wide(0.3), wide(1)).item() == pytest.approx(1.204, abs=5e-4)
    with pytest.raises(RuntimeError):
        loss(wide(2.3), wide(1))
    assert torch.sigmoid(wide(2.3)).item() == pytest.approx(0.909, abs=5e-4)
    z = torch.linspace(-9, 9, 73, dtype=torch.float64)
    p = torch.sigmoid(z)
    assert ((p > 0.5) == (z > 0)).all()
    assert (slope(torch.sigmoid, z) <= 0.25).all()
    for t in (0.0, 1.0):
        assert torch.allclose(slope(lambda z, t=t: BCE(z, t + 0 * z, reduction="sum"), z), p - t)


def test_sigmoid_before_bce() -> None:
    """Rounded to 1 from z = 17; a second sigmoid stays in 0.5 … 0.73 and costs at least ln 2."""
    whole = torch.arange(1.0, 30.0)
    first = whole[torch.sigmoid(whole) == 1][0]
    twice = torch.sigmoid(torch.linspace(0, 1, 101))

    assert first == 17
    assert twice.min() == 0.5
    assert twice.max().item() == pytest.approx(0.731, abs=5e-4)
    p = torch.sigmoid(torch.linspace(-9, 9, 19, dtype=torch.float64))
    assert (BCE(p, 0 * p, reduction="none") > log(2)).all()
    assert log(2) == pytest.approx(0.69, abs=5e-3)
    z = torch.linspace(-1000, 1000, 5)
    assert torch.equal(BCE(z, 0 * z, reduction="none"), z.clamp(min=0) + (z == 0) * log(2))


def test_three_times_as_much() -> None:
    """-ln 1/8 is three times -ln 1/2; a third of a half is no answer."""
    assert -log(number("three_times_as_much")) == pytest.approx(3 * log(2))
    assert f"({0.5 / 3:.3f}: a third of 0.5" in (ROOT / "solutions/losses/questions.md").read_text()
    assert -log(0.5 / 3) != pytest.approx(3 * log(2), abs=0.1)


def test_soft_target() -> None:
    """0.64, 0.94 and 0.81; the entropy of q is the least."""
    q = wide(0.8, 0.1, 0.1)
    models = [wide(0.8, 0.1, 0.1), wide(0.98, 0.01, 0.01), wide(0.8, 0.19, 0.01)]
    costs = [-(q * p.log()).sum().item() for p in models]

    assert costs == pytest.approx([0.64, 0.94, 0.81], abs=5e-3)
    assert log(0.01) == pytest.approx(-4.6, abs=0.01)
    thousand = torch.rand(1000, 3, generator=torch.Generator().manual_seed(0)).double()
    others = thousand / thousand.sum(1, keepdim=True)
    assert (-(q * others.log()).sum(1) >= costs[0]).all()
    assert F.kl_div(models[0].log(), q, reduction="sum").abs() < 1e-12
    assert -(wide(1, 0, 0) * models[1].log()).sum().item() == pytest.approx(-log(0.98))


def test_same_as_ce() -> None:
    """The lines of the right options, and of no wrong one, give the value of cross_entropy."""
    question = KEY["same_as_ce"]
    assert isinstance(question, Choice)
    for seed in range(5):
        rng = torch.Generator().manual_seed(seed)
        logits = 20 * torch.rand(7, 3, generator=rng) - 10
        labels = torch.randint(3, (7,), generator=rng)
        names = {"F": F, "torch": torch, "logits": logits, "labels": labels, "C": 3}
        values = [eval(o.text.strip("`"), names) for o in question.options]
        equal = [torch.allclose(v, F.cross_entropy(logits, labels), rtol=1e-4) for v in values]

        assert equal == [option.ticked for option in question.options]
        assert -1 <= values[1] <= 0
        assert values[3] > 0.55
        higher = F.cross_entropy(logits + F.one_hot((labels + 1) % 3, 3), labels)
        assert higher > F.cross_entropy(logits, labels)


def test_one_layer_more() -> None:
    """0.551 at the best; a softmax twice; the true class is pushed up, but more weakly."""
    assert log((e + 2) / e) == pytest.approx(0.551, abs=5e-4)
    assert torch.softmax(wide(1, 0, 0), 0).tolist() == pytest.approx([0.58, 0.21, 0.21], abs=5e-3)
    logits = 2 * torch.randn(2000, 3, generator=torch.Generator().manual_seed(0)).double()
    labels = torch.zeros(2000, dtype=torch.int64)

    def once(z: torch.Tensor) -> torch.Tensor:
        return F.cross_entropy(z, labels, reduction="none")

    def twice(z: torch.Tensor) -> torch.Tensor:
        return once(z.softmax(1))

    assert (twice(logits) > 0.55).all()
    pull, weak = slope(once, logits)[:, 0], slope(twice, logits)[:, 0]
    assert (weak < 0).all()
    assert (weak.abs() < pull.abs()).all()
    assert torch.equal(logits.softmax(1).argsort(1), logits.softmax(1).softmax(1).argsort(1))
    a_log_twice = logits.log_softmax(1).log_softmax(1)
    assert torch.allclose(a_log_twice, logits.log_softmax(1))


def test_two_runs() -> None:
    """The table: four points on a line, one weight that starts at -8, steps of size 1."""
    examples = [(-2.0, 0.0), (-1.0, 0.0), (1.0, 1.0), (2.0, 1.0)]

    def given(w: float) -> float:
        return sum(p if t else 1 - p for p, t in outputs(w)) / 4

    def outputs(w: float) -> list[tuple[float, float]]:
        return [(1 / (1 + exp(-w * x)), t) for x, t in examples]

    def train(pull: Callable[[float, float], float]) -> str:
        w, row = -8.0, []
        for step in range(3001):
            if step in (0, 10, 100, 1000, 3000):
                row.append(f"{given(w):.4f}")
            pulls = [pull(p, t) for p, t in outputs(w)]
            w -= sum(each * x for each, (x, _) in zip(pulls, examples, strict=True)) / 4
        return " | ".join(row)

    rows = [train(lambda p, t: p - t), train(lambda p, t: 2 * (p - t) * p * (1 - p))]

    sheet = (ROOT / "solutions/losses/questions.md").read_text()
    assert f"| run A | {rows[0]} |" in sheet
    assert f"| run B | {rows[1]} |" in sheet
    assert right("two_runs") == [0]


def test_slow_start() -> None:
    """At z = 8: p, the slopes and their products."""
    z = wide(8)
    p = torch.sigmoid(z)

    assert p.item() == pytest.approx(0.9997, abs=5e-5)
    assert slope(torch.sigmoid, z).item() == pytest.approx(0.0003, abs=5e-5)
    assert slope(torch.square, p).item() == pytest.approx(2, abs=1e-3)
    assert slope(lambda p: -(1 - p).log(), p).item() == pytest.approx(3000, rel=0.01)
    assert slope(lambda z: torch.sigmoid(z) ** 2, z).item() == pytest.approx(0.0007, abs=5e-5)
    assert slope(lambda z: BCE(z, 0 * z), z).item() == pytest.approx(1, abs=1e-3)


def test_why_cross_entropy() -> None:
    """Prices, derivatives, likelihood, and accuracy of the two models."""
    q, grid = 0.3, torch.linspace(0.01, 0.99, 99, dtype=torch.float64)
    brier = q * (1 - grid) ** 2 + (1 - q) * grid**2
    cross = -q * grid.log() - (1 - q) * (1 - grid).log()
    assert grid[brier.argmin()].item() == pytest.approx(q)
    assert grid[cross.argmin()].item() == pytest.approx(q)

    assert 0.9999**2 - 0.99**2 < 0.02  # to be wrong with 0.9999 or with 0.99
    assert -log(1 - 0.9999) == pytest.approx(2 * -log(1 - 0.99))
    assert -log(1e-300) > 600
    three = wide(0.9, 0.06, 0.04).log()
    pull = slope(lambda z: F.cross_entropy(z, torch.tensor(0)), three)
    assert pull[0].item() == pytest.approx(-0.1)

    p, r = wide(0.99, 0.01), wide(0.45, 0.45)
    assert -p.log().mean().item() == pytest.approx(2.31, abs=5e-3)
    assert -r.log().mean().item() == pytest.approx(0.80, abs=5e-3)
    assert (p > 0.5).sum() == 1 > (r > 0.5).sum()
    assert -p.log().mean().item() == pytest.approx(-log(p.prod()) / 2)


def test_the_numbers_of_the_primer() -> None:
    """Its three losses of two residuals, its shapes, its cross-entropy, its pulls at z = 10."""
    r, zero = wide(0.5, 10), wide(0, 0)
    assert F.mse_loss(r, zero, reduction="none").tolist() == [0.25, 100]
    assert F.l1_loss(r, zero, reduction="none").tolist() == [0.5, 10]
    assert F.huber_loss(r, zero, reduction="none").tolist() == [0.125, 9.5]
    assert (torch.ones(3, 1) - torch.ones(3)).shape == (3, 3)
    logits = wide(1.792, 1.099, 0)
    assert logits.exp().tolist() == pytest.approx([6, 3, 1], abs=2e-3)
    assert F.cross_entropy(logits, torch.tensor(1)).item() == pytest.approx(1.204, abs=5e-4)

    z = wide(10, 12)
    weak, strong = slope(lambda z: torch.sigmoid(z) ** 2, z), slope(lambda z: BCE(z, 0 * z), z)
    assert (weak < 1e-4).all()
    assert strong.tolist() == pytest.approx([0.5, 0.5], abs=1e-3)  # of the mean of two


def hinge(scores: torch.Tensor, label: int = 0) -> float:
    """Compute the multi-class hinge loss of one photo."""
    costs = (1 + scores - scores[label]).clamp(min=0)
    return (costs.sum() - costs[label]).item()


def test_winning_score() -> None:
    """1.6; and which numbers come of known mistakes."""
    known = wide(2.0, 1.4, -0.5)

    def photo(owl: float) -> torch.Tensor:
        return torch.cat([known, wide(owl)])

    assert hinge(photo(number("winning_score"))) == pytest.approx(1)
    assert photo(number("winning_score")).argmax() == 0
    assert hinge(photo(2.0)) - 0.4 == pytest.approx(1)
    assert hinge(photo(3.6)) / 3 == pytest.approx(1)
    assert hinge(photo(4.6)) / 4 == pytest.approx(1)


def test_hinge_gradient() -> None:
    """0, and 1/3 twice; costs of 0.6 and 4; the cross-entropy never ends."""
    products = wide(1.7, 0.4, -3.0)
    for t in (1.0, -1.0):
        pull = slope(lambda s, t=t: (1 - t * s).clamp(min=0).mean(), t * products)
        assert pull.abs().tolist() == pytest.approx([0, 1 / 3, 1 / 3])
    assert (1 - products).clamp(min=0).tolist() == pytest.approx([0, 0.6, 4.0])
    soft = slope(lambda s: F.softplus(-s).mean(), products).abs()
    assert 0 < soft[0] < soft[1] < soft[2]
    squared = slope(lambda s: (1 - s).clamp(min=0).square(), products).abs()
    assert squared[2] / squared[1] == pytest.approx(4.0 / 0.6)


def test_at_the_margin() -> None:
    """-1, 0 and -0.5 at the kink, for large and small steps; one-sided slopes."""
    s = wide(1)

    assert slope(lambda s: (1 - s).clamp(min=0), s) == -1
    assert slope(lambda s: torch.relu(1 - s), s) == 0
    for h in (2.0, 0.5, 2**-10, 2**-20):
        assert (torch.relu(1 - (s + h)) - torch.relu(1 - (s - h))) / (2 * h) == -0.5
    assert slope(lambda s: torch.relu(1 - s), wide(0.999, 1.001)).tolist() == [-1, 0]


def test_use_cases() -> None:
    """Tags share 1; unsure between 0 and 4 is 2; one logit has the softmax 1; Huber's pull."""
    z = torch.randn(5, 1, generator=torch.Generator().manual_seed(0)).requires_grad_()
    one = F.cross_entropy(z, torch.zeros(5, dtype=torch.int64))
    one.backward()
    assert torch.equal(z.softmax(1), torch.ones(5, 1))
    assert one == 0
    assert z.grad is not None
    assert not z.grad.any()

    species = torch.arange(5.0)
    mean = (0.5 * species**2 + 0.5 * (species - 4) ** 2).argmin()
    assert mean == 2
    assert (3 - 4) ** 2 < (3 - 0) ** 2
    tags = (10 * torch.randn(100, 40, generator=torch.Generator().manual_seed(1))).softmax(1)
    assert ((tags > 0.5).sum(1) <= 1).all()

    zero = wide(0, 0, 0)
    huber = slope(lambda r: F.huber_loss(r, zero, reduction="none"), wide(0.2, 5, 92))
    assert huber.tolist() == pytest.approx([0.2, 1, 1])


def test_common_losses() -> None:
    """The pull of a gross error is limited, or is not; the binary cross-entropy is never 0."""
    gross, zero = wide(1, 100), wide(0, 0)
    for loss, largest in ((F.huber_loss, 1), (F.l1_loss, 1), (F.mse_loss, 200)):
        pull = slope(lambda r, loss=loss: loss(r, zero, reduction="none"), gross)
        assert pull[1] == largest
    assert (-F.logsigmoid(wide(-30, 0, 30, 500)) > 0).all()
