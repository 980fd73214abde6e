"""The claims of the sheet optimizers/questions and of the primer, computed: a test for each."""

from __future__ import annotations

import re
import runpy
from collections.abc import Callable
from copy import deepcopy
from itertools import pairwise

import pytest
import torch
from support.repository import ROOT
from torch import nn
from torch.optim import SGD, Adagrad, Adam, AdamW, Optimizer, RMSprop

Make = Callable[[list[torch.Tensor]], Optimizer]


def ravine(p: torch.Tensor) -> torch.Tensor:
    """Return the loss of primer and sheet: x² / 2 + 10 y²."""
    return p[..., 0] ** 2 / 2 + 10 * p[..., 1] ** 2


def path(make: Make, steps: int, scale: float = 1, loss=ravine) -> torch.Tensor:
    """Return the points through which an optimizer goes from (10, 1), (steps + 1, 2)."""
    p = torch.tensor([10.0, 1], dtype=torch.float64, requires_grad=True)
    optimizer, points = make([p]), [p.detach().clone()]
    for _ in range(steps):
        optimizer.zero_grad()
        (scale * loss(p)).backward()
        optimizer.step()
        points.append(p.detach().clone())
    return torch.stack(points)


def sgd(lr: float, momentum: float = 0, *, nesterov: bool = False) -> Make:
    """Return what makes an SGD."""
    return lambda params: SGD(params, lr=lr, momentum=momentum, nesterov=nesterov)


def steps_of(make: Make, gradients: list[float]) -> list[float]:
    """Return the lengths of the steps for given gradients of one parameter."""
    p = torch.zeros(1, dtype=torch.float64, requires_grad=True)
    optimizer, lengths = make([p]), []
    for gradient in gradients:
        before = p.item()
        p.grad = torch.full_like(p, gradient)
        optimizer.step()
        lengths.append(before - p.item())
    return lengths


def test_ravine() -> None:
    """The table, the losses with and without momentum, and the factor of a rate of 0.95."""
    plain, momentum = path(sgd(0.095), 20), path(sgd(0.095, 0.5), 20)

    assert plain[:5, 0].tolist() == pytest.approx([10, 9.05, 8.19, 7.41, 6.71], abs=0.005)
    assert plain[:5, 1].tolist() == pytest.approx([1, -0.9, 0.81, -0.73, 0.66], abs=0.005)
    assert ravine(plain[20]).item() == pytest.approx(1.07, abs=0.005)
    assert ravine(momentum[20]).item() == pytest.approx(0.00009, abs=0.000005)
    assert path(sgd(0.95), 2)[:, 0].tolist() == pytest.approx([10, 0.5, 0.025])
    assert (plain[:, 1].abs().diff() < 0).all(), "y approaches its minimum"


def test_what_is_momentum() -> None:
    """The weights of past gradients, and ten times a gradient that stays the same."""
    gradients = torch.randn(6, generator=torch.Generator().manual_seed(0)).tolist()
    moves = steps_of(sgd(1.0, 0.9), gradients)
    ages = range(len(gradients) - 1, -1, -1)

    assert moves[-1] == pytest.approx(
        sum(0.9**age * g for age, g in zip(ages, gradients, strict=True))
    )
    assert steps_of(sgd(1.0, 0.9), [1.0] * 200)[-1] == pytest.approx(10)


def test_longest_step() -> None:
    """0.1 in the end, and the numbers of the wrong ways."""
    lengths = steps_of(sgd(0.01, 0.8), [2.0] * 100)

    assert lengths[-1] == pytest.approx(0.1)
    assert lengths[:2] == pytest.approx([0.02, 0.036])
    assert all(one < two for one, two in pairwise(lengths[:30]))
    assert lengths[-1] / lengths[0] == pytest.approx(5)


