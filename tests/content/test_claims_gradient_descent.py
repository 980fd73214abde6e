"""The claims of the sheet gradient_descent/questions and of the primer, computed."""

from __future__ import annotations

import math
import re
import runpy
import sys
from typing import Any

import pytest
import torch
from matplotlib.figure import Figure
from support.repository import ROOT
from torch import nn
from torch.nn import functional as F  # noqa: N812 - as everyone calls it
from torch.utils.data import DataLoader, RandomSampler, TensorDataset


def loader_of(n: int, **options) -> DataLoader:
    """Return a loader over n examples, which are their own numbers."""
    return DataLoader(TensorDataset(torch.arange(n)), **options)


def sizes(loader: DataLoader) -> list[int]:
    """Return the sizes of the batches of an epoch."""
    return [len(batch) for (batch,) in loader]


def line(n: int, seed: int) -> tuple[torch.Tensor, torch.Tensor]:
    """Return n noisy points of a line, with a column of ones, in float64."""
    source = torch.Generator().manual_seed(seed)
    x = torch.randn(n, generator=source, dtype=torch.float64)
    y = 3 * x - 1 + torch.randn(n, generator=source, dtype=torch.float64)
    return torch.stack([x, torch.ones_like(x)], dim=1), y


def gradients(x: torch.Tensor, y: torch.Tensor, w: torch.Tensor) -> torch.Tensor:
    """Return the gradient of each example's squared error, (N, 2)."""
    return 2 * (x @ w - y)[:, None] * x


def descend(x: torch.Tensor, y: torch.Tensor, batches, lr: float) -> list[float]:
    """Take a step for each batch of indices; return the loss over all before and after each."""
    w = torch.zeros(x.shape[1], dtype=x.dtype)
    losses = [F.mse_loss(x @ w, y).item()]
    for batch in batches:
        w -= lr * gradients(x[batch], y[batch], w).mean(dim=0)
        losses.append(F.mse_loss(x @ w, y).item())
    return losses


def test_what_differs() -> None:
    """The mean of the gradients of single examples is the gradient of all; an epoch uses each."""
    x, y = line(100, seed=0)
    w = torch.tensor([0.5, 0.2], dtype=torch.float64, requires_grad=True)
    full = torch.autograd.grad(F.mse_loss(x @ w, y), w)[0]
    single = gradients(x, y, w.detach())

    assert torch.allclose(single.mean(dim=0), full)
    assert single.std(dim=0).min() > full.abs().min(), "noisy"
    assert sorted(b.item() for (b,) in loader_of(100, batch_size=1, shuffle=True)) == [*range(100)]


def test_three_runs() -> None:
    """Steps times examples of a step is 1,000; 20 steps of 20 use 400."""
    steps = [len(loader_of(1000, batch_size=size)) for size in (1000, 50, 1)]

    assert steps == [1, 20, 1000]
    assert 20 * 20 == 400


def test_epoch_iteration_batch() -> None:
    """20 iterations of 50 in an epoch, 200 in all; each example once; the loss is a mean."""
    loader = loader_of(1000, batch_size=50, shuffle=True)
    seen = torch.cat([batch for (batch,) in loader])
    replaced = RandomSampler(range(1000), replacement=True)

    assert sizes(loader) == [50] * 20
    assert 10 * len(loader) == 200
    assert torch.equal(seen.sort().values, torch.arange(1000))
    assert len(set(replaced)) < 1000, "some occur twice, others do not at all"
    for loss in (nn.MSELoss(), nn.L1Loss(), nn.BCEWithLogitsLoss(), nn.CrossEntropyLoss()):
        assert loss.reduction == "mean"


