"""Hidden checks for regularization/dropout_mlp.

Answers are random here. A share among n independent draws is off by t with a probability of at
most 2 exp(-2 n t²) (Hoeffding); each tolerance below makes that less than 1e-11.
"""

import pytest
import torch
from probes import in_evaluation, in_training, make_mlp, share_of_zeros, values_of_factor
from torch import nn

pytestmark = pytest.mark.forbidden(
    "*dropout*", "*scaled_dot_product*", "*multi_head_attention*", "*lstm*", "*gru*", "rnn_*"
)

INPUTS = [
    ((1, 1), torch.float32),
    ((1, 6), torch.float64),
    ((9,), torch.float32),
    ((40, 20), torch.float64),
    ((3, 2, 4, 4), torch.float32),
]
NAMES = ["W1", "b1", "W2", "b2"]
MODES = [
    [True] * 6,
    [False] * 6,
    [True, False, True, True, False, True],  # some layers are frozen
    [False, True, False, False, True, True],
    [True, True, False, True, True, False],
]


# --- probes of Dropout


def on_transposed(module, x, p):
    """Dropout(p) applied to x.mT in training mode"""
    return module.Dropout(p).train()(x.mT)


def in_training_without_gradients(module, x, p):
    """Dropout(p) applied to x in training mode, under torch.no_grad()"""
    layer = module.Dropout(p).train()
    with torch.no_grad():
        return layer(x)


def many_layers(module, x, p, layers):
    """Dropout(p), a new one for each pass over x, in training mode

    Look at how each element is drawn, and how often.
    """
    return torch.stack([module.Dropout(p).train()(x.clone()) for _ in range(layers)])


def between_evaluations(module, x, p):
    """Dropout(p), applied in training mode to x, to a part of x, and to x after an evaluation"""
    layer = module.Dropout(p).train()
    first, second, part = layer(x.clone()), layer(x.clone()), layer(x[:3].clone())
    layer.eval()(x.clone())
    third = layer.train()(x.clone())
    return {"first y": first, "second y": second, "y of a part": part, "third y": third}


def in_training_with_gradient(module, x, p):
    """Dropout(p)(x) in training mode, and the gradient of its sum with respect to x"""
    x.requires_grad_()
    y = module.Dropout(p).train()(x)
    if y.requires_grad:
        y.sum().backward()
    return {"y": y.detach(), "gradient": x.grad}


def leaves_input(module, x, p):
    """Dropout(p)(x) in training mode, and x after this and after an evaluation"""
    layer = module.Dropout(p)
    result = layer.train()(x)
    layer.eval()(x)
    return {"y": result, "x after the calls": x}


# --- probes of DropoutMLP


def mlp_with_gradients(module, weights, x, p):
    """DropoutMLP(in, hidden, out, p) with these weights in evaluation mode, and its gradients

    Look at where dropout stands, and what it does in each mode.
    """
    model = make_mlp(module, weights, p).eval()
    y = model(x)
    if y.requires_grad:
        y.square().mean().backward()
    names = {w.shape: f"gradient of {n}" for w, n in zip(weights, NAMES, strict=True)}
    gradients = [(names.get(p.shape, f"{tuple(p.shape)}"), p.grad) for p in model.parameters()]
    return {"y": y.detach()} | dict(gradients)


def mlp_and_dropout(module, weights, x, *p):
    """DropoutMLP(in, hidden, out, p) with these weights in training mode, and Dropout(p)

    Look at where dropout stands, and what it does in each mode.
    """
    y = make_mlp(module, weights, *p).train()(x).detach()
    layer = module.Dropout(*p).train()
    share = (layer(torch.ones(200, 200)) == 0).double().mean().item()
    return {"y": y, "share that Dropout(p) drops": share}


# --- probes of prediction_spread


class Drifting(nn.Module):
    """Gives x times √k at the k-th call in training mode, x / k at the k-th in evaluation mode."""

    def __init__(self):
        super().__init__()
        self.calls = {True: 0, False: 0}

    def forward(self, x):
        self.calls[self.training] += 1
        k = self.calls[self.training]
        return x * k**0.5 if self.training else x / k


def drifting_model(modes):
    """Nest a Drifting, and put the model and its five submodules into these modes."""
    model = nn.Sequential(nn.Identity(), nn.Sequential(nn.Sequential(Drifting()), nn.ReLU()))
    for submodule, mode in zip(model.modules(), modes, strict=True):
        submodule.training = mode
    return model