def test_which_has_momentum() -> None:
    """Both runs, and what each step is in terms of the gradient."""

    def loss(p):
        return p[0] ** 2 / 2

    a, b = (path(sgd(0.1, momentum), 4, loss=loss)[:, 0] for momentum in (0.5, 0))

    assert a.tolist() == pytest.approx([10, 9, 7.6, 6.14, 4.796])
    assert b.tolist() == pytest.approx([10, 9, 8.1, 7.29, 6.561])
    assert (-a.diff())[:2].tolist() == pytest.approx([1, 1.4])
    assert (-a.diff() / a[:-1]).tolist() == pytest.approx([0.1, 0.16, 0.19, 0.22], abs=0.005)
    assert (-b.diff() / b[:-1]).tolist() == pytest.approx([0.1] * 4)
    assert (b.diff()[1:] / b.diff()[:-1]).tolist() == pytest.approx([0.9] * 3)


def test_look_ahead() -> None:
    """Nesterov's losses against the classical ones; he diverges first; losses may rise."""
    nesterov, classical = (
        path(sgd(0.04, 0.9, nesterov=nesterov), 20) for nesterov in (True, False)
    )
    fast, fast_classical = (
        path(sgd(0.095, 0.9, nesterov=nesterov), 200) for nesterov in (True, False)
    )

    assert ravine(nesterov[20]).item() == pytest.approx(1.6, abs=0.05)
    assert ravine(classical[20]).item() == pytest.approx(4.8, abs=0.05)
    assert ravine(fast[20]) > 1e9
    assert ravine(fast_classical[200]) < 1e-4
    assert (ravine(nesterov).diff() > 0).any()


def looking_ahead(curvature: float, lr: float, momentum: float, steps: int) -> torch.Tensor:
    """Return Nesterov's points as he wrote them, and the points ahead, (steps, 2)."""
    w, v, points = 1.0, 0.0, []
    for _ in range(steps):
        ahead = w - lr * momentum * v
        points.append((w, ahead))
        v = momentum * v + curvature * ahead
        w -= lr * v
    return torch.tensor(points, dtype=torch.float64)


@pytest.mark.parametrize(("curvature", "effective"), [(20, 0.18), (1, 0.864)])
def test_nesterov_claims(curvature: float, effective: float) -> None:
    """It is classical momentum with μ (1 − ηλ); torch keeps the points ahead."""
    points = looking_ahead(curvature, 0.04, 0.9, 30)

    def run(momentum: float, *, nesterov: bool = False) -> torch.Tensor:
        make = sgd(0.04, momentum, nesterov=nesterov)
        return path(make, 29, loss=lambda p: curvature * p[1] ** 2 / 2)[:, 1]

    assert 0.9 * (1 - 0.04 * curvature) == pytest.approx(effective)
    assert effective / 0.9 == pytest.approx({20: 0.2, 1: 0.96}[curvature])
    assert torch.allclose(points[:, 0], run(effective))
    assert torch.allclose(points[:, 1], run(0.9, nesterov=True))
    assert torch.allclose(looking_ahead(curvature, 0.04, 0.0, 30)[:, 0], run(0.0))


def test_two_rates() -> None:
    """The table: the rate of RMSprop comes back, that of AdaGrad only falls."""
    gradients = torch.tensor([10.0] * 50 + [0.1] * 150, dtype=torch.float64)
    makers = lambda ps: RMSprop(ps, lr=0.01, alpha=0.9), lambda ps: Adagrad(ps, lr=0.01)
    a, b = (
        torch.tensor(steps_of(make, gradients.tolist())).double() / gradients for make in makers
    )
    shown = torch.tensor([1, 50, 60, 100, 200]) - 1

    assert a[shown].tolist() == pytest.approx([0.0032, 0.0010, 0.0017, 0.0138, 0.0999], abs=5e-5)
    assert b[shown[:1]].item() == pytest.approx(0.0010, abs=5e-5)
    assert b[shown[1:]].tolist() == pytest.approx([0.00014] * 4, abs=5e-6)
    assert (b.diff() < 0).all()
    assert (a[:50].diff() < 0).all()
    assert (a[50:].diff() > 0).all()


def test_hundredth_step() -> None:
    """0.5 over the root of t, whatever the gradient, and the numbers of the wrong ways."""
    lengths = steps_of(lambda params: Adagrad(params, lr=0.5), [3.0] * 100)

    assert lengths[99] == pytest.approx(0.05)
    assert lengths[0] == pytest.approx(0.5)
    assert lengths == pytest.approx([0.5 / t**0.5 for t in range(1, 101)])
    without_gradient, without_root = 0.5 / 900**0.5, 0.5 * 3 / (100 * 3)
    assert without_gradient == pytest.approx(0.017, abs=0.0005)
    assert without_root == pytest.approx(0.005)