def test_counts() -> None:
    """With the last batch and without it; which examples are left out changes with the order."""
    torch.manual_seed(0)
    kept = loader_of(1000, batch_size=64, shuffle=True)
    dropped = loader_of(1000, batch_size=64, shuffle=True, drop_last=True)
    in_order = loader_of(1000, batch_size=64, drop_last=True)
    used = [{int(i) for (batch,) in dropped for i in batch} for _ in range(5)]

    assert sizes(kept) == [64] * 15 + [40]
    assert sizes(dropped) == [64] * 15
    assert (5 * len(kept), 5 * len(dropped)) == (80, 75)
    assert round(5000 / 64, 1) == 78.1
    assert [1000 - len(numbers) for numbers in used] == [40] * 5
    assert len(set.union(*used)) == 1000, "others are left out in each epoch"
    assert max(int(i) for (batch,) in in_order for i in batch) == 959, "always the last 40"


def test_compromise() -> None:
    """The noise of 50 examples lies between that of one and that of all, which is 0."""
    x, y = line(1000, seed=0)
    source = torch.Generator().manual_seed(0)
    single = gradients(x, y, torch.zeros(2, dtype=torch.float64))[:, 0]
    orders = [torch.randperm(1000, generator=source) for _ in range(400)]
    noise = {size: torch.stack([single[o[:size]].mean() for o in orders]).std() for size in (1, 50)}

    assert noise[1] > 5 * noise[50] > 0
    assert len(loader_of(1000, batch_size=50)) > len(loader_of(1000, batch_size=1000))


def test_less_noise() -> None:
    """400 draws have a fifth of the deviation of 16; without replacement it is smaller."""
    x, y = line(1000, seed=0)
    source = torch.Generator().manual_seed(0)
    single = gradients(x, y, torch.zeros(2, dtype=torch.float64))[:, 0]
    deviation = {
        size: single[torch.randint(1000, (20_000, size), generator=source)].mean(dim=1).std()
        for size in (16, 400)
    }
    orders = [torch.randperm(1000, generator=source)[:400] for _ in range(2000)]

    assert 0.5 * math.sqrt(16 / 400) == pytest.approx(0.1)
    assert (deviation[16] / deviation[400]).item() == pytest.approx(5, rel=0.03)
    assert torch.stack([single[o].mean() for o in orders]).std() < 0.85 * deviation[400]


def test_copies() -> None:
    """A hundred copies leave the gradient of all as it is, and make 100 times as many steps."""
    x, y = line(1000, seed=0)
    w = torch.ones(2, dtype=torch.float64)
    large = gradients(x.repeat(100, 1), y.repeat(100), w)

    assert torch.allclose(large.mean(dim=0), gradients(x, y, w).mean(dim=0))
    assert len(large) == len(loader_of(100_000, batch_size=1)) == 100_000
    assert len(loader_of(1000, batch_size=1)) == 1000


def test_impractical() -> None:
    """Steps in one pass over ten million; on a non-convex loss short steps lead down."""
    w = torch.tensor(0.9, dtype=torch.float64)
    losses = []
    for _ in range(50):
        losses.append(((w**2 - 1) ** 2 + 0.2 * w).item())
        w = w - 0.01 * (4 * w * (w**2 - 1) + 0.2)

    assert 10_000_000 / 64 == 156_250
    assert losses == sorted(losses, reverse=True)


def test_wrong_labels_disturb_a_single_step_more() -> None:
    """One wrong target moves the gradient of its example N times as much as the mean of all."""
    x, y = line(100, seed=0)
    w, wrong = torch.zeros(2, dtype=torch.float64), y.clone()
    wrong[3] += 10
    change = gradients(x, wrong, w) - gradients(x, y, w)

    assert torch.allclose(change[3], 100 * change.mean(dim=0))


def test_typical_sizes() -> None:
    """At 256 the noise is a sixteenth of that of one example; SGD with one example converges."""
    x, y = line(200, seed=0)
    source = torch.Generator().manual_seed(0)
    order = torch.randint(200, (4000, 1), generator=source)
    best = F.mse_loss(x @ torch.linalg.lstsq(x, y).solution, y).item()

    assert 1 / math.sqrt(256) == 1 / 16
    assert all(size & (size - 1) == 0 for size in (32, 64, 128, 256)), "powers of 2"
    assert descend(x, y, order, lr=0.002)[-1] == pytest.approx(best, rel=0.02)