def spread(module, x, modes, *passes):
    """prediction_spread(model, x, passes) of a model that drifts from call to call"""
    in_training, in_evaluation = module.prediction_spread(drifting_model(modes), x, *passes)
    return {"train_spread": in_training, "eval_spread": in_evaluation}


def modes_of(model):
    """Return the mode of each module, by its class and its name in the model."""
    return {
        f"mode of {type(submodule).__name__} {name}".strip(): "training mode"
        if submodule.training
        else "evaluation mode"
        for name, submodule in model.named_modules()
    }


def count_passes(model):
    """Return a list that grows at each pass through the model."""
    passes = []
    model[0].register_forward_hook(lambda *_: passes.append(None))
    return passes


def modes_around_spread(module, x, modes):
    """the modes of a model and its submodules after prediction_spread(model, x, 2)"""
    model = drifting_model(modes)
    passes = count_passes(model)
    module.prediction_spread(model, x, 2)
    return {"passes": len(passes)} | modes_of(model)


def gradients_tracked(module, x):
    """where prediction_spread(model, x, 3) tracks gradients"""
    tracked = []

    class Watched(nn.Linear):
        def forward(self, x):
            y = super().forward(x)
            tracked.append(y.requires_grad)
            return y

    model = nn.Sequential(Watched(x.shape[1], 2))
    spreads = module.prediction_spread(model, x, 3)
    return {
        "passes": len(tracked),
        "in a pass": any(tracked),
        "in a spread": any(spread.requires_grad for spread in spreads),
        "afterwards": torch.is_grad_enabled(),
    }


def frozen_around_spread(module, x, frozen):
    """the parameters of a model after prediction_spread(model, x, 2), some of them frozen"""
    model = nn.Sequential(nn.Linear(x.shape[1], 4), drifting_model(MODES[0]), nn.Linear(4, 2))
    for name, param in model.named_parameters():
        param.requires_grad_(name not in frozen)
    passes = count_passes(model)
    module.prediction_spread(model, x, 2)
    return {"passes": len(passes)} | {
        f"requires_grad of {name}": param.requires_grad for name, param in model.named_parameters()
    }


# --- inputs, and what random answers must fulfil


def random_weights(rng, sizes, dtype=torch.float32):
    inputs, hidden, outputs = sizes
    shapes = [(hidden, inputs), (hidden,), (outputs, hidden), (outputs,)]
    return [torch.randn(shape, generator=rng, dtype=dtype) for shape in shapes]


def require_form(expect, y, like):
    """Require the type, shape and dtype of a tensor, and finite values."""
    expect(y, like, atol=1e9)


def require_some_dropped(dropped):
    """Require that some elements are dropped and some are kept."""
    assert dropped.any(), "nothing is dropped in training mode"
    assert not dropped.all(), "everything is dropped in training mode"


def require_share(dropped, p, tolerance):
    share = dropped.double().mean().item()
    assert abs(share - p) < tolerance, f"{share:.1%} of the elements are dropped, not {p:.1%}"


def agreement(first, second):
    return (first == second).double().mean().item()


def require_independent_elements(dropped, p):
    """Require that masks agree as often as independent ones do."""
    for dim in range(dropped.dim()):
        share = agreement(*dropped.chunk(2, dim))
        assert abs(share - (p**2 + (1 - p) ** 2)) < 0.12, (
            f"elements that differ in dimension {dim} only are dropped together: "
            f"{share:.1%} of their masks agree, p = {p}"
        )


# --- Dropout


@pytest.mark.points(2)
@pytest.mark.parametrize(("shape", "dtype"), INPUTS)
def test_training_values(submission, expect, rng, shape, dtype):
    """Training: what is not dropped is scaled by 1 / (1 - p); shape and dtype stay."""
    x = torch.randn(shape, generator=rng, dtype=dtype)

    for p in (0.3, 0.8):
        y = submission(in_training, x, p)
        require_form(expect, y, x)
        expect(y, (x / (1 - p)).masked_fill(y == 0, 0.0))
        factor = round(1 / (1 - p), 4)
        observed = submission(values_of_factor, torch.ones(60, 60), p)
        expect(observed, {"values of y / x": [0.0, factor]})


@pytest.mark.points(1)
def test_transposed(submission, expect, rng):
    """Training: a transposed input is dropped and kept like any other."""
    x = torch.randn(60, 50, generator=rng)

    y = submission(on_transposed, x, 0.3)

    require_form(expect, y, x.mT)
    require_some_dropped(y == 0)
    factor = (y / x.mT)[y != 0].median()
    expect(y, (factor * x.mT).masked_fill(y == 0, 0.0), rtol=1e-3)


