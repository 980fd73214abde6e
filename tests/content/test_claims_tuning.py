"""The claims of the sheet tuning/questions and of the primer, computed."""

from __future__ import annotations

import copy
import io
import math
import re
import runpy
import sys
from contextlib import redirect_stdout
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import torch
from support.repository import ROOT
from torch import nn
from torch.autograd.functional import hessian
from torch.nn import functional as F  # noqa: N812 - as everyone calls it
from torch.optim import SGD, Adam, lr_scheduler
from torch.utils.data import DataLoader, TensorDataset

PRIMER = (ROOT / "exercises" / "tuning" / "README.md").read_text()


def solution(name: str) -> dict[str, Any]:
    """Return the names of a solution of this topic."""
    return runpy.run_path(str(ROOT / "solutions" / "tuning" / f"{name}.py"))


def doubles(*numbers: float) -> torch.Tensor:
    """Return a vector in float64."""
    return torch.tensor(numbers, dtype=torch.float64)


def powers(factor: float, steps: int) -> list[float]:
    """Return what a factor in each step makes of 1."""
    return [factor**step for step in range(steps + 1)]


def test_doubled_rate() -> None:
    """Twice the rate, the same gradient: a step of SGD, and the first of Adam, is twice as long."""
    torch.manual_seed(0)
    model, x, y = nn.Linear(3, 1).double(), torch.randn(8, 3).double(), torch.randn(8, 1).double()
    moves = {}
    for kind in (SGD, Adam):
        for lr in (0.1, 0.2):
            one = copy.deepcopy(model)
            optimizer = kind(one.parameters(), lr=lr)
            F.mse_loss(one(x), y).backward()
            optimizer.step()
            moves[kind, lr] = one.weight.detach() - model.weight.detach()
            grad = one.weight.grad
            if kind is SGD:
                assert torch.allclose(moves[kind, lr], -lr * grad)

    for kind in (SGD, Adam):
        assert torch.allclose(moves[kind, 0.2], 2 * moves[kind, 0.1])


@pytest.mark.parametrize(
    ("lr", "factor", "losses"),
    [
        (0.01, 0.98, [25, 24.01, 23.06, 22.15, 21.27, 20.43]),
        (0.3, 0.4, [25, 4.00, 0.64, 0.10, 0.02, 0.00]),
        (1.1, -1.2, [25, 36.00, 51.84, 74.65, 107.50, 154.79]),
    ],
)
def test_three_rates(lr: float, factor: float, losses: list[float]) -> None:
    """The table, and the factor of a step."""
    w = torch.tensor(5.0, dtype=torch.float64, requires_grad=True)
    optimizer, seen = SGD([w], lr=lr), []
    for step in range(6):
        assert w.item() == pytest.approx(5 * factor**step)
        optimizer.zero_grad()
        loss = w**2
        loss.backward()
        seen.append(loss.item())
        optimizer.step()

    assert seen == pytest.approx(losses, abs=0.006)


def test_speed_of_the_fall() -> None:
    """The numbers of a wrong option are the first falls of the loss."""
    assert pytest.approx(0.99) == 25 - 24.01
    assert 25 - 4 == 21


def test_limit() -> None:
    """2 / 18, and the numbers of the wrong ways."""
    curvature = torch.func.grad(torch.func.grad(lambda w: (3 * w - 6) ** 2))(torch.tensor(1.0))

    assert curvature.item() == 18
    assert pytest.approx(0.111, abs=0.0005) == 2 / 18
    for lr, is_closer in ((0.110, True), (0.112, False)):
        w = 5 - lr * 2 * 3 * (3 * 5 - 6)
        assert (abs(w - 2) < abs(5 - 2)) is is_closer
    assert pytest.approx(2) == 5 - (1 / 18) * 2 * 3 * (3 * 5 - 6), "one step, 0.056"
    assert pytest.approx([0.056, 0.222, 0.333], abs=0.0005) == [1 / 18, 2 / 9, 2 / 6]


def test_steep_and_flat() -> None:
    """Each option and reason, by the factors of a step for x and y."""
    factors = {lr: (1 - lr, 1 - 100 * lr) for lr in (0.021, 0.0001, 0.019, 0.01, 1.0)}

    assert factors[0.021] == pytest.approx((0.979, -1.1))
    losses = [
        (x**2 + 100 * y**2) / 2 for x, y in zip(powers(0.979, 50), powers(-1.1, 50), strict=True)
    ]
    assert losses[-1] > losses[0]
    assert powers(0.979, 50)[-1] < 0.4
    assert powers(factors[0.0001][0], 1000)[-1] == pytest.approx(0.905, abs=0.0005)
    assert factors[0.0001] == pytest.approx((0.9999, 0.99))
    assert powers(factors[0.0001][1], 1000)[-1] < 0.0001
    assert factors[0.019][1] == pytest.approx(-0.9)
    assert factors[0.01] == pytest.approx((0.99, 0))
    assert factors[1.0] == pytest.approx((0, -99))