def test_gpu() -> None:
    """Times of an epoch and of 64 examples one by one; the mean of inputs is another thing."""
    torch.manual_seed(0)
    net, x = nn.Sequential(nn.Linear(3, 8), nn.ReLU(), nn.Linear(8, 1)), torch.randn(64, 3)

    assert round(64_000 * 0.40 / 1000, 1) == 25.6
    assert round(64_000 / 64 * 0.42 / 1000, 2) == 0.42
    assert round(64 * 0.40) == 26
    assert not torch.allclose(net(x).mean(dim=0), net(x.mean(dim=0)), atol=0.01)


@pytest.mark.parametrize("paired", [True, False])
def test_wrong_line(paired: bool) -> None:
    """With `y[batch]` the loop learns; with the old order it gets no further than a constant."""
    torch.manual_seed(0)
    X, y = line(1000, seed=0)  # noqa: N806 - as in the sheet
    X, y = X.float(), y.float()[:, None]  # noqa: N806
    model, last = nn.Linear(2, 1), []
    optimizer = torch.optim.SGD(model.parameters(), lr=0.01)
    for _ in range(20):
        order = torch.randperm(len(X))
        for start in range(0, len(X), 32):
            batch = order[start : start + 32]
            last.append(len(batch))
            loss = F.mse_loss(model(X[batch]), y[batch] if paired else y[start : start + 32])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()

    share = (F.mse_loss(model(X), y) / y.var(correction=0)).item()
    assert share < 0.15 if paired else share > 0.9
    assert set(last) == {32, 8}, "the last batch has 8 examples"
    (xb, yb), *_ = DataLoader(TensorDataset(X, y), batch_size=5, shuffle=True)
    assert all((torch.cat([X, y], dim=1) == row).all(dim=1).any() for row in torch.cat([xb, yb], 1))


def test_indented_step() -> None:
    """20 means of 50, each divided by 20, are the mean of 1,000, in any order."""
    X, y = line(1000, seed=0)  # noqa: N806 - as in the sheet
    w = torch.ones(2, dtype=torch.float64, requires_grad=True)
    loader = DataLoader(TensorDataset(X, y), batch_size=50, shuffle=True)
    for xb, yb in loader:
        (F.mse_loss(xb @ w, yb) / 20).backward()

    assert len(loader) == 20
    assert torch.allclose(w.grad, gradients(X, y, w.detach()).mean(dim=0))
    assert w.tolist() == [1, 1], "backward moves nothing"


def test_larger_batch() -> None:
    """Half the steps; half the variance, so 0.7 of the deviation; the same gradients in all."""
    x, y = line(6400, seed=0)
    source = torch.Generator().manual_seed(0)
    single = gradients(x, y, torch.zeros(2, dtype=torch.float64))[:, 0]
    orders = [torch.randperm(6400, generator=source) for _ in range(4000)]
    variance = {
        size: torch.stack([single[o[:size]].mean() for o in orders]).var() for size in (64, 128)
    }
    losses = {
        size: descend(x, y, torch.randperm(6400, generator=source).split(size), lr=0.01)
        for size in (64, 128)
    }

    assert [len(loader_of(6400, batch_size=size)) for size in (64, 128)] == [100, 50]
    assert (variance[128] / variance[64]).item() == pytest.approx(0.5, abs=0.04)
    assert math.sqrt(0.5) == pytest.approx(0.7, abs=0.01)
    assert losses[64][-1] < losses[128][-1], "far from the lowest loss more steps get farther"
    assert sum(sizes(loader_of(6400, batch_size=128))) == 6400


