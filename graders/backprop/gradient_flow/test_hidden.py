"""Hidden checks for backprop/gradient_flow.

Networks that `build_network` draws are judged by their statistics, with room for seven standard
errors; `gradient_norms` by its values on models that the probes build.
"""

import math

import pytest
import torch
from matplotlib.figure import Figure
from probes import compared, left_in, measured_alone
from torch import nn

NAMES = ["sigmoid", "tanh", "relu"]
DTYPES = [torch.float32, torch.float64]
DRAWN = [("sigmoid", 4, 64), ("tanh", 8, 32), ("relu", 4, 64)]  # with depth and width
LAYERS = {"tanh": nn.Tanh, "sigmoid": nn.Sigmoid, "gelu": nn.GELU}


# --- probes of build_network


def weights_of(module, activation, depth, width):
    """the weights of build_network(activation, depth, width)

    Look at how the weights are drawn: distribution, mean and variance.
    """
    model = module.build_network(activation, depth, width)
    return [layer.weight.detach() for layer in model if isinstance(layer, nn.Linear)]


def form_of(module, activation, depth, width):
    """the modules and biases of build_network(activation, depth, width)

    Look at which modules stand where, also at the end.
    """
    model = module.build_network(activation, depth, width)
    linears = [layer for layer in model if isinstance(layer, nn.Linear)]
    return {
        "type": type(model).__name__,
        "modules": ", ".join(type(part).__name__ for part in model),
        "biases": {f"linear {i}": layer.bias.detach() for i, layer in enumerate(linears, 1)},
        "shapes of the weights": ", ".join(str(tuple(layer.weight.shape)) for layer in linears),
        "dtypes of the weights": ", ".join(str(layer.weight.dtype) for layer in linears),
        "all require gradients": all(param.requires_grad for param in model.parameters()),
        "mode": "training mode" if model.training else "eval mode",
    }


def drawn_after_seed(module, activations, depth, width, seed):
    """torch.manual_seed(seed), then build_network(...) for each of some activations"""
    torch.manual_seed(seed)
    models = [module.build_network(activation, depth, width) for activation in activations]
    return [
        [layer.weight.tolist() for layer in model if isinstance(layer, nn.Linear)]
        for model in models
    ]


# --- probes of gradient_norms


def stack(layers):
    """Make a model from pairs (weight, bias or None) and names of activations."""
    modules = []
    for layer in layers:
        if layer == "norm":
            modules.append(nn.LayerNorm(modules[-1].out_features))
            nn.init.constant_(modules[-1].weight, 2.0)
        elif layer == "dropout":
            modules.append(nn.Dropout(0.5))
        elif isinstance(layer, str):
            modules.append(LAYERS[layer]())
        else:
            weight, bias = layer
            modules.append(nn.Linear(weight.shape[1], len(weight), bias=bias is not None))
            modules[-1].weight.data = weight.clone()
            if bias is not None:
                modules[-1].bias.data = bias.clone()
    return nn.Sequential(*modules)


def names_in(model):
    """Name the mode of each module of a model, in a student's words."""
    parts = [f"its {type(part).__name__} {i}" for i, part in enumerate(model)]
    return [f"mode of {name}" for name in ["the model", *parts]]


def norms_of(module, layers, x, y):
    """gradient_norms(model, x, y)

    Look at which parameters a norm is of, and of which loss.
    """
    return module.gradient_norms(stack(layers).to(x.dtype), x, y)


def model_after_measurement(module, layers, x, y, grads):
    """gradient_norms(model, x, y), twice, and the .grad fields and parameters afterwards

    Look at which parameters a norm is of, and of which loss.
    """
    model = stack(layers)
    for param, grad in zip(model.parameters(), grads, strict=True):
        param.grad = grad
    first = module.gradient_norms(model, x, y)
    second = module.gradient_norms(model, x, y)
    params = {name: param.detach() for name, param in model.named_parameters()}
    return first, second, left_in(model.named_parameters()) | params


def measurement_in_mode(module, layers, x, y, modes, seed):
    """gradient_norms(model, x, y) of a model with Dropout, and its modes afterwards

    Look at which parameters a norm is of, and of which loss.
    """
    model = stack(layers)
    for part, training in zip(model.modules(), modes, strict=True):
        part.training = training
    torch.manual_seed(seed)
    norms = module.gradient_norms(model, x, y)
    modes = ["training mode" if part.training else "eval mode" for part in model.modules()]
    return norms, dict(zip(names_in(model), modes, strict=True))


# --- probes of plot_gradient_flow


def lines_of_plot(module, norms):
    """the lines on the axes after plot_gradient_flow(norms, ax)"""
    ax = Figure().subplots()
    module.plot_gradient_flow(norms, ax)
    return {
        f"line {number}": {
            "label": line.get_label(),
            "x": [float(x) for x in line.get_xdata()],
            "y": [float(y) for y in line.get_ydata()],
        }
        for number, line in enumerate(ax.lines, start=1)
    }