def test_epochs_and_updates() -> None:
    """400 batches an epoch; 5 updates of 3 batches; the numbers of the wrong ways."""

    def batches(n: int, **options: Any) -> int:
        return len(DataLoader(TensorDataset(torch.arange(n)), **options))

    assert batches(12800, batch_size=32) == 400
    assert 3 * 400 == 1200
    full, all_of_them = (batches(1000, batch_size=64, drop_last=drop) for drop in (True, False))
    assert (full, 1000 - 15 * 64) == (15, 40)
    assert full // 3 * 20 == 100
    assert (full * 20, all_of_them * 20) == (300, 320)


def test_left_over() -> None:
    """10 updates; from epoch 1 on the first has six batches; the last two batches are lost."""
    updates, gathered = [], 0
    for epoch in range(5):
        for i in range(10):
            gathered += 1
            if (i + 1) % 4 == 0:
                updates.append((epoch, gathered))
                gathered = 0

    assert [size for _, size in updates] == [4, 4, 6, 4, 6, 4, 6, 4, 6, 4]
    assert [epoch for epoch, size in updates if size == 6] == [1, 2, 3, 4]
    assert gathered == 2
    assert divmod(50, 4) == (12, 2)


def run_to_the_fourth(lrs: list[float]) -> list[float]:
    """Return w of gradient descent on w⁴ / 4 from 10, to where it is huge."""
    path = [10.0]
    for lr in lrs:
        path.append(path[-1] - lr * path[-1] ** 3)
        if abs(path[-1]) > 1e9:
            break
    return path


def test_warm_up() -> None:
    """The table, what constant rates do, and the limits of the rate on the way."""
    warm = run_to_the_fourth([min(0.1, 0.001 * step) for step in range(1, 201)])
    constant, mean = run_to_the_fourth([0.1] * 20), run_to_the_fourth([0.05] * 20)

    shown = [warm[i] for i in (1, 2, 3, 10, 100, 200)]
    assert shown == pytest.approx([9, 7.54, 6.26, 2.65, 0.31, 0.18], abs=0.006)
    assert constant[1:3] == pytest.approx([-90, 72810])
    assert abs(constant[-1]) > 1e9
    assert mean[1] == pytest.approx(-40)
    assert abs(mean[-1]) > 1e9
    assert sum(0.001 * step for step in range(1, 101)) / 100 == pytest.approx(0.05, abs=0.001)
    assert 10**3 == 1000
    assert [2 / (3 * w**2) for w in (10, warm[10])] == pytest.approx([0.007, 0.095], abs=0.0005)
    lengths = [before - after for before, after in pairwise(warm)]
    assert lengths[0] == pytest.approx(1)
    assert lengths[9] == pytest.approx(0.2, abs=0.05)
    assert lengths[9] < lengths[0]


def rates(scheduler: lr_scheduler.LRScheduler, calls: int) -> list[float]:
    """Return the learning rate before each call of step, and after the last."""
    found = []
    for _ in range(calls):
        found.append(scheduler.optimizer.param_groups[0]["lr"])
        scheduler.optimizer.step()
        scheduler.step()
    return [*found, scheduler.optimizer.param_groups[0]["lr"]]


def optimizer() -> torch.optim.Optimizer:
    """Return an optimizer with the learning rate 0.1."""
    return SGD([torch.zeros(1, requires_grad=True)], lr=0.1)


def test_wrong_place() -> None:
    """100 calls in an epoch: the rate falls three times, to a thousandth."""
    in_an_epoch = rates(lr_scheduler.StepLR(optimizer(), step_size=30, gamma=0.1), 100)

    assert in_an_epoch[100] == pytest.approx(0.1 / 1000)
    assert len(set(in_an_epoch)) == 4


def test_scheduler_before_the_optimizer() -> None:
    """PyTorch warns of it."""
    scheduler = lr_scheduler.StepLR(optimizer(), step_size=30)
    with pytest.warns(UserWarning, match="before `optimizer.step"):
        scheduler.step()


