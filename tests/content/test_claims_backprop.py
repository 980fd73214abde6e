"""The claims of the sheet backprop/questions, computed: a test for each question."""

from __future__ import annotations

import itertools
import weakref
from collections.abc import Callable, Iterator

import pytest
import torch
from support.content import SHEETS
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - as everyone calls it
from torch.utils.flop_counter import FlopCounterMode

from gradlings.course.questions.number import Number

(SHEET,) = (sheet for sheet in SHEETS if sheet.id == "backprop/questions")
KEY = {q.name: float(q.value) for q in SHEET.questions if isinstance(q, Number)}


@pytest.fixture(autouse=True)
def _seeded() -> Iterator[None]:
    """The same random numbers in each run; others' numbers are left as they were."""
    with torch.random.fork_rng():
        torch.manual_seed(0)
        yield


def leaf(value: float) -> Tensor:
    """Return a number that needs a gradient."""
    return torch.tensor(value, dtype=torch.float64, requires_grad=True)


def network(*widths: int, dtype: torch.dtype = torch.float64) -> nn.Sequential:
    """Return linear layers with a ReLU after each but the last."""
    layers: list[nn.Module] = []
    for inputs, outputs in itertools.pairwise(widths):
        layers += [nn.Linear(inputs, outputs, dtype=dtype), nn.ReLU()]
    return nn.Sequential(*layers[:-1])


def batch(examples: int = 8, inputs: int = 3, outputs: int = 2) -> tuple[Tensor, Tensor]:
    """Return inputs and targets."""
    return (
        torch.randn(examples, inputs, dtype=torch.float64),
        torch.randn(examples, outputs, dtype=torch.float64),
    )


def flat(model: nn.Module) -> Tensor:
    """Return a copy of all parameters as one vector."""
    return nn.utils.parameters_to_vector(model.parameters()).detach().clone()


def gradient(model: nn.Module) -> Tensor:
    """Return a copy of all gradients as one vector."""
    return torch.cat([p.grad.flatten() for p in model.parameters() if p.grad is not None])


def test_the_primer() -> None:
    """The prediction, the worked matrices, and the two products."""
    w = leaf(2.0)
    p = w * 3
    (p * (p - 1)).backward()
    assert w.grad == 33
    assert round(6.03 * 5.03, 4) == 30.3309

    x = torch.tensor([[1.0, 2.0], [3.0, 4.0]], requires_grad=True)
    delta = torch.tensor([[0.5], [-1.0]])
    layer = nn.Linear(2, 1)
    layer(x).backward(delta)
    assert torch.equal(layer.weight.grad.T, x.detach().T @ delta)
    assert layer.weight.grad.tolist() == [[-2.5, -3.0]]
    assert layer.bias.grad.tolist() == delta.sum(0).tolist() == [-0.5]
    assert torch.equal(x.grad, delta @ layer.weight.detach())

    assert round(0.25**10 * 1e6) == 1
    assert round(1.5**10) == 58


def test_every_question_has_a_test() -> None:
    """Also those that are answered in words: their model answers and rubrics claim something."""
    for question in SHEET.questions:
        assert f"test_{question.name}" in globals(), question.name


def test_gradient_meaning() -> None:
    """Slopes: neither distances nor shares; a short step against them lowers the loss."""

    def loss(w: Tensor) -> Tensor:
        return 0.8 + 4 * w[0] - 0.1 * w[1] + 2 * w[0] ** 2 + 3 * w[1] ** 2

    here = torch.zeros(2, dtype=torch.float64, requires_grad=True)
    slopes = torch.autograd.grad(loss(here), here)[0]
    here = here.detach()
    assert slopes.tolist() == pytest.approx([4.0, -0.1])

    first, second = 0.001 * torch.eye(2, dtype=torch.float64)
    assert (loss(first) - loss(here)).item() == pytest.approx(0.004, rel=0.01)
    assert (loss(second) - loss(here)).item() == pytest.approx(-0.0001, rel=0.05)

    assert slopes.sum().item() != pytest.approx(0.8)  # not shares
    best = torch.tensor([-1.0, 1 / 60], dtype=torch.float64)  # where both derivatives are 0
    assert loss(best) < loss(torch.tensor([-4.0, 0.1], dtype=torch.float64))  # not distances

    step = -0.01 * slopes
    assert step[0] < 0 < step[1]
    assert step.tolist() == pytest.approx([-4.0 * 0.01, 0.1 * 0.01])
    assert loss(step) < loss(here) < loss(-step)
    directions = [torch.tensor([x, y], dtype=torch.float64) for x in (-1, 1) for y in (-1, 1)]
    assert all(loss(step) < loss(step.norm() * d / d.norm()) for d in directions)


