"""The claims of the sheet regularization/questions and of the primer, computed."""

from __future__ import annotations

import copy
import re
import runpy
import sys
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
import torch
from support.repository import ROOT
from torch import nn
from torch.nn import functional as F  # noqa: N812 - as everyone calls it

Data = tuple[torch.Tensor, torch.Tensor]
LINE, HIGH = 1, 15  # degrees of the polynomials of runs B and A


def solution(name: str) -> dict[str, Any]:
    """Return the names of a solution of this topic."""
    return runpy.run_path(str(ROOT / "solutions" / "regularization" / f"{name}.py"))


def legendre(x: torch.Tensor, degree: int) -> torch.Tensor:
    """Return the Legendre polynomials of x up to a degree, (N, degree + 1)."""
    columns = [torch.ones_like(x), x]
    for n in range(1, degree):
        columns.append(((2 * n + 1) * x * columns[n] - n * columns[n - 1]) / (n + 1))
    return torch.stack(columns[: degree + 1], dim=1)


def curve(n: int, source: torch.Generator) -> Data:
    """Return n points of a sine, with noise of the standard deviation 0.3."""
    x = 2 * torch.rand(n, generator=source, dtype=torch.float64) - 1
    return x, torch.sin(3 * x) + 0.3 * torch.randn(n, generator=source, dtype=torch.float64)


def points() -> tuple[Data, Data]:
    """Return the 16 points of the sheet, and 1,000 new ones."""
    source = torch.Generator().manual_seed(7)
    return curve(16, source), curve(1000, source)


def fit_polynomial(
    degree: int, train: Data, validation: Data, steps: int = 3000, decay: float = 0.0
) -> torch.Tensor:
    """Fit by gradient descent with momentum; return both losses before each step and at the end."""
    (x, y), (x_val, y_val) = train, validation
    x, x_val = legendre(x, degree), legendre(x_val, degree)
    w = velocity = torch.zeros(degree + 1, dtype=torch.float64)
    hessian, target, ws = 2 * x.T @ x / len(y), 2 * x.T @ y / len(y), []
    for _ in range(steps + 1):
        ws.append(w)
        velocity = 0.9 * velocity + hessian @ w - target + decay * w
        w = w - 0.1 * velocity
    path = torch.stack(ws).T
    losses = [(at @ path - to[:, None]).square().mean(dim=0) for at, to in ((x, y), (x_val, y_val))]
    return torch.stack(losses, dim=1)


def test_two_runs() -> None:
    """The table; a gap of 0.06; A fits the noise, and becomes worse on new data."""
    shown = [10, 100, 1000, 3000]
    a, b = (fit_polynomial(degree, *points()) for degree in (HIGH, LINE))

    assert a[shown, 0].tolist() == pytest.approx([0.31, 0.04, 0.04, 0.03], abs=0.005)
    assert a[shown, 1].tolist() == pytest.approx([0.40, 0.26, 0.41, 1.03], abs=0.005)
    assert b[shown, 0].tolist() == pytest.approx([0.46, 0.22, 0.22, 0.22], abs=0.005)
    assert b[shown, 1].tolist() == pytest.approx([0.64, 0.28, 0.28, 0.28], abs=0.005)
    assert (b[3000, 1] - b[3000, 0]).item() == pytest.approx(0.06, abs=0.005)
    assert (a[100:, 1].diff() > 0).all()
    assert a[100, 0] < 0.3**2 < b[100, 0]


def test_underfitting() -> None:
    """More capacity, more steps and less decay lower the loss; more data and fewer steps do not."""
    (train, validation), more = points(), curve(64, torch.Generator().manual_seed(1))
    line = fit_polynomial(LINE, train, validation, 40)

    assert fit_polynomial(3, train, validation, 1000)[-1].sum() < line[-1].sum() / 1.5
    assert fit_polynomial(LINE, more, validation)[-1, 1] > 0.25 > 2 * 0.3**2
    assert line[10].sum() > line[20].sum() > line[40].sum(), "steps help, and stopping does not"
    decayed = [fit_polynomial(3, train, validation, 1000, decay)[-1] for decay in (2.0, 0.02)]
    assert decayed[0].sum() > 2 * decayed[1].sum()