def axes_of_plot(module, norms):
    """the axes after plot_gradient_flow(norms, ax)"""
    ax = Figure().subplots()
    module.plot_gradient_flow(norms, ax)
    legend = ax.get_legend()
    names = [text.get_text() for text in legend.get_texts()] if legend else []
    return {
        "x label": ax.get_xlabel(),
        "y label": ax.get_ylabel(),
        "x scale": ax.get_xscale(),
        "y scale": ax.get_yscale(),
        "legend": ", ".join(sorted(names)) if legend else "no legend",
    }


# --- inputs


def linear(rng, inputs, outputs, *, bias=True, dtype=torch.float64):
    """Draw a weight, and a bias."""
    weight = torch.randn(outputs, inputs, generator=rng, dtype=dtype) / math.sqrt(inputs)
    return weight, torch.randn(outputs, generator=rng, dtype=dtype) if bias else None


def batch(rng, n, inputs, outputs, dtype=torch.float64):
    """Draw x and y."""
    x = torch.randn(n, inputs, generator=rng, dtype=dtype)
    return x, torch.randn(n, outputs, generator=rng, dtype=dtype)


def draw_norms(rng, lengths):
    """Draw norms of several orders of magnitude, a list for each name."""
    return {
        name: torch.empty(n).log_normal_(0, 3, generator=rng).tolist()
        for name, n in lengths.items()
    }


def off_by(got, expected):
    return f"got {got:.4g}, expected about {expected:.4g}"


@pytest.mark.points(1)
@pytest.mark.parametrize(("activation", "depth", "width"), DRAWN)
def test_variance_of_weights(submission, activation, depth, width):
    """build_network: in every layer, the weights have mean 0 and variance 2 / width."""
    weights = submission(weights_of, activation, depth, width)

    assert len(weights) == depth, f"expected {depth} layers, got {len(weights)}"
    std = math.sqrt(2 / width)
    room = 7 / width  # in standard errors of the mean of width * width draws, over std
    for number, w in enumerate(weights, start=1):
        mean, spread = w.mean().item(), w.std().item()
        assert abs(mean) < room * std, f"mean of layer {number}: {off_by(mean, 0.0)}"
        assert abs(spread / std - 1) < room / math.sqrt(2), (
            f"standard deviation of layer {number}: {off_by(spread, std)}"
        )


@pytest.mark.points(1)
@pytest.mark.parametrize(("activation", "depth", "width"), DRAWN)
def test_distribution_of_weights(submission, activation, depth, width):
    """build_network: the weights have a normal distribution."""
    weights = submission(weights_of, activation, depth, width)

    assert weights, "no nn.Linear among the modules"
    drawn = torch.cat([(w / w.std()).flatten() for w in weights])  # of standard deviation 1
    beyond = (drawn.abs() > 1).double().mean().item()
    share = math.erfc(math.sqrt(0.5))  # of a normal distribution, beyond its standard deviation
    room = 7 * math.sqrt(share * (1 - share) / max(drawn.numel(), 1))
    assert abs(beyond - share) < room, (
        f"share of weights beyond one standard deviation: {off_by(beyond, share)}"
    )


@pytest.mark.points(1)
@pytest.mark.parametrize(
    ("activation", "depth", "width"), [("sigmoid", 1, 5), ("tanh", 3, 1), ("relu", 4, 3)]
)
def test_form(agree, activation, depth, width):
    """build_network: modules, shapes and dtypes are right, and biases are zero."""
    agree(form_of, activation, depth, width)


@pytest.mark.points(1)
def test_draws(submission, rng):
    """build_network: torch.manual_seed alone decides the weights; layers and networks differ."""
    seed = int(torch.randint(1, 10_000, (), generator=rng))

    first, second = submission(drawn_after_seed, ["relu", "relu"], 3, 4, seed)
    others = [submission(drawn_after_seed, [name], 3, 4, seed)[0] for name in NAMES]
    reseeded = submission(drawn_after_seed, ["relu"], 3, 4, seed + 1)[0]

    for name, other in zip(NAMES, others, strict=True):
        assert other == first, f"the seed is the same, but the weights for {name} are different"
    assert first != second, "two networks in a row have the same weights"
    assert first != reseeded, "another seed gives the same weights"
    assert first[:1] != first[1:2], "the first two layers have the same weights"


@pytest.mark.points(2)
@pytest.mark.parametrize(
    ("sizes", "dtype"), [((5, 1), DTYPES[0]), ((7, 4), DTYPES[1]), ((1, 3), DTYPES[1])]
)
def test_norms(agree, rng, sizes, dtype):
    """gradient_norms: the norms are right for several shapes and dtypes, first layer first."""
    n, outputs = sizes
    layers = [linear(rng, 3, 6, dtype=dtype), "tanh", linear(rng, 6, 2, dtype=dtype), "sigmoid"]
    layers.append(linear(rng, 2, outputs, dtype=dtype))

    tolerance = {"rtol": 1e-4} if dtype == torch.float32 else {}
    agree(norms_of, layers, *batch(rng, n, 3, outputs, dtype), **tolerance)