def test_two_runs() -> None:
    """The losses of the table; 120 draws hold few examples twice; the noise makes steps longer."""
    source = torch.Generator().manual_seed(1)
    x = torch.randn(640, 1, generator=source)
    y = (3 * x - 1 + torch.randn(640, 1, generator=source))[:, 0]
    x = torch.cat([x, torch.ones_like(x)], dim=1)
    losses, drawn = {}, {}
    for size in (2, 64):
        source = torch.Generator().manual_seed(1)
        batches = [torch.randint(640, (size,), generator=source) for _ in range(60)]
        losses[size], drawn[size] = descend(x, y, batches, lr=0.3)[::10], torch.cat(batches)
    single = gradients(x, y, torch.zeros(2))
    pairs, many = single.reshape(320, 2, 2).mean(dim=1), single.reshape(10, 64, 2).mean(dim=1)

    p, q = [11.75, 4.38, 1.98, 1.14, 3.06, 1.16, 2.15], [11.75, 1.14, 1.13, 1.13, 1.13, 1.15, 1.15]
    assert losses[2] == pytest.approx(p, abs=0.006)
    assert losses[64] == pytest.approx(q, abs=0.006)
    assert len(drawn[2]) == 120
    assert len(drawn[2].unique()) > 100
    assert pairs.square().sum(dim=1).mean() > many.square().sum(dim=1).mean()


def sorted_run(shuffle: bool) -> list[float]:
    """Train a bias on 1,600 cats (0), then 1,600 dogs (1); return its values in the last epoch."""
    source = torch.Generator().manual_seed(0)
    y, bias = torch.arange(3200) // 1600, 0.0
    for _ in range(5):
        order = torch.randperm(3200, generator=source) if shuffle else torch.arange(3200)
        path = []
        for batch in order.split(32):
            bias -= 0.5 * (torch.sigmoid(torch.tensor(bias)) - y[batch].float()).mean().item()
            path.append(bias)
    return path