def test_linear_neuron() -> None:
    """6.5, and the typical wrong numbers."""
    x, y = torch.arange(4.0), torch.tensor([3.0, 2.0, 5.0, 3.0])
    w = torch.tensor(2.0, requires_grad=True)
    F.mse_loss(w * x + 1, y).backward()
    error = (w * x + 1 - y).detach()

    assert w.grad == KEY["linear_neuron"] == 6.5
    assert error.tolist() == [-2, 1, 0, 4]
    assert (2 * error * x).tolist() == [0, 2, 0, 24]
    assert ((error * x).mean(), (2 * error * x).sum()) == (3.25, 26)


def test_steps_on_a_parabola() -> None:
    """The table, what made it, and what the options say about it."""

    def run(lr: float, steps: int = 3, sign: int = -1) -> list[float]:
        w = [1.0]
        for _ in range(steps):
            w.append(w[-1] + sign * lr * 2 * w[-1])
        return w

    assert run(0.01) == pytest.approx([1, 0.98, 0.9604, 0.9412], abs=5e-5)
    assert run(0.4) == pytest.approx([1, 0.2, 0.04, 0.008])
    assert run(1.1) == pytest.approx([1, -1.2, 1.44, -1.728])
    assert run(0.01, 100)[-1] == pytest.approx(0.13, abs=0.005)
    assert run(0.01, 100)[-1] > 0.1
    losses = [w**2 for w in run(1.1)]
    assert [after / before for before, after in itertools.pairwise(losses)] == (
        pytest.approx([1.44] * 3)
    )
    assert run(1.1, sign=1) == pytest.approx([(1 + 2 * 1.1) ** k for k in range(4)])
    assert run(0.8) != pytest.approx(run(0.4))


def test_forward_and_backward() -> None:
    """Modes record; no_grad does not, and frees activations; derivatives need the inputs."""
    model = network(3, 4, 2)
    x, y = batch()
    model.eval()
    before = flat(model)
    F.mse_loss(model(x), y).backward()
    in_eval = gradient(model)
    assert torch.equal(flat(model), before)

    model.train().zero_grad()
    out = model(x)
    out.retain_grad()
    hidden = model[:2](x)
    F.mse_loss(out, y).backward()
    assert torch.equal(gradient(model), in_eval)
    assert torch.allclose(model[2].weight.grad, out.grad.T @ hidden)

    def kept() -> list[bool]:
        """Whether each activation is still there when the network has ended."""
        found: list[weakref.ref[Tensor]] = []
        hooks = [
            layer.register_forward_hook(lambda _m, _x, out: found.append(weakref.ref(out)))
            for layer in model[:-1]
        ]
        output = model(x)
        for hook in hooks:
            hook.remove()
        return [ref() is not None for ref in found] if output is not None else []

    with torch.no_grad():
        assert model(x).grad_fn is None
        assert kept() == [False, False]
    saved: list[int] = []
    with torch.autograd.graph.saved_tensors_hooks(lambda t: saved.append(t.numel()) or t, id):
        model(x)
        recorded = len(saved)
        with torch.no_grad():
            model(x)
    assert recorded > 0
    assert len(saved) == recorded


def test_backward_changes() -> None:
    """It fills `.grad` with derivatives, whatever the learning rate, and changes no parameter."""
    model = network(3, 4, 2)
    x, y = batch()
    before, output = flat(model), model(x).detach()
    found = []
    for lr in (0.1, 10.0):
        optimizer = torch.optim.SGD(model.parameters(), lr=lr, momentum=0.9)
        optimizer.zero_grad()
        loss = F.mse_loss(model(x), y)
        derivatives = torch.autograd.grad(loss, list(model.parameters()), retain_graph=True)
        loss.backward()
        found.append(gradient(model))
        assert torch.equal(found[-1], torch.cat([d.flatten() for d in derivatives]))

    assert torch.equal(*found)
    assert torch.equal(flat(model), before)
    assert torch.equal(model(x), output)
    assert F.mse_loss(model(x), y) == loss