@pytest.mark.points(1)
@pytest.mark.parametrize("depth", [1, 8])
def test_deep_norms(agree, rng, depth):
    """gradient_norms: one layer is enough, and the small norms of a deep network are right."""
    layers = [part for _ in range(depth) for part in (linear(rng, 5, 5), "sigmoid")]

    agree(norms_of, layers, *batch(rng, 6, 5, 5), rtol=1e-6, atol=1e-15)


@pytest.mark.points(1)
def test_other_modules(agree, rng):
    """gradient_norms: a layer without bias counts, a module that is not nn.Linear does not."""
    layers = [linear(rng, 3, 4, bias=False), "norm", "gelu", linear(rng, 4, 4), "gelu"]
    layers += [linear(rng, 4, 2, bias=False)]

    agree(norms_of, layers, *batch(rng, 6, 3, 2))


@pytest.mark.points(1)
@pytest.mark.parametrize("present", [[0, 1, 2, 3], [1, 2]])
def test_grads_unchanged(submission, expect, rng, present):
    """gradient_norms: .grad fields and parameters are as before; two calls give the same."""
    first, last = linear(rng, 3, 4), linear(rng, 4, 2)
    params = dict(zip(["0.weight", "0.bias", "2.weight", "2.bias"], [*first, *last], strict=True))
    grads = [
        torch.randn(param.shape, generator=rng, dtype=param.dtype) if i in present else None
        for i, param in enumerate(params.values())
    ]
    layers, (x, y) = [first, "tanh", last], batch(rng, 6, 3, 2)

    norms, again, after = submission(model_after_measurement, layers, x, y, grads)

    before = {f"{name}.grad": grad for name, grad in zip(params, grads, strict=True)}
    expect(after, before | params, rtol=0, atol=0)
    expect({"the second call": again}, {"the second call": norms})
    of_other_x, _, _ = submission(model_after_measurement, layers, x + 1, y, grads)
    assert str(of_other_x) != str(norms), "x + 1 gives the same norms as x"
    of_other_y, _, _ = submission(model_after_measurement, layers, x, y + 1, grads)
    assert str(of_other_y) != str(norms), "y + 1 gives the same norms as y"


@pytest.mark.points(1)
@pytest.mark.parametrize(("training", "dropping"), [(True, False), (False, True)])
def test_mode_unchanged(submission, expect, rng, training, dropping):
    """gradient_norms: the model is measured in the mode in which it is, and stays in it."""
    layers = [linear(rng, 3, 8), "tanh", "dropout", linear(rng, 8, 2)]
    modes = [training, training, training, dropping, training]
    x, y = batch(rng, 6, 3, 2)

    norms, after = submission(measurement_in_mode, layers, x, y, modes, 3)

    told = ["training mode" if mode else "eval mode" for mode in modes]
    names = ["the model", "its Linear 0", "its Tanh 1", "its Dropout 2", "its Linear 3"]
    expect(after, {f"mode of {name}": mode for name, mode in zip(names, told, strict=True)})
    undropped = submission(norms_of, [part for part in layers if part != "dropout"], x, y)
    if dropping:
        assert str(undropped) != str(norms), "Dropout in training mode does not drop anything"
    else:
        expect(norms, undropped)


@pytest.mark.points(1)
@pytest.mark.parametrize(("depth", "width", "n"), [(1, 3, 4), (4, 6, 1)])
def test_comparison(submission, expect, rng, depth, width, n):
    """compare_activations: three lists in order, each as the other functions give it."""
    x, y = batch(rng, n, width, width, torch.float32)
    seed = int(torch.randint(1, 10_000, (), generator=rng))

    alone = {name: submission(measured_alone, name, depth, width, x, y, seed) for name in NAMES}
    told = submission(compared, depth, width, x, y, seed)

    names = ", ".join(NAMES)
    expect(told, {"names, in order": names, "norms": alone}, rtol=1e-4, atol=1e-12)


@pytest.mark.points(1)
@pytest.mark.parametrize("lengths", [{"one": 1}, {"z": 4, "deep": 30, "a": 4}])
def test_plotted_lines(agree, rng, lengths):
    """plot_gradient_flow: one line for each entry, with its label, layers from 1 and norms."""
    agree(lines_of_plot, draw_norms(rng, lengths), rtol=1e-5)


@pytest.mark.points(2)
def test_plotted_axes(agree, rng):
    """plot_gradient_flow: labels, a logarithmic y axis, a linear x axis, a legend of all names."""
    agree(axes_of_plot, draw_norms(rng, {"tanh": 4, "relu": 4, "sigmoid": 4}))