def test_augment_digits() -> None:
    """With copies of all images the mean loss and its gradient are the same."""
    torch.manual_seed(0)
    x, labels, w = torch.randn(8, 4), torch.arange(8) % 3, torch.randn(4, 3, requires_grad=True)
    loss = F.cross_entropy(x @ w, labels)
    copied = F.cross_entropy(x.repeat(10, 1) @ w, labels.repeat(10))

    assert torch.allclose(loss, copied)
    assert torch.allclose(*(torch.autograd.grad(one, w)[0] for one in (loss, copied)), atol=1e-6)


def test_l2_purpose() -> None:
    """What λ = 0.02 does to run A; at the minimum of the sum the training loss is no lower."""
    train, validation = points()
    without, small, large = (
        fit_polynomial(HIGH, train, validation, decay=decay)[-1] for decay in (0, 0.02, 2.0)
    )

    assert [without[0], small[0]] == pytest.approx([0.03, 0.05], abs=0.005)
    assert [without[1], small[1]] == pytest.approx([1.03, 0.19], abs=0.005)
    assert large[0] > 5 * small[0], "too much decay: it underfits"
    x, y = legendre(train[0], HIGH), train[1]
    ws = [
        torch.linalg.solve(2 * x.T @ x / 16 + decay * torch.eye(HIGH + 1), 2 * x.T @ y / 16)
        for decay in (1e-9, 0.001, 0.01, 0.1, 1)
    ]
    losses, norms = [F.mse_loss(x @ w, y).item() for w in ws], [w.norm().item() for w in ws]
    assert all(one <= two for one, two in pairwise(losses))
    assert all(one > two for one, two in pairwise(norms))
    assert (torch.stack(ws) != 0).all(), "no weight is exactly 0"


BEFORE_BACKWARD = {
    "loss + 0.01 * sum(p.square().sum() for p in params)": True,
    "loss + 0.02 * sum(p.square().sum() for p in params)": False,
    "loss + 0.02 * sum(p.norm() for p in params)": False,
}
BEFORE_STEP = {"p.grad.add_(p.detach(), alpha=0.02)": True, "p.grad.mul_(1 - 0.02)": False}
FACTOR = "p.mul_(1 - 0.1 * 0.02)"


def after_a_step(make, line: str = "", after: str = "") -> list[torch.Tensor]:
    """Return the parameters of a small model after a step with a line before it, or after it."""
    torch.manual_seed(0)
    model = nn.Linear(3, 2).double()
    params = list(model.parameters())
    optimizer = make(params)
    loss = model(torch.randn(5, 3, dtype=torch.float64)).square().mean()
    if line in BEFORE_BACKWARD:
        loss = eval(line, {"loss": loss, "params": params})
    loss.backward()
    for_each = "" if line in BEFORE_BACKWARD else line
    with torch.no_grad():
        for p in params:
            eval(for_each or "None", {"p": p})
    optimizer.step()
    with torch.no_grad():
        for p in params:
            eval(after or "None", {"p": p})
    return params


def are_close(ours: list[torch.Tensor], theirs: list[torch.Tensor]) -> bool:
    """Whether all parameters agree."""
    return all(torch.allclose(one, two, rtol=1e-9) for one, two in zip(ours, theirs, strict=True))


@pytest.mark.parametrize(("line", "same"), [*BEFORE_BACKWARD.items(), *BEFORE_STEP.items()])
def test_penalty_lines(line: str, same: bool) -> None:
    """Two of the lines are the weight_decay of SGD; they stand in the sheet as they are here."""
    decayed = after_a_step(lambda ps: torch.optim.SGD(ps, lr=0.1, weight_decay=0.02))

    assert are_close(after_a_step(lambda ps: torch.optim.SGD(ps, lr=0.1), line), decayed) is same
    assert line in (ROOT / "solutions" / "regularization" / "questions.md").read_text()


def test_the_last_line_belongs_before_the_step() -> None:
    """There it is the weight_decay of SGD, and AdamW; after the step it shrinks the step, too."""

    def make_sgd(params, **options):
        return torch.optim.SGD(params, lr=0.1, **options)

    def make_adam(params):
        return torch.optim.Adam(params, lr=0.1)

    decayed = after_a_step(lambda ps: make_sgd(ps, weight_decay=0.02))
    adamw = after_a_step(lambda ps: torch.optim.AdamW(ps, lr=0.1, weight_decay=0.02))

    assert FACTOR in (ROOT / "solutions" / "regularization" / "questions.md").read_text()
    assert not are_close(after_a_step(make_sgd, after=FACTOR), decayed)
    assert are_close(after_a_step(make_sgd, FACTOR), decayed)
    assert are_close(after_a_step(make_adam, FACTOR), adamw)
    assert not are_close(after_a_step(make_adam, next(iter(BEFORE_STEP))), adamw)