def test_finite_differences() -> None:
    """Nearly exact, two losses a parameter; a backward pass costs at most two forward passes."""
    model = network(3, 4, 2)
    x, y = batch(64)
    calls = 0

    def loss(vector: Tensor, rows: slice = slice(None)) -> Tensor:
        nonlocal calls
        calls += 1
        names = {}
        for (name, p), part in zip(
            model.named_parameters(),
            vector.split([p.numel() for p in model.parameters()]),
            strict=True,
        ):
            names[name] = part.view_as(p)
        return F.mse_loss(torch.func.functional_call(model, names, (x[rows],)), y[rows])

    here = flat(model)
    h = 1e-5
    moves = h * torch.eye(len(here), dtype=torch.float64)
    numeric = torch.stack([(loss(here + m) - loss(here - m)) / (2 * h) for m in moves])
    assert calls == 2 * len(here)
    leaf_vector = here.clone().requires_grad_()
    exact = torch.autograd.grad(loss(leaf_vector), leaf_vector)[0]
    part = torch.autograd.grad(loss(leaf_vector, slice(8)), leaf_vector)[0]

    error, noise = (numeric - exact).norm(), (part - exact).norm()
    assert error / exact.norm() < 1e-7
    assert error < 1e-6 * noise

    with FlopCounterMode(display=False) as forward:
        out = model(x)
    with FlopCounterMode(display=False) as backward:
        F.mse_loss(out, y).backward()
    assert 0 < backward.get_total_flops() <= 2 * forward.get_total_flops()


def test_sine_neuron() -> None:
    """With cos(z) all four lines are right; each of the four repairs alone is not."""
    w, b, x, y = leaf(0.7), leaf(-0.4), leaf(1.9), 0.3
    z = w * x + b
    a = torch.sin(z)
    loss = (a - y) ** 2
    right = torch.autograd.grad(loss, [a, z, w, b, x])

    da = 2 * (a - y)
    dz = da * torch.cos(z)
    for got, expected in zip((da, dz, dz * x, dz, dz * w), right, strict=True):
        assert got.item() == pytest.approx(expected.item())
    assert (da * torch.cos(a)).item() != pytest.approx(dz.item())
    assert (2 * (z - y)).item() != pytest.approx(da.item())
    assert (dz * w).item() != pytest.approx(right[2].item())
    assert (dz * b).item() != pytest.approx(right[3].item())


def test_sum_and_product() -> None:
    """18 and 18; 180 and 36."""
    for operation, expected in ((torch.add, [18, 18]), (torch.mul, [180, 36])):
        p, q = leaf(2.0), leaf(10.0)
        (18 * operation(p, q)).backward()
        assert [p.grad.item(), q.grad.item()] == expected


@pytest.mark.parametrize("curved", [0, 1])
def test_three_functions(curved: int) -> None:
    """2, for any functions with these local derivatives; and the typical wrong numbers."""

    def bent(t: Tensor) -> Tensor:  # its derivative is 0 here
        return curved * (t - t.detach()) ** 2

    x = leaf(1.3)
    u = 2 * x + bent(x)
    v = -3 * x + 0.5 * u + bent(x) * bent(u)
    loss = 5 * u + 4 * v + bent(v)
    loss.backward()

    assert x.grad == KEY["three_functions"] == 2
    assert 5 * 2 + 4 * -3 == -2
    assert (5 + 4 * 0.5) * 2 == 14
    assert 5 * 2 == 10


def test_two_sigmoids() -> None:
    """−0.16, from parameters that give these activations; and the typical wrong numbers."""
    w1, b1, b2 = leaf(0.3), leaf(-0.6), leaf(torch.logit(torch.tensor(0.8)).item() - 2.5)
    a1 = torch.sigmoid(w1 * 2 + b1)
    a2 = torch.sigmoid(5 * a1 + b2)
    ((a2 - 1) ** 2).backward()

    assert (a1.item(), a2.item()) == pytest.approx((0.5, 0.8))
    assert w1.grad.item() == pytest.approx(KEY["two_sigmoids"], abs=1e-6)
    loss, second, first = 2 * (0.8 - 1), 0.8 * 0.2, 0.5 * 0.5
    assert loss * second == pytest.approx(-0.064)
    assert loss * second * 5 == pytest.approx(-0.32)
    assert loss * second * 5 * first * 2 == pytest.approx(-0.16)
    assert loss * second * 5 * 2 == pytest.approx(-0.64)
    assert loss * 5 * first * 2 == pytest.approx(-1)
    assert loss / 2 * second * 5 * first * 2 == pytest.approx(-0.08)
    assert loss * second * 5 * first == pytest.approx(-0.08)


