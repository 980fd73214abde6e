"""Hidden checks for regularization/dropout_mlp.

Answers are random here. A share among n independent draws is off by t with a probability of at
most 2 exp(-2 n t²) (Hoeffding); each tolerance below makes that less than 1e-11.
"""

import pytest
import torch
from torch import nn

pytestmark = pytest.mark.forbidden(
    "*dropout*", "*scaled_dot_product*", "*multi_head_attention*", "*lstm*", "*gru*", "rnn_*"
)

DTYPES = [torch.float32, torch.float64]
INPUTS = [
    ((1, 1), torch.float32),
    ((1, 6), torch.float64),
    ((9,), torch.float32),
    ((8, 5), torch.float64),
    ((3, 2, 4, 4), torch.float32),
]
MODES = [
    [True] * 6,
    [False] * 6,
    [True, False, True, True, False, True],  # some layers are frozen
    [False, True, False, False, True, True],
    [True, True, False, True, True, False],
]


def in_training(module, x, *p):
    """Dropout(p) applied to x in training mode"""
    return module.Dropout(*p).train()(x)


def in_training_without_gradients(module, x, p):
    """Dropout(p) applied to x in training mode, under torch.no_grad()"""
    layer = module.Dropout(p).train()
    with torch.no_grad():
        return layer(x)


def in_evaluation(module, x, p):
    """Dropout(p), inside a Sequential, applied to x in evaluation mode"""
    model = nn.Sequential(nn.Identity(), nn.Sequential(module.Dropout(p))).eval()
    return model(x), model(x.clone().requires_grad_()).detach()


def many_calls(module, x, p, calls):
    """Dropout(p), applied to x in training mode again and again"""
    layer = module.Dropout(p).train()
    return torch.stack([layer(x) for _ in range(calls)])


def between_evaluations(module, x, p):
    """Dropout(p), applied in training mode to x, to a part of x, and to x after an evaluation"""
    layer = module.Dropout(p).train()
    first, second, part = layer(x), layer(x), layer(x[:3])
    layer.eval()(x)
    return {"first": first, "second": second, "part": part, "third": layer.train()(x)}


def in_training_with_gradient(module, x, p):
    """Dropout(p)(x) in training mode, and the gradient of its sum with respect to x"""
    x.requires_grad_()
    y = module.Dropout(p).train()(x)
    y.sum().backward()
    return y.detach(), x.grad


def leaves_input(module, x, p):
    """Dropout(p)(x) in training mode, and x after this and after an evaluation"""
    layer = module.Dropout(p)
    result = layer.train()(x)
    layer.eval()(x)
    return {"the result": result, "x after the calls": x}


def with_weights(model, weights):
    """Give the model these weights, each to the parameter of its shape."""
    model = model.to(weights[0].dtype)
    with torch.no_grad():
        for parameter in model.parameters():
            for weight in weights:
                if weight.shape == parameter.shape:
                    parameter.copy_(weight)
    return model


def make_mlp(module, weights, *p):
    """Make the network of the sizes that the weights have."""
    (hidden, inputs), outputs = weights[0].shape, len(weights[3])
    return with_weights(module.DropoutMLP(inputs, hidden, outputs, *p), weights)


def mlp_in_training(module, weights, x, *p):
    """DropoutMLP(in, hidden, out, p) with these weights (W1, b1, W2, b2), in training mode"""
    return make_mlp(module, weights, *p).train()(x).detach()


def mlp_in_evaluation(module, weights, x, p):
    """DropoutMLP(in, hidden, out, p) with these weights (W1, b1, W2, b2), in evaluation mode"""
    return make_mlp(module, weights, p).eval()(x).detach()


def mlp_with_gradients(module, weights, x):
    """DropoutMLP(in, hidden, out, p=0) in training mode, and the gradients of its parameters"""
    model = make_mlp(module, weights, 0.0).train()
    y = model(x)
    y.square().mean().backward()
    return y.detach(), {str(tuple(param.shape)): param.grad for param in model.parameters()}


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
    return module.prediction_spread(drifting_model(modes), x, *passes)