def test_which_has_l1() -> None:
    """The three rows, by least squares with uncorrelated inputs; 1.3 and 0.3 in the reasons."""
    source = torch.Generator().manual_seed(0)
    x = torch.randn(60, 5, generator=source, dtype=torch.float64)
    x = torch.linalg.qr(x - x.mean(dim=0)).Q * 60**0.5
    y = x @ torch.tensor([2.08, -1.04, 0.65, 0.26, -0.13], dtype=torch.float64)

    def fit(l1: float, l2: float) -> torch.Tensor:
        w = torch.zeros(5, dtype=torch.float64)
        for _ in range(500):
            w = w - 0.1 * (x.T @ (x @ w - y) / 60 + l2 * w)
            w = w.sign() * (w.abs() - 0.1 * l1).clamp(min=0)  # the proximal step
        return w

    assert torch.allclose(x.T @ x / 60, torch.eye(5, dtype=torch.float64))
    assert torch.allclose(x.mean(dim=0), torch.zeros(5, dtype=torch.float64), atol=1e-9)
    without = fit(0, 0)
    assert fit(0, 0.3).tolist() == pytest.approx([1.60, -0.80, 0.50, 0.20, -0.10])
    assert torch.allclose(fit(0, 0.3), without / 1.3)
    assert fit(0.3, 0).tolist() == pytest.approx([1.78, -0.74, 0.35, 0, 0])
    assert (fit(0.3, 0) == 0).tolist() == [False, False, False, True, True]


def test_l1_l2_steps() -> None:
    """Each option: what one step makes of the two weights, and what many make."""
    start = torch.tensor([2, 0.03], dtype=torch.float64)

    def proximal(w):
        return w.sign() * (w.abs() - 0.1).clamp(min=0)

    def run(step: Callable[[torch.Tensor], torch.Tensor], steps: int) -> torch.Tensor:
        w = start
        for _ in range(steps):
            w = step(w)
        return w

    assert proximal(start).tolist() == pytest.approx([1.9, 0], abs=1e-12)
    assert proximal(start)[1] == 0
    subgradient = [run(lambda w: w - 0.1 * w.sign(), k)[1].item() for k in range(9)]
    assert subgradient == pytest.approx([0.03, -0.07] * 4 + [0.03])
    assert (0.9 * start).tolist() == pytest.approx([1.8, 0.027])
    assert (0.8 * start).tolist() == pytest.approx([1.6, 0.024]), "without the half"
    assert run(proximal, 25).tolist() == [0, 0]
    assert run(proximal, 19)[0] > 0.05
    assert run(proximal, 20)[0] < 1e-9
    assert run(lambda w: 0.9 * w, 25)[0].item() == pytest.approx(0.14, abs=0.005)
    assert (run(lambda w: 0.9 * w, 5000) != 0).all()


def noisy(n: int, source: torch.Generator, noise: float) -> Data:
    """Return n examples with five inputs, of which one counts."""
    x = torch.randn(n, 5, generator=source, dtype=torch.float64)
    return x, x[:, :1] + noise * torch.randn(n, 1, generator=source, dtype=torch.float64)


def network(p: float, width: int = 64) -> nn.Module:
    """Return the network of the measurements."""
    layers = nn.Linear(5, width), nn.ReLU(), nn.Dropout(p), nn.Linear(width, 1)
    return nn.Sequential(*layers).double()


def test_how_dropout_helps() -> None:
    """Each example has its own mask and is used; all units are trained; the mean stays."""
    torch.manual_seed(0)
    layers = nn.Linear(3, 8), nn.Dropout(0.5), nn.Linear(8, 1)
    model, x = nn.Sequential(*layers), torch.randn(4, 3)
    hidden = layers[1](torch.ones(1000, 8))
    assert hidden.mean().item() == pytest.approx(1, abs=0.05)
    assert len(hidden.unique(dim=0)) > 100
    for _ in range(20):
        assert model(x).shape == (4, 1)
        model(x).sum().backward()
    assert (layers[0].bias.grad != 0).all()
    assert (layers[1].eval()(torch.ones(2, 8)) == 1).all()