def test_detached_hidden() -> None:
    """Without line 3 the loop trains both layers, in evaluation mode too."""

    def moved(detach: bool) -> list[bool]:
        first, second = nn.Linear(3, 4), nn.Linear(4, 2)
        model = nn.ModuleDict({"first": first, "second": second}).eval()
        optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
        before = [flat(first), flat(second)]
        for _ in range(2):
            optimizer.zero_grad()
            h = torch.relu(first(torch.ones(5, 3)))
            h = h.detach() if detach else h
            F.mse_loss(second(h), torch.ones(5, 2)).backward()
            assert (first.weight.grad is None) == detach
            optimizer.step()
        return [not torch.equal(flat(m), b) for m, b in zip((first, second), before, strict=True)]

    assert moved(detach=True) == [False, True]
    assert moved(detach=False) == [True, True]


def test_while_loop() -> None:
    """The two gradients, the graphs behind them, and what the other ways would have given."""

    def f(w: Tensor) -> Tensor:
        y = w
        while y < 10:
            y = y * w
        return y

    def products(result: Tensor) -> int:
        node, count = result.grad_fn, 0
        while node is not None and node.name().startswith("Mul"):
            node, count = node.next_functions[0][0], count + 1
        return count

    for value, gradient_there, count in ((2.0, 32, 3), (4.0, 8, 1)):
        w = leaf(value)
        result = f(w)
        assert (result.item(), products(result)) == (16, count)
        result.backward()
        assert w.grad == gradient_there
    near = torch.tensor([2.001, 2.0], dtype=torch.float64)
    assert (f(near[0]) - f(near[1])) / 0.001 == pytest.approx(32.02, abs=0.005)
    assert [16 / 2, 16 / 4] == [8, 4]  # the first factors of the last products
    around_four = torch.tensor(4.1, dtype=torch.float64)
    assert f(near[0]) == pytest.approx(near[0] ** 4)
    assert f(around_four) == pytest.approx(around_four**2)


def test_explain_flow() -> None:
    """Derivatives of the uses are added; they are no shares of the loss."""
    x = leaf(3.0)
    u, v = 2 * x, x**2
    loss = u * v
    to_u, to_v = torch.autograd.grad(loss, [u, v], retain_graph=True)
    (whole,) = torch.autograd.grad(loss, [x])

    assert whole == to_u * 2 + to_v * 2 * x
    assert to_u + to_v != loss


def test_two_runs() -> None:
    """The table, and the numbers of the reasons."""

    def run(clears: bool) -> list[float]:
        w = nn.Parameter(torch.tensor(3.0, dtype=torch.float64))
        optimizer = torch.optim.SGD([w], lr=0.1)
        values = [w.item()]
        for _ in range(4):
            if clears:
                optimizer.zero_grad()
            ((w - 1) ** 2).backward()
            optimizer.step()
            values.append(w.item())
        return values

    assert run(clears=False) == pytest.approx([3, 2.6, 1.88, 0.984, 0.0912])
    assert run(clears=True) == pytest.approx([3, 2.6, 2.28, 2.024, 1.8192])
    for derivative, reached in ((4 + 3.2, 1.88), (4, 2.2), (3.2, 2.28)):
        second = 2.6 - 0.1 * derivative
        assert second == pytest.approx(reached)
    slow = run(clears=True)
    steps = [before - after for before, after in itertools.pairwise(slow)]
    assert steps == sorted(steps, reverse=True)


def test_split_batch() -> None:
    """Only the second way takes the step of the whole batch; the first one takes four times it."""
    start = network(3, 4, 2)
    x, y = batch(64)

    def step(
        calls: Callable[[nn.Module, torch.optim.Optimizer, Callable[[int], Tensor]], None],
    ) -> Tensor:
        model = network(3, 4, 2)
        model.load_state_dict(start.state_dict())
        calls(
            model,
            torch.optim.SGD(model.parameters(), lr=0.1),
            lambda i: F.mse_loss(model(x[16 * i : 16 * i + 16]), y[16 * i : 16 * i + 16]),
        )
        return flat(model) - flat(start)

    def whole(model: nn.Module, optimizer: torch.optim.Optimizer, _: object) -> None:
        F.mse_loss(model(x), y).backward()
        optimizer.step()

    def parts(scale: float, clear: bool, each: bool) -> Tensor:
        def calls(
            _: object, optimizer: torch.optim.Optimizer, loss: Callable[[int], Tensor]
        ) -> None:
            for i in range(4):
                if clear:
                    optimizer.zero_grad()
                (loss(i) / scale).backward()
                if each or i == 3:
                    optimizer.step()

        return step(calls)

    expected = step(whole)
    assert torch.allclose(parts(1, clear=False, each=False), 4 * expected)
    assert torch.allclose(parts(4, clear=False, each=False), expected)
    assert not torch.allclose(parts(4, clear=True, each=True), expected)
    assert not torch.allclose(parts(4, clear=True, each=False), expected)