def test_range_test() -> None:
    """The table of the solution's range test, and what 100 steps with each rate lead to."""
    lr_range, mse = solution("lr_range"), F.mse_loss
    torch.manual_seed(0)
    x = torch.randn(256, 4)
    y = torch.sin(x[:, :1] * 2) + x[:, 1:2] + 0.1 * torch.randn(256, 1)
    torch.manual_seed(1)
    model = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 1))
    plain = SGD(model.parameters())
    lrs, losses = lr_range["range_test"](model, mse, plain, [(x, y)], 0.001, 10.0, 41)

    def after_training(lr: float) -> float:
        one = copy.deepcopy(model)
        optimizer = SGD(one.parameters(), lr=lr)
        for _ in range(100):
            optimizer.zero_grad()
            mse(one(x), y).backward()
            optimizer.step()
        return mse(one(x), y).item()

    shown = [0, 10, 20, 24, 26, 28, 30, 32]
    assert len(lrs) == 33, "it ends at 1.58"
    wanted = [0.001, 0.01, 0.1, 0.25, 0.4, 0.63, 1.0, 1.58]
    assert [lrs[i] for i in shown] == pytest.approx(wanted, rel=0.01)
    wanted = [1.84, 1.77, 1.37, 0.79, 0.44, 0.35, 0.33]
    assert [losses[i] for i in shown[:-1]] == pytest.approx(wanted, abs=0.006)
    assert losses[32] == pytest.approx(41.96, rel=0.01)
    assert lr_range["suggest_lr"](lrs, losses) == pytest.approx(0.25, abs=0.01)
    assert 0.05 < lrs[losses.index(min(losses))] / 10 < 0.15, "a tenth of it is near 0.1"
    assert after_training(0.001) == pytest.approx(1.67, abs=0.01)
    assert after_training(0.1) == pytest.approx(0.26, abs=0.01)
    assert after_training(0.25) == pytest.approx(0.34, abs=0.01)
    assert math.isnan(after_training(1.0))
    assert math.isnan(after_training(1.58))


def test_grid_and_random() -> None:
    """How many values of one hyperparameter 16 and 81 trials have; 50 of a grid are no sample."""
    pairs = torch.cartesian_prod(*[torch.arange(4.0)] * 2)
    grid = torch.cartesian_prod(*[torch.arange(3.0)] * 4)
    random = torch.rand(81, 4, generator=torch.Generator().manual_seed(0))

    assert (len(pairs), len(pairs[:, 0].unique())) == (16, 4)
    assert 16 - 4 == 12
    assert len(grid) == 81 == 3**4
    assert [len(column.unique()) for column in grid.T] == [3] * 4
    assert [len(column.unique()) for column in random.T] == [81] * 4
    assert (grid[:, 0] == 0).sum() == 27
    assert 2 not in grid[:50, 0]


def test_the_best_of_81_random_values_is_closer_than_that_of_three() -> None:
    """In nearly all cases, whatever the optimum is."""
    source = torch.Generator().manual_seed(0)
    optimum = torch.rand(10000, 1, generator=source)
    random = (torch.rand(10000, 81, generator=source) - optimum).abs().amin(dim=1)
    for values in (torch.tensor([0, 0.5, 1]), torch.tensor([1, 3, 5]) / 6):
        assert (random < (values - optimum).abs().amin(dim=1)).float().mean() > 0.9


def test_among_the_best() -> None:
    """The probability that all trials miss, and the numbers of the wrong ways."""
    assert pytest.approx(0.051, abs=0.0005) == 0.95**58
    assert pytest.approx(0.048, abs=0.0005) == 0.95**59
    assert 1 - 0.95**58 < 0.95 <= 1 - 0.95**59
    assert 1 - 0.95**13 < 0.5 <= 1 - 0.95**14
    assert 20 * 0.05 == 1
    assert pytest.approx(0.64, abs=0.005) == 1 - 0.95**20


def test_log_scale() -> None:
    """The shares of each line, from the middle of 100,000 equal parts of the unit interval."""
    u = (torch.arange(100000, dtype=torch.float64) + 0.5) / 100000

    def share(lr: torch.Tensor, low: float, high: float) -> float:
        return ((low <= lr) & (lr < high)).double().mean().item()

    linear, with_e = 0.00001 + (0.1 - 0.00001) * u, torch.exp(-5 + 4 * u)
    fourth, right = 0.1 * u**4, 10 ** (-5 + 4 * u)

    assert share(linear, 0.01, 0.1) == pytest.approx(0.9, abs=0.001)
    assert share(linear, 0.0001, 0.001) < 0.01
    assert with_e.aminmax().min.item() == pytest.approx(0.0067, abs=0.0001)
    assert with_e.max().item() == pytest.approx(0.37, abs=0.005)
    assert share(fourth, 0.0001, 0.001) == pytest.approx(0.14, abs=0.005)
    assert share(fourth, 0.001, 0.01) == pytest.approx(0.25, abs=0.005)
    assert fourth.min() < 0.00001
    for power in range(-5, -1):
        assert share(right, 10.0**power, 10.0 ** (power + 1)) == pytest.approx(0.25, abs=0.001)