def test_dropout_table() -> None:
    """The losses, the gaps of the reasons, and where the test loss is smallest."""
    source, compare = torch.Generator().manual_seed(0), solution("dropout_gap")["compare_dropouts"]
    train, test = noisy(20, source, 0.7), noisy(1000, source, 0.7)
    losses = compare(network, [0, 0.2, 0.5, 0.8, 0.95], range(5), train, test, 200, 0.01)
    on_train, on_test = losses.mean(dim=1).T

    assert on_train.tolist() == pytest.approx([0.00, 0.02, 0.04, 0.15, 0.45], abs=0.006)
    assert on_test.tolist() == pytest.approx([0.94, 0.88, 0.75, 0.72, 0.91], abs=0.006)
    assert ((on_test - on_train).diff() < 0).all()
    assert on_test[4] - on_train[4] < 0.5
    zero_on_train, zero_on_test = (y.square().mean().item() for _, y in (train, test))
    assert zero_on_test - zero_on_train == pytest.approx(0.18, abs=0.005)
    assert on_test[:4].tolist() == sorted(on_test[:4].tolist(), reverse=True)


def test_below_training() -> None:
    """The printed loss, mean of the last 20 steps, against both losses in evaluation mode."""
    source, mean_loss = torch.Generator().manual_seed(0), solution("dropout_gap")["mean_loss"]
    (x, y), validation = noisy(200, source, 0.3), noisy(1000, source, 0.3)
    torch.manual_seed(0)
    model, printed = network(0.5, width=32), []
    optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
    for _ in range(200):
        optimizer.zero_grad()
        loss = F.mse_loss(model(x), y)
        loss.backward()
        optimizer.step()
        printed.append(loss.item())

    assert sum(printed[-20:]) / 20 == pytest.approx(0.16, abs=0.005)
    assert mean_loss(model, *validation) == pytest.approx(0.11, abs=0.005)
    assert mean_loss(model, x, y) == pytest.approx(0.09, abs=0.005)


@pytest.mark.parametrize(("saved", "weight"), [("model.state_dict()", 4), ("a copy", 2)])
def test_early_stopping_lines(saved: str, weight: float) -> None:
    """With references the last weights are left, with a copy those of the best epoch."""
    text = (ROOT / "solutions" / "regularization" / "questions.md").read_text()
    (code,) = (part for part in text.split("```") if "best, wait = float" in part)
    model = nn.Linear(1, 1, bias=False)
    nn.init.zeros_(model.weight)

    def train_one_epoch(model, optimizer):
        with torch.no_grad():
            model.weight += 1

    names = {
        "model": model,
        "optimizer": None,
        "copy": copy,
        "max_epochs": 10,
        "patience": 2,
        "x_val": None,
        "y_val": None,
        "train_one_epoch": train_one_epoch,
        "mean_loss": lambda model, x, y: (model.weight.item() - 2) ** 2,
    }
    if saved == "a copy":
        code = code.replace("model.state_dict()", "copy.deepcopy(model.state_dict())")
    exec(code.removeprefix("python\n"), names)

    assert names["epoch"] == 3, "stopped: epochs 2 and 3 bring no improvement"
    assert model.weight.item() == weight


def test_what_early_stopping_does() -> None:
    """After the best step the training loss falls further, and the model becomes worse."""
    path = fit_polynomial(HIGH, *points())
    best = int(path[:, 1].argmin())

    assert path[-1, 0] < 0.9 * path[best, 0]
    assert path[-1, 1] > 4 * path[best, 1]


def test_smallest_patience() -> None:
    """The epochs in which each patience ends the training, and what is the best until then."""
    losses = [0.90, 0.70, 0.62, 0.65, 0.63, 0.58, 0.61, 0.60, 0.59, 0.51, 0.54, 0.57]
    early_stopping, ends = solution("early_stopping")["EarlyStopping"], {}
    for patience in (1, 2, 3, 4, 5):
        stopper, model = early_stopping(patience), nn.Linear(1, 1)
        last = next((e for e, loss in enumerate(losses) if stopper.step(loss, model)), 11)
        ends[patience] = (last, stopper.best_epoch)

    assert ends == {1: (3, 2), 2: (4, 2), 3: (8, 5), 4: (11, 9), 5: (11, 9)}
    rises = [one < two for one, two in pairwise(losses[:10])]
    assert not any(one and two for one, two in pairwise(rises)), "counted so, 2 seems enough"


