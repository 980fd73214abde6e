"""Hidden checks for regularization/dropout_gap: losses, training, starts, and the summary."""

import pytest
import torch
from probes import modes, summary
from torch import nn

DTYPES = [torch.float32, torch.float64]


def network(p, dtype=torch.float64, seed=None):
    """Make a network with dropout inside; without a seed, of what the generator gives."""
    if seed is not None:
        torch.manual_seed(seed)
    hidden = nn.Sequential(nn.Tanh(), nn.Dropout(p))
    return nn.Sequential(nn.Linear(3, 6), hidden, nn.Linear(6, 2)).to(dtype)


def calls_of(model):
    """Return a list that will hold how the model, or a copy of it, is called."""
    calls = []

    def note(called, inputs):
        mode = modes(called)
        calls.append(
            {
                "all modules are in training mode": all(mode),
                "examples": len(inputs[0]),
                "gradients are tracked": torch.is_grad_enabled(),
            }
        )

    model.register_forward_pre_hook(note)
    return calls


def in_modes(model, mode):
    """Put a model into a mode; "mixed" is evaluation mode but for the dropout inside."""
    model.train(mode == "training")
    model[1][1].train(mode != "evaluation")
    return model


def state_of(model):
    return {name: value.detach().clone() for name, value in model.state_dict().items()}


def loss_measured(module, mode, x, y):
    """mean_loss(model, x, y) of a network with dropout"""
    loss = module.mean_loss(in_modes(network(0.5, x.dtype, seed=1), mode), x, y)
    return {f"the loss of a model in {mode} mode": loss}


def loss_and_modes(module, mode, x, y):
    """mean_loss(model, x, y), and the modes of all modules after it"""
    model = in_modes(network(0.5, seed=2), mode)
    loss, now = module.mean_loss(model, x, y), modes(model)
    same = now == modes(in_modes(model, mode))
    return {"the loss": loss, f"all are in {mode} mode as before": same}


def loss_and_graph(module, x, y):
    """mean_loss(model, x, y), and whether gradients are tracked"""
    model = network(0.5, seed=3)
    calls = calls_of(model)
    loss = module.mean_loss(model, x, y)
    return {
        "the loss": loss,
        "gradients are tracked in it": any(call["gradients are tracked"] for call in calls),
        "gradients are tracked after it": torch.is_grad_enabled(),
    }


def trained(module, mode, x, y, steps, old_gradients=None):
    """the network after fit(model, x, y, steps, lr=0.05)

    Look at the order of a step, and the mode of the network.
    """
    model = in_modes(network(0.3, x.dtype, seed=4), mode)
    for param in model.parameters() if old_gradients else ():
        param.grad = torch.full_like(param, old_gradients)
    torch.manual_seed(5)
    module.fit(model, x, y, steps, 0.05)
    return state_of(model)


def calls_of_fit(module, mode, x, y, steps):
    """how fit(model, x, y, steps, lr) calls the model"""
    model = in_modes(network(0.3, seed=6), mode)
    calls = calls_of(model)
    module.fit(model, x, y, steps, 0.05)
    return {f"call {number}": call for number, call in enumerate(calls, start=1)}


def compared(module, ps, seeds, train, test, steps):
    """compare_dropouts(make_model, ps, seeds, train, test, steps, lr=0.05)"""

    def make_model(p):
        return network(p, train[0].dtype)

    return module.compare_dropouts(make_model, ps, seeds, train, test, steps, 0.05).float()


def starts_compared(module, ps, seeds, train, test):
    """the networks that compare_dropouts(make_model, ps, seeds, train, test, steps, lr) makes"""
    made = {f"p = {p}": [] for p in ps}

    def make_model(p):
        model = network(p)
        made.setdefault(f"p = {p}", []).append(model[0].weight[0, 0].item())
        return model

    module.compare_dropouts(make_model, ps, seeds, train, test, 2, 0.05)
    return {f"a first weight for each seed, {p}": weights for p, weights in made.items()}


def data(rng, examples=7, dtype=torch.float64):
    """Draw inputs and targets."""
    x = torch.randn(examples, 3, generator=rng, dtype=dtype)
    return x, torch.randn(examples, 2, generator=rng, dtype=dtype)


@pytest.mark.points(2)
@pytest.mark.parametrize("mode", ["training", "evaluation", "mixed"])
@pytest.mark.parametrize("dtype", DTYPES)
def test_loss(agree, rng, mode, dtype):
    """mean_loss: measured in evaluation mode over all elements, a float; whatever the mode was."""
    agree(loss_measured, mode, *data(rng, dtype=dtype))


@pytest.mark.points(1)
@pytest.mark.parametrize("mode", ["training", "evaluation", "mixed"])
def test_modes(agree, rng, mode):
    """mean_loss: the loss is right, and then each module is in its own mode again."""
    agree(loss_and_modes, mode, *data(rng))


@pytest.mark.points(1)
def test_graph(agree, rng):
    """mean_loss: the loss is right, and no graph is recorded; later on gradients are tracked."""
    agree(loss_and_graph, *data(rng))


@pytest.mark.points(2)
@pytest.mark.parametrize(("steps", "dtype"), [(5, torch.float64), (2, torch.float32)])
def test_fit(agree, rng, steps, dtype):
    """fit: several steps are those of torch.optim.Adam, each with the gradient of that step."""
    agree(trained, "training", *data(rng, dtype=dtype), steps)


@pytest.mark.points(1)
@pytest.mark.parametrize("mode", ["evaluation", "mixed"])
def test_fit_mode(agree, rng, mode):
    """fit: each step calls a model once in training mode, in whatever mode it was."""
    agree(calls_of_fit, mode, *data(rng), 3)


@pytest.mark.points(1)
def test_old_gradients(agree, rng):
    """fit: gradients that the parameters hold before do not count."""
    agree(trained, "training", *data(rng), 2, 3.0)


@pytest.mark.points(2)
@pytest.mark.parametrize(
    ("ps", "seeds", "dtype"),
    [([0.0, 0.5, 0.8], [11, 4], torch.float64), ([0.3], [2, 9, 7], torch.float32)],
)
def test_comparison(agree, rng, ps, seeds, dtype):
    """compare_dropouts: training and test loss after each training, by p and by seed."""
    agree(compared, ps, seeds, data(rng, 6, dtype), data(rng, 9, dtype), 2, rtol=1e-3)


@pytest.mark.points(1)
def test_starts(agree, rng):
    """compare_dropouts: a new network for each p and seed, which for a seed starts the same."""
    agree(starts_compared, [0.0, 0.5, 0.8], [5, 3], data(rng), data(rng))


@pytest.mark.points(2)
@pytest.mark.parametrize("dtype", DTYPES)
def test_summary(agree, rng, dtype):
    """mean_gap and share_reduced: right for gaps of both signs, and of the dtype of the losses."""
    agree(summary, torch.rand(4, 5, 2, generator=rng, dtype=dtype))
    agree(summary, torch.rand(2, 1, 2, generator=rng, dtype=dtype))


@pytest.mark.points(1)
def test_ties(agree):
    """share_reduced: it compares with the same start, and an equal gap is not reduced."""
    gaps = torch.tensor([[0.5, 2.0, 1.0, 0.25], [0.5, 1.0, 1.5, 0.25], [0.25, 3.0, 0.5, 0.25]])

    agree(summary, torch.stack([torch.ones(3, 4), 1 + gaps], dim=2))