def test_next_trial() -> None:
    """The expected improvements of the four candidates, and the numbers of the options."""
    mean, std = doubles(0.30, 0.35, 0.50, 0.29), doubles(0.02, 0.15, 0.20, 0.01)
    improvement = solution("bayesian_search")["expected_improvement"](mean, std, 0.31)

    assert improvement.tolist() == pytest.approx([0.014, 0.042, 0.018, 0.020], abs=0.0005)
    assert improvement[1] / improvement[3] == pytest.approx(2, abs=0.1)
    assert mean[1] - std[1] == pytest.approx(0.20)
    assert (0.31 - mean[2]) / std[2] == pytest.approx(-0.95)


def test_what_it_costs() -> None:
    """With a long length scale it is certain far away; with a short one it knows nothing there."""
    posterior = solution("bayesian_search")["posterior"]
    x, far = doubles(0, 1, 2)[:, None], doubles(3.0)[:, None]
    std = [posterior(x, doubles(1, 0, 1), far, scale)[1].item() for scale in (10.0, 1.0, 0.1)]

    assert std[0] < 0.02 < 0.3 < std[1] < std[2]
    assert std[2] == pytest.approx(1)
    assert 10**3 == 1000


def test_plan() -> None:
    """His grid has 30 trainings; the rates lie within a factor of six."""
    assert 6 * 5 == 30
    assert pytest.approx(6) == 0.06 / 0.01


@pytest.mark.parametrize("noise", [1e-6, 0.1])
def test_posterior_of_the_solution_is_a_direct_solve(noise: float) -> None:
    """In float64, for 30 evaluations in 3 dimensions."""
    source = torch.Generator().manual_seed(0)
    x, z = (torch.randn(n, 3, generator=source, dtype=torch.float64) for n in (30, 20))
    y = torch.randn(30, generator=source, dtype=torch.float64)
    among, to_z = (torch.exp(-(torch.cdist(x, other) ** 2) / (2 * 0.8**2)) for other in (x, z))
    weights = torch.linalg.solve(among + noise * torch.eye(30).double(), to_z)

    mean, std = solution("bayesian_search")["posterior"](x, y, z, 0.8, noise)

    assert torch.allclose(mean, weights.T @ y)
    assert torch.allclose(std, (1 - (to_z * weights).sum(0)).sqrt())


def test_expected_improvement_of_the_solution_is_an_expectation() -> None:
    """The mean of max(best - f, 0) over a million draws of f."""
    f = 0.3 + 0.5 * torch.randn(1000000, generator=torch.Generator().manual_seed(0)).double()
    (improvement,) = solution("bayesian_search")["expected_improvement"](
        doubles(0.3), doubles(0.5), 0.1
    )

    assert improvement.item() == pytest.approx((0.1 - f).clamp(min=0).mean().item(), rel=0.005)


def blocks() -> list[str]:
    """Return the blocks of Python of the primer."""
    return re.findall(r"```python\n(.*?)```", PRIMER, re.S)


def test_primer_opens_with_four_rates() -> None:
    """The best run ends at 0.024, with 0.2; with 2.0 the loss is NaN; the others are too slow."""
    printed = io.StringIO()
    with redirect_stdout(printed):
        exec(compile(blocks()[0], "README.md", "exec"), {})
    losses = dict(map(float, line.split()) for line in printed.getvalue().splitlines())

    assert losses[0.2] == pytest.approx(0.024, abs=0.0005)
    assert math.isnan(losses[2.0])
    assert losses[0.2] < losses[0.02] < losses[0.002]


def test_primer_on_epochs() -> None:
    """500 examples in batches of 60, with drop_last, and four batches an update."""
    data = TensorDataset(torch.arange(500))
    batches = [len(DataLoader(data, batch_size=60, drop_last=drop)) for drop in (False, True)]
    assert batches == [9, 8]
    assert 8 // 4 == 2


def test_primer_on_the_limit() -> None:
    """The factors of a step with the curvature 4."""
    assert [1 - lr * 4 for lr in (0.1, 0.4, 0.6)] == pytest.approx([0.6, -0.6, -1.4])