def own_adam(gradients: list[float], exponents: bool = True, corrected: bool = True) -> list[float]:
    """Return the steps of Adam as five lines, with lr 1, or without a part of them."""
    m = v = 0.0
    steps = []
    for t, g in enumerate(gradients, start=1):
        m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g**2
        power = t if exponents else 1
        by = (1 - 0.9**power, 1 - 0.999**power) if corrected else (1, 1)
        steps.append(m / by[0] / ((v / by[1]) ** 0.5 + 1e-8))
    return steps


def test_adam_combines_and_wrong_line() -> None:
    """A mean of gradients over the root of one of squares; the exponents of line 4."""
    gradients = torch.randn(50, generator=torch.Generator().manual_seed(1)).tolist()
    steady = own_adam([2.0] * 20000, exponents=False)

    assert own_adam(gradients) == pytest.approx(
        steps_of(lambda params: Adam(params, lr=1.0), gradients)
    )
    assert [1 - 0.9**t for t in (1, 10)] == pytest.approx([0.1, 0.65], abs=0.002)
    assert steady[-1] == pytest.approx(10 / 1000**0.5, rel=0.001)
    assert steady[-1] == pytest.approx(0.32, abs=0.005)
    assert own_adam([2.0] * 20000)[-1] == pytest.approx(1)
    assert steps_of(sgd(1.0, 0.9), [2.0] * 200)[-1] == pytest.approx(10 * 2.0), "a sum, not a mean"


def test_eps_outside_of_the_root() -> None:
    """It matters for tiny gradients."""
    (step,) = steps_of(lambda params: Adam(params, lr=1.0, eps=1e-8), [1e-8])

    assert step == pytest.approx(0.5)
    assert 1e-8 / (1e-16 + 1e-8) ** 0.5 < 0.001, "under the root"


def test_uncorrected() -> None:
    """The first step without the correction, with it, and upside down."""
    for gradient in (0.02, 5.0):
        (first,) = own_adam([gradient], corrected=False)
        assert first == pytest.approx(3.16, abs=0.005)
        assert own_adam([gradient]) == pytest.approx([1])
    upside_down = 0.001**0.5 / 0.1
    assert upside_down == pytest.approx(0.316, abs=0.0005)


def test_how_adam_works() -> None:
    """Its state, the scale that cancels, the rate that does not, and its weight decay."""
    p = nn.Parameter(torch.ones(7))
    adam = Adam([p])
    p.grad = torch.ones(7)
    adam.step()
    state = adam.state[p]

    assert [state[name].shape for name in ("exp_avg", "exp_avg_sq")] == [p.shape, p.shape]
    steps = [steps_of(lambda ps: Adam(ps, lr=0.1), [g] * 50)[-1] for g in (0.01, 100.0)]
    assert steps == pytest.approx([0.1, 0.1], rel=0.001)
    (doubled,) = steps_of(lambda ps: Adam(ps, lr=0.2), [5.0])
    assert doubled == pytest.approx(0.2)
    assert 0.999**1000 > 0.3, "a thousand steps are not enough"


@pytest.mark.parametrize("kind", [Adam, AdamW])
def test_decay_of_adam_and_of_adamw(kind: type[Optimizer]) -> None:
    """AdamW multiplies by 1 − 0.01 lr; in Adam weights with large gradients shrink less."""

    def after(gradient: float, decay: float) -> float:
        p = torch.ones(1, dtype=torch.float64, requires_grad=True)
        optimizer = kind([p], lr=0.1, weight_decay=decay)
        for sign in (1, -1) * 20:
            p.grad = torch.full_like(p, sign * gradient)
            optimizer.step()
        return p.item()

    small, large = (after(gradient, 0) - after(gradient, 0.01) for gradient in (0.1, 10))

    if kind is AdamW:
        assert small == pytest.approx(large, rel=0.01)
        p = torch.ones(1, requires_grad=True)
        p.grad = torch.zeros(1)
        AdamW([p], lr=0.1, weight_decay=0.01).step()
        assert p.item() == pytest.approx(1 - 0.01 * 0.1)
    else:
        assert small > 10 * large > 0