def test_order_of_calls() -> None:
    """Three orders train alike; two move nothing, and one adds up the gradients."""
    start = network(3, 4, 2)
    batches = [batch() for _ in range(3)]

    def after(order: str, clear_once: bool = False) -> Tensor:
        model = network(3, 4, 2)
        model.load_state_dict(start.state_dict())
        optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
        if clear_once:
            optimizer.zero_grad()
        for x, y in batches:
            loss = None
            for call in order:
                if call == "F":
                    loss = F.mse_loss(model(x), y)
                elif call == "B":
                    assert loss is not None
                    loss.backward()
                else:
                    (optimizer.step if call == "S" else optimizer.zero_grad)()
        return flat(model)

    usual = after("ZFBS")
    assert torch.equal(after("FZBS"), usual)
    assert torch.equal(after("FBSZ"), usual)
    assert torch.equal(after("FBZS"), flat(start))
    assert torch.equal(after("ZFSB"), flat(start))
    assert not torch.allclose(after("FBS", clear_once=True), usual)
    assert not torch.equal(usual, flat(start))


def test_printing_loop() -> None:
    """Five equal losses; norms of one, two, … five times the first."""
    model = network(3, 4, 2, dtype=torch.float32)
    x, y = (t.float() for t in batch())
    before, losses, norms = flat(model), [], []
    for _ in range(5):
        loss = F.mse_loss(model(x), y)
        loss.backward()
        losses.append(loss.item())
        norms.append(model[0].weight.grad.norm().item())

    assert set(losses) == {losses[0]}
    assert norms == pytest.approx([k * norms[0] for k in range(1, 6)], rel=1e-5)
    assert norms[0] > 0
    assert torch.equal(flat(model), before)
    with pytest.raises(RuntimeError, match="second time"):
        loss.backward()


def gradients_of_ten_layers(activation: type[nn.Module], variance: float, seed: int) -> Tensor:
    """Return the norms for the ten weights of a network of width 50, as the question has it."""
    generator = torch.Generator().manual_seed(seed)
    x, y = torch.randn(2, 64, 50, dtype=torch.float64, generator=generator)
    layers: list[nn.Module] = []
    for _ in range(10):
        layer = nn.Linear(50, 50, dtype=torch.float64)
        nn.init.normal_(layer.weight, std=(variance / 50) ** 0.5, generator=generator)
        nn.init.zeros_(layer.bias)
        layers += [layer, activation()]
    model = nn.Sequential(*layers[:-1])
    F.mse_loss(model(x), y).backward()
    return torch.stack([layer.weight.grad.norm() for layer in model[::2]])


def test_norms_by_layer() -> None:
    """A's norms are those of the table, for any draw; B's are within what draws give."""
    a = torch.stack([gradients_of_ten_layers(nn.Sigmoid, 1, seed) for seed in range(5)])
    b = torch.stack([gradients_of_ten_layers(nn.ReLU, 2, seed) for seed in range(5)])
    table = [0, 3, 6, 9]

    for norms in a:
        ratios = norms[table] / torch.tensor([6e-7, 1e-4, 9e-3, 0.5], dtype=torch.float64)
        assert ratios.log().abs().max() < torch.tensor(2.0).log()
        assert 5e5 < norms[9] / norms[0] < 2e6
        assert (norms[1:] / norms[:-1] > 2.5).all()
    low, high = b.min(0).values[table], b.max(0).values[table]
    shown = torch.tensor([1.1, 2.9, 2.5, 1.2], dtype=torch.float64)
    assert (low < shown).all()
    assert (shown < high).all()
    factors = b[:, 1:] / b[:, :-1]
    assert factors.log().mean().exp().item() == pytest.approx(1, rel=0.1)
    z = torch.linspace(-10, 10, 2001, dtype=torch.float64)
    slope = torch.sigmoid(z) * (1 - torch.sigmoid(z))
    assert slope.max() == 0.25


def test_explain_vanishing() -> None:
    """The sigmoid's derivative: at most 1/4, near 0 when saturated; the ReLU's is 1 when active."""
    z = torch.linspace(-10, 10, 2001, dtype=torch.float64, requires_grad=True)
    (slope,) = torch.autograd.grad(torch.sigmoid(z).sum(), z)
    (relu,) = torch.autograd.grad(torch.relu(z).sum(), z)

    assert slope.max() <= 0.25
    assert slope[z.abs() > 6].max() < 0.003
    assert (relu[z > 0] == 1).all()