def test_error_at_a_point() -> None:
    """Noise, squared bias and variance; the numbers of the wrong ways."""
    predictions = torch.tensor([1.0, 2, 2, 3])
    bias, variance = predictions.mean() - 3, predictions.var(correction=0)

    assert [bias, variance] == [-1, 0.5]
    assert (predictions - 3).square().mean() == bias**2 + variance == 1.5
    assert 0.25 + bias**2 + variance == 1.75
    assert [0.25 + bias**2, 0.25 + variance] == [1.25, 0.75]


def random_features(width: int, draws: int) -> tuple[float, float, float]:
    """Return training loss, squared bias and variance of a layer of random hidden units."""
    source = torch.Generator().manual_seed(0)

    def normal(*shape: int) -> torch.Tensor:
        return torch.randn(*shape, generator=source, dtype=torch.float64)

    new, true, predictions, losses = normal(500, 10), torch.ones(10).double() / 10**0.5, [], []
    for _ in range(draws):
        hidden, x = normal(10, width) / 10**0.5, normal(40, 10)
        y = x @ true + 0.3 * normal(40)
        features = (x @ hidden).relu()
        if width < len(y):
            outputs = torch.linalg.lstsq(features, y).solution
        else:  # the shortest of those that fit exactly
            outputs = features.T @ torch.linalg.solve(features @ features.T, y)
        losses.append(F.mse_loss(features @ outputs, y))
        predictions.append((new @ hidden).relu() @ outputs)
    stacked = torch.stack(predictions)
    bias = (stacked.mean(dim=0) - new @ true).square().mean()
    variance = stacked.var(dim=0, correction=0).mean()
    return torch.stack(losses).mean().item(), bias.item(), variance.item()


def test_tradeoff() -> None:
    """The table, and the errors on new data of the reasons, sums of what it shows."""
    widths = 5, 15, 30, 60, 1000
    losses, biases, variances = zip(*(random_features(w, 200) for w in widths), strict=True)
    errors = [b + v + 0.09 for b, v in zip(biases, variances, strict=True)]

    assert losses == pytest.approx((0.71, 0.24, 0.05, 0.00, 0.00), abs=0.005)
    assert biases == pytest.approx((0.49, 0.08, 0.01, 0.01, 0.01), abs=0.005)
    assert variances == pytest.approx((0.35, 0.46, 0.84, 0.59, 0.14), abs=0.005)
    assert errors[:3] == pytest.approx([0.93, 0.63, 0.94], abs=0.008)
    assert errors[4] == pytest.approx(0.24, abs=0.006)
    assert min(errors) == errors[4]
    assert min(errors[:3]) == errors[1]


def primer_blocks() -> list[str]:
    """Return the blocks of code of the primer."""
    text = (ROOT / "exercises" / "regularization" / "README.md").read_text()
    return re.findall(r"```python\n(.*?)```", text, re.S)


def test_primer_opens_with_labels_by_heart(capsys: pytest.CaptureFixture[str]) -> None:
    """All of the training examples, and on new ones no more than chance."""
    exec(compile(primer_blocks()[0], "README.md", "exec"), {})

    on_train, on_new = map(float, capsys.readouterr().out.split())
    assert on_train == 1
    assert on_new == pytest.approx(0.5, abs=0.05)


def test_primer_figure() -> None:
    """The words beside the figure, by the functions that draw it."""
    figure = runpy.run_path(str(ROOT / "docs" / "figures" / "regularization.py"))
    steps, (train, new), (_, decayed) = figure["STEPS"], figure["curves"](0), figure["curves"](0.02)

    assert steps[-1] == pytest.approx(31000, abs=50)
    assert (train.diff() < 0).all()
    assert train[-1].item() == pytest.approx(0.01, abs=0.005)
    assert steps[new.argmin()] == 50
    assert new.min().item() == pytest.approx(0.11, abs=0.005)
    assert new[-1].item() == pytest.approx(0.62, abs=0.005)
    assert decayed[new.argmin() :].tolist() == pytest.approx(
        [0.12] * len(decayed[new.argmin() :]), abs=0.006
    )
    test = {width: figure["losses_of"](width)[1] for width in figure["WIDTHS"]}
    narrow = {width: loss for width, loss in test.items() if width < 40}
    assert min(narrow, key=narrow.get) == 20
    assert (test[20], test[1000]) == pytest.approx((0.58, 0.23), abs=0.006)
    assert test[45] > 2
    assert list(test.values())[8:] == sorted(list(test.values())[8:], reverse=True)
    assert figure["losses_of"](45)[0] < 1e-9 < 0.01 < figure["losses_of"](35)[0]