def modes_afterwards(module, x, modes):
    """prediction_spread(model, x, 2), and `training` of the model and each submodule afterwards"""
    model = drifting_model(modes)
    in_training, in_evaluation = module.prediction_spread(model, x, 2)
    return {
        "there is a spread": bool((in_training > 0).any() and (in_evaluation > 0).any()),
        "the modes": [submodule.training for submodule in model.modules()],
    }


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
        "afterwards": torch.is_grad_enabled() and model(x).requires_grad,
    }


def dropped_or_scaled(y, x, p):
    """Give what y should be, given which of its elements are zero."""
    scaled = x / (1 - p)
    if not isinstance(y, torch.Tensor) or y.shape != x.shape:
        return scaled
    return scaled.masked_fill(y == 0, 0.0)


def require_some_dropped(y):
    """Require that some elements are dropped and some are kept, whatever their values."""
    zeros = torch.eq(y, 0) if isinstance(y, torch.Tensor) else torch.tensor([False])
    assert zeros.any(), "nothing is dropped in training mode"
    assert not zeros.all(), "everything is dropped in training mode"


def require_share(dropped, p):
    share = dropped.double().mean().item()
    assert abs(share - p) < 0.05, f"p = {p}, but {share:.1%} of the elements are dropped"


def require_independent(first, second, p, who):
    """Require that two masks agree as often as two independent ones do."""
    agreement = (first == second).double().mean().item()
    message = f"{who} are dropped together: {agreement:.1%} of their masks agree, p = {p}"
    assert abs(agreement - (p**2 + (1 - p) ** 2)) < 0.12, message


def require_independent_elements(dropped, p):
    for dim in range(dropped.dim()):
        first, second = dropped.chunk(2, dim)
        require_independent(first, second, p, f"elements that differ in dimension {dim} only")


def random_weights(rng, sizes, dtype=torch.float32):
    inputs, hidden, outputs = sizes
    shapes = [(hidden, inputs), (hidden,), (outputs, hidden), (outputs,)]
    return [torch.randn(shape, generator=rng, dtype=dtype) for shape in shapes]


@pytest.mark.points(2)
@pytest.mark.parametrize(("shape", "dtype"), INPUTS)
def test_training_values(submission, expect, rng, shape, dtype):
    """Training: what is not dropped is scaled by 1 / (1 - p); shape and dtype stay."""
    x = torch.randn(shape, generator=rng, dtype=dtype)

    expect(submission(in_training, x, 0.0), x)
    for p in (0.3, 0.8):
        y = submission(in_training, x, p)
        expect(y, dropped_or_scaled(y, x, p))


@pytest.mark.points(1)
@pytest.mark.parametrize("p", [0.0, 0.1, 0.3, 0.8, None])
def test_share_dropped(submission, rng, p):
    """Training: the share of dropped elements is p, 0.5 by default."""
    x = torch.randn(7200, generator=rng)  # in one dimension: no mask can be shared

    options = () if p is None else (p,)

    y = submission(in_training, x, *options)

    require_share(y == 0, 0.5 if p is None else p)


@pytest.mark.points(2)
@pytest.mark.parametrize(
    ("shape", "p"),
    [((4000,), 0.3), ((100, 40), 0.3), ((40, 100), 0.5), ((8, 6, 10, 10), 0.5)],
)
def test_elements_are_independent(submission, rng, shape, p):
    """Training: each element is dropped or kept for itself, not together with others."""
    x = torch.randn(shape, generator=rng)

    y = submission(in_training, x, p)

    require_some_dropped(y)
    require_independent_elements(y == 0, p)


@pytest.mark.points(1)
def test_number_dropped_varies(submission, rng):
    """Training: how many elements are dropped is random too."""
    x = torch.randn(30, generator=rng)

    y = submission(many_calls, x, 0.5, 60)

    numbers = (y == 0).sum(dim=1).unique().tolist()
    assert len(numbers) > 3, f"of 30 elements, {numbers} were dropped in 60 calls with p = 0.5"


@pytest.mark.points(1)
def test_new_mask_at_every_call(submission, expect, rng):
    """Training: every call draws a new mask, whatever was called before."""
    x = torch.randn(60, 40, generator=rng)

    y = submission(between_evaluations, x, 0.3)

    for name, value in y.items():
        whole = x[:3] if name == "part" else x
        expect(value, dropped_or_scaled(value, whole, 0.3))
    for one, other in [("first", "second"), ("second", "third"), ("first", "third")]:
        require_independent(y[one] == 0, y[other] == 0, 0.3, "the elements of two calls")