@pytest.mark.points(1)
@pytest.mark.parametrize("p", [0.0, 0.1, 0.3, 0.8, None])
def test_share_dropped(submission, expect, p):
    """Training: the share of dropped elements is p, 0.5 by default; nothing is for p = 0."""
    options = () if p is None else (p,)

    share, tolerance = 0.5 if p is None else p, 1e-3 if p == 0 else 0.15
    observed = submission(share_of_zeros, 400, *options)
    expect(observed, {"share of zeros": share}, atol=tolerance)


@pytest.mark.points(2)
@pytest.mark.parametrize(
    ("shape", "p"),
    [((4000,), 0.3), ((100, 40), 0.3), ((40, 100), 0.5), ((8, 6, 10, 10), 0.5)],
)
def test_elements_are_independent(submission, expect, rng, shape, p):
    """Training: each element is dropped or kept for itself, not together with others."""
    x = torch.randn(shape, generator=rng)

    y = submission(in_training, x, p)

    require_form(expect, y, x)
    require_some_dropped(y == 0)
    require_independent_elements(y == 0, p)


@pytest.mark.points(1)
def test_number_dropped_varies(submission, expect, rng):
    """Training: how many elements are dropped is random too."""
    x = torch.randn(6, 5, generator=rng)

    y = submission(many_layers, x, 0.5, 60)

    require_form(expect, y, x.expand(60, 6, 5))
    numbers = (y == 0).sum(dim=(1, 2)).unique().tolist()
    assert len(numbers) > 3, f"of 30 elements, {numbers} were dropped in 60 calls with p = 0.5"


@pytest.mark.points(1)
def test_new_mask_at_every_call(submission, expect, rng):
    """Training: every call draws a new mask, whatever was called before."""
    x = torch.randn(100, 100, generator=rng)

    y = submission(between_evaluations, x, 0.3)

    like = {name: x[:3] if name == "y of a part" else x for name in y}
    expect(y, like, atol=1e9)  # shapes and dtypes
    for one, other in [("first", "second"), ("second", "third"), ("first", "third")]:
        same = agreement(y[f"{one} y"] == 0, y[f"{other} y"] == 0)
        assert same < 0.9, f"the {one} and the {other} call have the same mask"


@pytest.mark.points(1)
def test_mask_of_each_layer(submission, expect, rng):
    """Training: two layers do not draw the same masks."""
    x = torch.randn(100, 100, generator=rng)

    y = submission(many_layers, x, 0.3, 2)

    require_form(expect, y, x.expand(2, 100, 100))
    same = agreement(*(y == 0))
    assert same < 0.9, f"{same:.1%} of the masks of two layers with p = 0.3 agree"


@pytest.mark.points(1)
@pytest.mark.parametrize(("shape", "dtype"), INPUTS)
def test_evaluation(submission, expect, rng, shape, dtype):
    """Evaluation: dropout returns its input, wherever in a model it is; in training it drops."""
    x = torch.randn(shape, generator=rng, dtype=dtype)

    expect(submission(in_evaluation, x, 0.7), {"y": x, "y of an x with gradient": x})
    y = submission(in_training, torch.ones(60, 60), 0.5)
    assert torch.eq(y, 0).any(), "nothing is dropped in training mode"


@pytest.mark.points(1)
def test_mode_is_not_gradient_tracking(submission, expect, rng):
    """Training: dropout also drops under torch.no_grad()."""
    x = torch.randn(100, 100, generator=rng)

    y = submission(in_training_without_gradients, x, 0.3)

    require_form(expect, y, x)
    require_some_dropped(y == 0)


@pytest.mark.points(1)
def test_gradient(submission, expect, rng):
    """Training: gradients flow back through what was kept, and only through that."""
    x = torch.randn(60, 60, generator=rng)

    observed = submission(in_training_with_gradient, x, 0.3)

    y, gradient = observed["y"], observed["gradient"]
    require_form(expect, y, x)
    require_some_dropped(y == 0)
    expect({"gradient": gradient}, {"gradient": y / x}, rtol=1e-3)


@pytest.mark.points(1)
def test_gradient_of_zeros(submission, expect):
    """Training: an element that is 0 is dropped or kept like any other, as its gradient shows."""
    x = torch.zeros(60, 60)

    gradient = submission(in_training_with_gradient, x, 0.3)["gradient"]

    expect({"gradient": gradient}, {"gradient": x}, atol=1e9)
    assert (gradient == 0).any(), "no element has the gradient 0"
    assert not (gradient == 0).all(), "all elements have the gradient 0"