def test_scaled_loss() -> None:
    """Three take the same path; a step of SGD is 1000 times as long."""
    for make in (
        lambda params: Adagrad(params, lr=0.1),
        lambda params: RMSprop(params, lr=0.1),
        lambda params: Adam(params, lr=0.1),
    ):
        assert torch.allclose(path(make, 30), path(make, 30, scale=1000), rtol=1e-6)
    for make in (sgd(1e-4), sgd(1e-4, 0.9), sgd(1e-4, 0.9, nesterov=True)):
        one, scaled = (path(make, 1, scale=scale).diff(dim=0) for scale in (1, 1000))
        assert torch.allclose(scaled, 1000 * one)


def test_three_rules() -> None:
    """RMSprop divides by the root of recent squares; its first mean is not corrected."""
    gradients = torch.randn(30, generator=torch.Generator().manual_seed(2)).tolist()
    v, steps = 0.0, []
    for g in gradients:
        v = 0.99 * v + 0.01 * g**2
        steps.append(g / (v**0.5 + 1e-8))

    assert steps_of(lambda params: RMSprop(params, lr=1.0), gradients) == pytest.approx(steps)
    (first,) = steps_of(lambda params: RMSprop(params, lr=1.0), [4.0])
    assert first == pytest.approx(10), "the mean of squares is a hundredth of the square"
    assert steps_of(sgd(0.5), gradients) == pytest.approx([0.5 * g for g in gradients])


def epochs(at: Callable[[int, nn.Linear, Optimizer], Optimizer]) -> list[tuple]:
    """Train 12 epochs of two steps; return class, identity, weight and velocities of each."""
    torch.manual_seed(0)
    model = nn.Linear(3, 1)
    optimizer: Optimizer = Adam(model.parameters(), lr=0.001)
    seen = []
    for epoch in range(12):
        optimizer = at(epoch, model, optimizer)
        for _ in range(2):
            optimizer.zero_grad()
            model(torch.ones(2, 3)).square().mean().backward()
            optimizer.step()
        velocities = [state.get("momentum_buffer") for state in optimizer.state.values()]
        seen.append((type(optimizer), id(optimizer), model.weight.detach().clone(), velocities))
    return seen


def to_sgd(params) -> Optimizer:
    """Return the SGD of the question."""
    return SGD(params, lr=0.01, momentum=0.9)


def test_switch_lines() -> None:
    """One line switches once; the others make many, move a copy, or stay with Adam."""
    right = epochs(lambda e, model, opt: to_sgd(model.parameters()) if e == 10 else opt)
    many = epochs(lambda e, model, opt: to_sgd(model.parameters()) if e >= 10 else opt)
    copy = epochs(lambda e, model, opt: to_sgd(deepcopy(model).parameters()) if e == 10 else opt)

    def update(**options: float) -> Callable[[int, nn.Linear, Optimizer], Optimizer]:
        def at(epoch: int, model: nn.Linear, optimizer: Optimizer) -> Optimizer:
            if epoch == 10:
                optimizer.param_groups[0].update(**options)
            return optimizer

        return at

    options, only_lr = epochs(update(lr=0.01, momentum=0.9)), epochs(update(lr=0.01))
    adam = epochs(lambda e, model, opt: opt)

    assert [kind for kind, *_ in right] == [Adam] * 10 + [SGD] * 2
    assert right[10][1] == right[11][1]
    assert many[10][1] != many[11][1]
    assert not torch.allclose(many[11][3][0], right[11][3][0]), "the velocity begins afresh"
    assert torch.equal(right[9][2], adam[9][2]), "the model keeps what it has learned"
    assert torch.equal(copy[11][2], copy[9][2]), "the model itself stands still"
    assert options[11][0] is Adam
    assert torch.equal(options[11][2], only_lr[11][2]), "momentum is never read"
    scheduler_of_old = torch.optim.lr_scheduler.ExponentialLR(Adam(nn.Linear(1, 1).parameters()), 1)
    assert type(scheduler_of_old.optimizer) is Adam