@pytest.mark.points(1)
@pytest.mark.parametrize(("shape", "dtype"), INPUTS)
def test_evaluation(submission, expect, rng, shape, dtype):
    """Evaluation: dropout returns its input, wherever in a model it is; in training it drops."""
    x = torch.randn(shape, generator=rng, dtype=dtype)

    expect(submission(in_evaluation, x, 0.7), [x, x])
    require_some_dropped(submission(in_training, torch.ones(40, 20), 0.5))


@pytest.mark.points(1)
def test_mode_is_not_gradient_tracking(submission, expect, rng):
    """Training: dropout also drops under torch.no_grad()."""
    x = torch.randn(7200, generator=rng)

    y = submission(in_training_without_gradients, x, 0.3)

    expect(y, dropped_or_scaled(y, x, 0.3))
    require_share(y == 0, 0.3)


@pytest.mark.points(1)
@pytest.mark.parametrize("dtype", DTYPES)
def test_gradient(submission, expect, rng, dtype):
    """Training: gradients flow back through what was kept, and only through that."""
    x = torch.randn(30, 4, generator=rng, dtype=dtype)

    y, gradient = submission(in_training_with_gradient, x, 0.3)

    expect(gradient, dropped_or_scaled(y, torch.ones_like(x), 0.3))


@pytest.mark.points(1)
def test_input_unchanged(submission, expect, rng):
    """Dropout drops, and leaves its argument as it was."""
    x = torch.randn(30, 4, generator=rng)

    observed = submission(leaves_input, x, 0.3)

    expect(observed["x after the calls"], x)
    require_some_dropped(observed["the result"])


@pytest.mark.points(1)
@pytest.mark.parametrize(
    ("n", "sizes", "dtype"),
    [(8, (3, 5, 2), torch.float32), (5, (7, 4, 1), torch.float64), (1, (2, 6, 9), torch.float32)],
)
def test_mlp_without_dropping(agree, rng, n, sizes, dtype):
    """The network: where nothing is dropped, it is Linear, ReLU, Linear; gradients reach it all."""
    weights = random_weights(rng, sizes, dtype)
    x = torch.randn(n, sizes[0], generator=rng, dtype=dtype)

    agree(mlp_in_evaluation, weights, x, 0.4)
    agree(mlp_with_gradients, weights, x)


@pytest.mark.points(2)
@pytest.mark.parametrize("p", [0.2, 0.7, None])
def test_mlp_drops_hidden_layer(submission, expect, rng, p):
    """The network: in training, units of the hidden layer are dropped, and nothing else."""
    w1, b1 = torch.rand(40, 3, generator=rng), torch.rand(40, generator=rng)  # no unit is silent
    w2 = torch.cat([torch.eye(40), torch.ones(1, 40)])  # all units, one by one, and their sum
    b2 = torch.randn(41, generator=rng)
    x = 0.5 + torch.rand(150, 3, generator=rng)
    options = () if p is None else (p,)

    y = submission(mlp_in_training, [w1, b1, w2, b2], x, *options)

    p = 0.5 if p is None else p
    scaled = (x @ w1.T + b1) / (1 - p)
    expect(y, torch.zeros(150, 41), atol=1e9)  # its shape and dtype
    dropped = (y - b2)[:, :40] < scaled / 2
    expect(y, scaled.masked_fill(dropped, 0.0) @ w2.T + b2, atol=1e-3)
    require_share(dropped, p)
    require_independent_elements(dropped, p)


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
    x = torch.randn(4, 3, generator=rng)

    expect(submission(modes_afterwards, x, modes), {"there is a spread": True, "the modes": modes})


@pytest.mark.points(1)
def test_spread_tracks_no_gradients(submission, rng):
    """Measuring the spread tracks no gradients, and leaves it to others to track them."""
    tracked = submission(gradients_tracked, torch.randn(4, 3, generator=rng))

    assert tracked["passes"] > 1, "the model is not run several times"
    assert not tracked["in a pass"], "gradients are tracked while the model runs"
    assert not tracked["in a spread"], "a spread requires a gradient"
    assert tracked["afterwards"], "after the call, the model tracks no gradients any more"