def test_sorted_classes() -> None:
    """Batches of one class swing the model; shuffled it stays in the middle."""
    in_order, shuffled = sorted_run(shuffle=False), sorted_run(shuffle=True)

    classes = (torch.arange(3200) // 1600).split(32)
    assert all(len(batch.unique()) == 1 for batch in classes)
    assert (len(classes), sum(int(batch[0]) for batch in classes)) == (100, 50)
    assert in_order[49] < -1 < 1 < in_order[99], "the class that came last"
    assert max(abs(bias) for bias in shuffled) < 0.5


def test_a_shuffled_batch_is_on_average_all_examples() -> None:
    """Over all orders of five examples, the first batch of two has the mean of all."""
    values = torch.tensor([1.0, 4, 4, -2, 9], dtype=torch.float64)
    batches = torch.combinations(values, 2)

    assert torch.allclose(batches.mean(), values.mean())


def test_last_class() -> None:
    """SGD goes to 2/3 at the ends of the epochs, 1/3 in the middle; batch descent goes to 0.5."""
    w = torch.zeros((), requires_grad=True)
    optimizer, path = torch.optim.SGD([w], lr=0.5), []
    for _ in range(30):
        for targets in (torch.zeros(8), torch.ones(8)):
            optimizer.zero_grad()
            (0.5 * (w - targets) ** 2).mean().backward()
            optimizer.step()
            path.append(w.item())

    assert path[-1] == pytest.approx(0.667, abs=0.001)
    assert path[-2] == pytest.approx(0.333, abs=0.001)
    assert 0.25 * path[-1] + 0.5 == pytest.approx(path[-1], abs=1e-6)
    grid = torch.linspace(0, 1, 101)
    both = (0.5 * (grid[:, None] - torch.tensor([0.0, 1])) ** 2).mean(dim=1)
    assert grid[both.argmin()].item() == pytest.approx(0.5)


def walk(batch: int, start: float, seed: int, steps: int = 4000) -> torch.Tensor:
    """Descend on (w² − 1)² / 4 + w / 10 + s w, with a slope s of ±4 for each of 100 examples.

    The valley near 1 is the shallow one, that near −1 the deep one.
    """
    source = torch.Generator().manual_seed(seed)
    slopes = torch.tensor([4.0, -4.0]).repeat(50)
    w, path = start, []
    for _ in range(steps):
        noise = slopes[torch.randperm(100, generator=source)[:batch]].mean().item()
        w -= 0.05 * (w * (w * w - 1) + 0.1 + noise)
        path.append(w)
    return torch.tensor(path)


def test_two_valleys() -> None:
    """Batch descent stays, the same in each run; SGD crosses both ways, and never rests."""
    first, second = (walk(100, 1.3, seed) for seed in (0, 1))
    noisy = walk(1, 1.3, seed=0)

    assert torch.equal(first, second)
    assert (first > 0).all()
    assert first[-100:].std() < 1e-6
    assert (noisy < -0.7).any(), "it comes over the barrier"
    crossed = int((noisy < -0.7).nonzero()[0])
    assert (noisy[crossed:] > 0.7).any(), "and goes back"
    assert noisy[-100:].std() > 0.05
    assert (noisy < 0).float().mean() > 0.5, "the deep valley is harder to leave"


def test_explain_batch_size() -> None:
    """A tenth of the noise; 10 steps in place of 1,000; they get less far at the same rate."""
    x, y = line(64_000, seed=0)
    source = torch.Generator().manual_seed(0)
    ends = {
        size: descend(x, y, torch.randperm(64_000, generator=source).split(size), lr=0.01)[-1]
        for size in (64, 6400)
    }

    assert math.sqrt(6400 / 64) == 10
    assert (64_000 // 64, 64_000 // 6400) == (1000, 10)
    assert ends[64] < 1.1 < 5 < ends[6400]


def test_primer_one_pass() -> None:
    """The run of the opening: the loss at the start, and at the end of each of the three passes."""
    torch.manual_seed(0)
    x = torch.randn(1000, 2)
    y = x @ torch.tensor([3.0, -1.0]) + torch.randn(1000)
    best = F.mse_loss(x @ torch.linalg.lstsq(x, y).solution, y).item()
    ends = {
        size: descend(x, y, torch.randperm(1000).split(size), lr=0.05)[-1] for size in (1000, 32, 1)
    }

    assert y.square().mean().item() == pytest.approx(10.9, abs=0.05)
    assert best == pytest.approx(0.93, abs=0.005)
    assert ends[32] < ends[1] < ends[1000]


def test_primer_code() -> None:
    """The blocks run one after the other; a batch has the shapes, and the model learns."""
    text = (ROOT / "exercises" / "gradient_descent" / "README.md").read_text()
    names: dict[str, Any] = {}
    for block in re.findall(r"```python\n(.*?)```", text, re.S):
        exec(compile(block, "README.md", "exec"), names)

    assert [len(batch) for batch in names["batches"]] == [32] * 31 + [8]
    assert names["Y"].shape == names["model"](names["X"]).shape == (1000, 1)
    assert not names["model"].training
    assert names["loss"].item() < 2
    loss = names["loss_fn"](names["model"](names["X"]), names["Y"])
    assert loss.item() < 1, "after one epoch of 32 steps"


def test_primer_tools_for_drawing() -> None:
    """A line for each column, an entry for each label, one range of x."""
    upper, lower = Figure().subplots(2, sharex=True)
    upper.plot([0, 9], [0, 1])
    lines = lower.plot(torch.rand(4, 3), range(4))
    lines[0].set_label("run A")
    lower.legend()

    assert len(lines) == 3
    assert [text.get_text() for text in lower.get_legend().get_texts()] == ["run A"]
    assert upper.get_xlim() == lower.get_xlim()


def test_primer_words_and_numbers() -> None:
    """Steps of an epoch, the noise of batches from σ = 16, the mean of means."""
    loaders = [loader_of(1000, batch_size=32, drop_last=dropped) for dropped in (False, True)]

    assert [len(loader) for loader in loaders] == [32, 31]
    assert sizes(loaders[0])[-1] == len(torch.arange(1000).split(32)[-1]) == 8
    assert [16 / math.sqrt(size) for size in (4, 16, 64)] == [8, 4, 2]
    assert (32 * 2 + 8 * 7) / 40 == 3
    assert (2 + 7) / 2 == 4.5
    w = torch.tensor([1.0, 2.0], requires_grad=True)
    assert torch.autograd.grad((w**3).sum(), w)[0].tolist() == [3, 12], "each its own derivative"


def test_primer_figure() -> None:
    """The words below the figure: how far the paths lead, and how noisy the gradients are."""
    figure = runpy.run_path(str(ROOT / "docs" / "figures" / "gradient_descent.py"))
    x, y = figure["examples"]()
    lowest = torch.linalg.lstsq(x, y).solution
    paths = {size: figure["path"](size) for size in (240, 12, 1)}
    left = {
        size: (path - lowest).norm(dim=1) / (path[0] - lowest).norm()
        for size, path in paths.items()
    }
    single = figure["gradients"](paths[1][0])[:, 0]
    deviation = single.std(correction=0).item()

    assert [len(path) - 1 for path in paths.values()] == [3, 60, 720]
    assert left[240][-1].item() == pytest.approx(0.75, abs=0.02), "a quarter of the way"
    assert left[12][-1] < 0.1, "close to it"
    arrived = {size: int((left[size] < 0.3).nonzero()[0]) * size for size in (12, 1)}
    assert arrived[1] < arrived[12], "the single examples arrive first"
    assert left[1][-200:].max() > 0.2, "and move around it"
    independent = [deviation / math.sqrt(size) for size in (1, 16, 240)]
    assert independent == pytest.approx([16, 4, 1], rel=0.08)
    assert deviation / math.sqrt(230) * math.sqrt(10 / 239) == pytest.approx(0.2, abs=0.03)


def test_primer_payoff(monkeypatch: pytest.MonkeyPatch) -> None:
    """The words below the picture of the payoff."""
    solutions = ROOT / "solutions" / "gradient_descent"
    monkeypatch.syspath_prepend(solutions)
    payoff = runpy.run_path(str(ROOT / "exercises" / "gradient_descent" / "payoff.py"))
    for file in solutions.glob("*.py"):
        sys.modules.pop(file.stem, None)
    torch.manual_seed(0)
    n, epochs, lr = payoff["N"], payoff["EPOCHS"], payoff["LR"]
    data, new = payoff["noisy_moons"](n), payoff["noisy_moons"](1000)
    model = nn.Sequential(nn.Linear(2, 32), nn.ReLU(), nn.Linear(32, 1))
    grads = payoff["gradient_of_each"](model, *data)
    train, noise = payoff["compare_batch_sizes"], payoff["batch_moments"]
    runs = train(model, payoff["LOSS"], data, new, [n, 32, 1], epochs, lr, seed=0)
    losses = {size: run["val_loss"] for size, run in runs.items()}
    deviation = [
        noise(grads, size, replacement=False)[1].sum().sqrt().item() for size in (1, 32, n)
    ]

    assert (n, epochs, lr) == (320, 20, 0.3)
    assert [run["steps"][-1] for run in runs.values()] == [20, 200, 6400]
    assert losses[n] == sorted(losses[n], reverse=True), "evenly"
    assert (losses[n][-1], losses[32][-1]) == pytest.approx((0.46, 0.40), abs=0.01)
    # 6,400 noisy steps amplify rounding, which differs between machines: no digits of this run.
    assert max(losses[1]) - min(losses[1]) > 0.05, "it jumps"
    assert min(losses[1]) > losses[32][-1], "and never comes as low as batches of 32"
    assert losses[n][19] == pytest.approx(losses[32][1], abs=0.005), "both after 20 steps"
    assert deviation == pytest.approx([1.9, 0.3, 0], abs=0.05)