def test_primer_numbers() -> None:
    """Bias and variance of two predictions, two penalties and their gradients, dropout of a 1."""
    predictions, w = torch.tensor([4.0, 8]), torch.tensor([3, -0.1], requires_grad=True)
    l1, l2 = 0.5 * w.abs().sum(), 0.5 * 0.5 * w.square().sum()

    assert [(predictions.mean() - 5) ** 2, predictions.var(correction=0)] == [1, 4]
    assert [l2.item(), l1.item()] == pytest.approx([2.2525, 1.55])
    assert torch.autograd.grad(l2, w)[0].tolist() == pytest.approx([1.5, -0.05])
    assert torch.autograd.grad(l1, w)[0].tolist() == pytest.approx([0.5, -0.5])
    torch.manual_seed(0)
    dropped = F.dropout(torch.ones(1000), 0.2)
    assert sorted(dropped.unique().tolist()) == [0, 1.25]


def test_primer_in_pytorch(capsys: pytest.CaptureFixture[str]) -> None:
    """The second block of code prints what the comments beside it say."""
    block = primer_blocks()[1]
    exec(compile(block, "README.md", "exec"), {"torch": torch, "nn": nn})

    printed = capsys.readouterr().out.splitlines()
    said = re.findall(r"print\(.*\)  # (.*)", block)
    assert len(printed) == len(said) == 4
    for line, comment in zip(printed, said, strict=True):
        assert comment.startswith(line)


def test_primer_payoff(monkeypatch: pytest.MonkeyPatch) -> None:
    """The words below the picture of the payoff, and what stronger methods do together."""
    solutions = ROOT / "solutions" / "regularization"
    monkeypatch.syspath_prepend(solutions)
    payoff = runpy.run_path(str(ROOT / "exercises" / "regularization" / "payoff.py"))
    for file in solutions.glob("*.py"):
        sys.modules.pop(file.stem, None)
    train, methods = payoff["train"], payoff["METHODS"]
    threads = torch.get_num_threads()
    torch.set_num_threads(1)  # quicker for small tensors
    try:
        runs = {method: [train(method, draw) for draw in range(6)] for method in methods}
        methods["all three"] = (0.8, 8.0, payoff["PATIENCE"], payoff["N"], "")
        strong = torch.tensor([train("all three", draw)[0] for draw in range(6)]).mean(dim=0)
    finally:
        torch.set_num_threads(threads)
    losses = {method: torch.tensor([run[0] for run in runs[method]]) for method in methods}
    means = {method: of_method.mean(dim=0).tolist() for method, of_method in losses.items()}
    history, best = {method: runs[method][0][1] for method in methods}, runs["early stopping"][0][2]

    assert (payoff["N"], payoff["EPOCHS"], payoff["DRAWS"]) == (30, 300, 6)
    assert payoff["NOISE"] ** 2 == pytest.approx(0.49)
    ends = [history[method][-1] for method in ("nothing", "twice the data")]
    assert ends == pytest.approx([1.5, 1.3], abs=0.05)
    assert min(history["nothing"]) == pytest.approx(0.7, abs=0.05)
    for method in ("weight decay", "dropout"):
        assert history[method][-1] == pytest.approx(0.9, abs=0.05)
        assert means[method][1] == pytest.approx(0.8, abs=0.05)
    assert best == pytest.approx(20, abs=3)
    assert runs["all three"][0][2] > best
    assert means["nothing"][0] < 0.01
    assert losses["nothing"][:, 1].aminmax() == pytest.approx((1.3, 1.9), abs=0.06)
    assert means["twice the data"][1] == pytest.approx(1.1, abs=0.05)
    for method in ("early stopping", "all three"):
        assert means[method][1] == pytest.approx(0.65, abs=0.05)
        assert means[method][0] > 0.4
    assert strong[1] - strong[0] < means["all three"][1] - means["all three"][0]
    assert strong[1] > means["all three"][1] + 0.05, "a smaller gap, and a larger loss"