def test_primer_on_second_derivatives_and_cholesky() -> None:
    """The blocks of code compute what their comments say."""
    names: dict[str, Any] = {"torch": torch}
    exec(compile(blocks()[1], "README.md", "exec"), names)
    assert names["g"].tolist() == [4, 1]
    assert names["row"].tolist() == [4, 2]
    second = hessian(lambda w: w[0] ** 2 * w[1], torch.tensor([1.0, 2.0]))
    assert torch.equal(second[0], names["row"])

    *statements, solve = blocks()[3].splitlines()
    exec(compile("\n".join(statements), "README.md", "exec"), names)
    assert torch.allclose(names["L"], doubles(2, 0, 1, 2).view(2, 2))
    solved = eval(compile(solve, "README.md", "eval"), names)
    assert torch.allclose(solved, doubles(1, 1)[:, None])
    assert (torch.linalg.eigvalsh(names["A"]) > 0).all()


def test_primer_on_schedules() -> None:
    """The formulas are those of torch, and the two numbers of the cosine."""
    steps = rates(lr_scheduler.StepLR(optimizer(), step_size=15, gamma=0.1), 40)
    exponential = rates(lr_scheduler.ExponentialLR(optimizer(), gamma=0.9), 40)
    cosine = rates(lr_scheduler.CosineAnnealingLR(optimizer(), T_max=40, eta_min=0.01), 40)

    for t in range(41):
        assert steps[t] == pytest.approx(0.1 * 0.1 ** (t // 15))
        assert exponential[t] == pytest.approx(0.1 * 0.9**t)
        assert cosine[t] == pytest.approx(0.01 + 0.5 * 0.09 * (1 + math.cos(math.pi * t / 40)))
    to_zero = rates(lr_scheduler.CosineAnnealingLR(optimizer(), T_max=40), 40)
    assert [to_zero[t] for t in (10, 20)] == pytest.approx([0.085, 0.05], abs=0.0005)


def test_primer_on_the_kernel() -> None:
    """How strongly values at one and at three length scales go together."""
    assert [math.exp(-(d**2) / 2) for d in (1, 3)] == pytest.approx([0.61, 0.01], abs=0.005)


def test_primer_figure() -> None:
    """What the text beside the figure says of its three panels."""
    figure = runpy.run_path(str(ROOT / "docs" / "figures" / "tuning.py"))
    lrs = figure["schedules"]()
    grid, random = figure["settings"]()
    known = figure["process"]()

    def place_of(values: torch.Tensor) -> float:
        return known["x"][values.argmax()].item()

    assert [lrs["steps"][t] for t in (0, 15, 30)] == pytest.approx([0.1, 0.01, 0.001])
    assert max(range(40), key=lrs["warm-up, cosine"].__getitem__) == 8
    in_the_valley = [(figure["loss"](*points.T) < 0.7).sum() for points in (grid, random)]
    assert in_the_valley == [0, 2]
    assert [len(points[:, 0].unique()) for points in (grid, random)] == [3, 9]
    places = [place_of(values) for values in (known["EI"], -known["mean"], known["std"])]
    assert places == pytest.approx([2.8, 2.4, 3.5], abs=0.05)


def test_primer_payoff(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The two rates in the words below its picture, the jump, and who is lower after 12 trials."""
    solutions = ROOT / "solutions" / "tuning"
    monkeypatch.syspath_prepend(solutions)
    payoff = runpy.run_path(str(ROOT / "exercises" / "tuning" / "payoff.py"))
    for file in solutions.glob("*.py"):
        sys.modules.pop(file.stem, None)
    monkeypatch.setattr(torch, "set_num_threads", lambda _: None)
    seen = []
    test_of_rates = payoff["range_test"]
    monkeypatch.setitem(
        payoff["main"].__globals__,
        "range_test",
        lambda *args, **options: seen.append(test_of_rates(*args, **options)) or seen[-1],
    )

    payoff["main"](tmp_path / "payoff.svg")

    printed = capsys.readouterr().out
    suggested, limit = map(float, re.findall(r"\d+\.\d+", printed.splitlines()[0]))
    late = [float(loss) for loss in re.findall(r"([\d.]+) after 12", printed)]
    ((lrs, losses),) = seen
    assert (suggested, limit) == pytest.approx((1.8, 0.57), abs=0.05)
    assert lrs[-1] == pytest.approx(2.6, abs=0.1)
    assert losses[-1] > 4 * min(losses)
    assert late[0] < 0.9 * late[1]