@pytest.mark.points(1)
def test_input_unchanged(submission, expect, rng):
    """Dropout drops, and leaves its argument as it was."""
    x = torch.randn(60, 60, generator=rng)

    observed = submission(leaves_input, x, 0.3)

    expect(observed["x after the calls"], x)
    require_form(expect, observed["y"], x)
    require_some_dropped(observed["y"] == 0)


# --- DropoutMLP


@pytest.mark.points(1)
@pytest.mark.parametrize(
    ("n", "sizes", "dtype"),
    [(8, (3, 5, 2), torch.float32), (5, (7, 4, 1), torch.float64), (1, (2, 6, 9), torch.float32)],
)
def test_mlp_without_dropping(agree, rng, n, sizes, dtype):
    """The network: in evaluation it is Linear, ReLU, Linear; gradients reach all its parameters."""
    weights = random_weights(rng, sizes, dtype)
    x = torch.randn(n, sizes[0], generator=rng, dtype=dtype)

    agree(mlp_with_gradients, weights, x, 0.4)


@pytest.mark.points(2)
@pytest.mark.parametrize("p", [0.15, 0.85, None])
def test_mlp_drops_hidden_layer(submission, expect, rng, p):
    """The network: in training, units of the hidden layer are dropped, and nothing else."""
    n, hidden = 200, 200
    w1 = torch.rand(hidden, 3, generator=rng)  # no unit is silent
    b1 = torch.rand(hidden, generator=rng)
    w2 = torch.cat([torch.eye(hidden), torch.ones(1, hidden) / hidden])  # each unit, their mean
    b2 = torch.randn(hidden + 1, generator=rng)
    x = 0.5 + torch.rand(n, 3, generator=rng)
    options = () if p is None else (p,)

    observed = submission(mlp_and_dropout, [w1, b1, w2, b2], x, *options)

    y = observed["y"]
    require_form(expect, y, torch.zeros(n, hidden + 1))
    units = x @ w1.T + b1
    dropped = (y - b2)[:, :hidden] < units / 100
    require_some_dropped(dropped)
    factor = ((y - b2)[:, :hidden] / units)[~dropped].median()  # of what is kept
    expect(y, (factor * units).masked_fill(dropped, 0.0) @ w2.T + b2, atol=1e-3)
    require_share(dropped, observed["share that Dropout(p) drops"], 0.2)


# --- prediction_spread


@pytest.mark.points(2)
@pytest.mark.parametrize(
    ("modes", "passes", "dtype"),
    [
        (MODES[0], 2, torch.float32),
        (MODES[1], 3, torch.float64),
        (MODES[2], None, torch.float32),
        (MODES[3], 7, torch.float64),
        (MODES[4], 2, torch.float32),
    ],
)
def test_spread_values(agree, rng, modes, passes, dtype):
    """The spread is the standard deviation over the passes, 100 by default; first in training."""
    x = 0.5 + torch.rand(4, 3, generator=rng, dtype=dtype)
    options = () if passes is None else (passes,)

    agree(spread, x, modes, *options, atol=1e-3)


@pytest.mark.points(2)
@pytest.mark.parametrize("modes", MODES)
def test_spread_leaves_modes(submission, expect, rng, modes):
    """Measuring the spread leaves every submodule in the mode in which it was."""
    x = 0.5 + torch.rand(4, 3, generator=rng)

    observed = submission(modes_around_spread, x, modes)

    assert observed.pop("passes"), "the model is not run"
    expect(observed, modes_of(drifting_model(modes)))


@pytest.mark.points(1)
def test_spread_tracks_no_gradients(submission, rng):
    """Measuring the spread tracks no gradients, and leaves it to others to track them."""
    tracked = submission(gradients_tracked, torch.randn(4, 3, generator=rng))

    assert tracked["passes"] > 1, "the model is not run several times"
    assert not tracked["in a pass"], "gradients are tracked while the model runs"
    assert not tracked["in a spread"], "a spread requires a gradient"
    assert tracked["afterwards"], "after the call, no gradients are tracked any more"


@pytest.mark.points(1)
@pytest.mark.parametrize("frozen", [["0.weight", "0.bias"], ["2.bias"]])
def test_spread_leaves_frozen_parameters(submission, expect, rng, frozen):
    """Measuring the spread leaves frozen parameters frozen, and no others."""
    x = 0.5 + torch.rand(4, 3, generator=rng)

    observed = submission(frozen_around_spread, x, frozen)

    assert observed.pop("passes"), "the model is not run"
    names = ["0.weight", "0.bias", "2.weight", "2.bias"]
    expect(observed, {f"requires_grad of {name}": name not in frozen for name in names})