def test_primer_opens_with_one_run_that_fails() -> None:
    """Without momentum y grows to 38 and goes on; with it both are within 0.02."""
    plain, momentum = path(sgd(0.11), 40), path(sgd(0.11, 0.5), 20)

    assert plain[20, 1].item() == pytest.approx(38, abs=0.5)
    assert (plain[:, 1].abs().diff() > 0).all()
    assert (momentum[20].abs() < 0.02).all()


def test_primer_on_the_ravine() -> None:
    """The factors of a step, and where y stops to come closer."""
    for lr in (0.02, 0.095, 0.11):
        factors = torch.tensor([1 - lr, 1 - 20 * lr], dtype=torch.float64)
        powers = factors ** torch.arange(11)[:, None]
        assert torch.allclose(path(sgd(lr), 10), torch.tensor([10.0, 1]).double() * powers)
    assert abs(1 - 20 * 0.099) < 1 < abs(1 - 20 * 0.101)
    assert abs(1 - 10 * 0.1) < 1, "in x the rate may be ten times as large"


def test_primer_figure() -> None:
    """How far the paths get, as the text beside the figure says."""
    plain, half = path(sgd(0.095), 20), path(sgd(0.095, 0.5), 20)
    classical, nesterov = (path(sgd(0.04, 0.9, nesterov=n), 20) for n in (False, True))

    assert plain[20, 0].item() == pytest.approx(1.4, abs=0.05)
    assert half[20].norm() < 0.02
    assert classical[:, 0].min().item() == pytest.approx(-4.4, abs=0.05)
    assert nesterov[:, 0].min().item() == pytest.approx(-3.2, abs=0.05)
    assert classical[5:, 1].abs().max() > 0.7
    assert nesterov[6:, 1].abs().max() < 0.1


def test_primer_on_momentum() -> None:
    """The velocities, which are the steps at a learning rate of 1."""
    assert steps_of(sgd(1.0, 0.9), [1.0, 1, 1]) == pytest.approx([1, 1.9, 2.71])
    assert steps_of(sgd(1.0, 0.9), [1.0, -1, 1]) == pytest.approx([1, -0.1, 0.91])
    assert steps_of(sgd(1.0, 0.9), [1.0] * 300)[-1] == pytest.approx(10)


def test_primer_on_rates_for_each_parameter() -> None:
    """AdaGrad's first step, and Adam's means before and after their correction."""
    for gradient in (0.001, 1000.0):
        assert steps_of(lambda ps: Adagrad(ps, lr=0.3), [gradient]) == pytest.approx([0.3])
    m = [0.1 * 5, 0.9 * (0.1 * 5) + 0.1 * 5]
    assert m == pytest.approx([0.5, 0.95])
    assert [m[0] / (1 - 0.9), m[1] / (1 - 0.9**2)] == pytest.approx([5, 5])


def test_primer_on_groups_and_state(capsys: pytest.CaptureFixture[str]) -> None:
    """The block of code prints what the comments beside it say."""
    text = (ROOT / "exercises" / "optimizers" / "README.md").read_text()
    (block,) = (part for part in re.findall(r"```python\n(.*?)```", text, re.S) if "groups" in part)
    exec(compile(block, "README.md", "exec"), {})

    printed = capsys.readouterr().out.splitlines()
    said = re.findall(r"print\(.*\)  # (.*)", block)
    assert len(printed) == len(said) == 3
    for line, comment in zip(printed, said, strict=True):
        assert comment.startswith(line)


def test_race_records_the_paths_of_torch() -> None:
    """For five optimizers, over 100 steps, in the ravine of the solution."""
    solution = runpy.run_path(str(ROOT / "solutions" / "optimizers" / "race.py"))
    start = torch.tensor([10.0, 1], dtype=torch.float64)
    for make in (
        sgd(0.04, 0.9),
        sgd(0.04, 0.9, nesterov=True),
        lambda params: Adagrad(params, lr=2.0),
        lambda params: RMSprop(params, lr=0.1),
        lambda params: Adam(params, lr=0.5),
    ):
        assert torch.allclose(
            solution["path"](make, solution["ravine"], start, 100), path(make, 100)
        )
