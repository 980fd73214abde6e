"""Hidden checks for losses/switch_loss.

Each probe makes its models from plain data: a list of layers, each the name of its kind and its
tensors.
"""

import pytest
import torch
from torch import nn

D, H = 4, 6
SHAPES = [(1, 3), (3, 3), (7, 2), (5, 4)]  # N, C
DTYPES = [torch.float32, torch.float64]
LAYERS = {
    "tanh": nn.Tanh,
    "dropout": nn.Dropout,
    "softmax": lambda: nn.Softmax(dim=-1),
    "log_softmax": lambda: nn.LogSoftmax(dim=1),
    "softmin": lambda: nn.Softmin(dim=1),
}


# --- building and observing, inside the experiment


def make_layer(kind, *tensors):
    """Make a layer from plain data."""
    if kind == "linear":
        weight, bias = tensors
        layer = nn.Linear(weight.shape[1], weight.shape[0]).to(weight.dtype)
        layer.load_state_dict({"weight": weight, "bias": bias})
    elif kind == "batch_norm":
        mean, var = tensors
        layer = nn.BatchNorm1d(len(mean)).to(mean.dtype)
        layer.running_mean.copy_(mean)
        layer.running_var.copy_(var)
    else:
        layer = LAYERS[kind]()
    return layer


def make_model(layers):
    return nn.Sequential(*(make_layer(*layer) for layer in layers))


def make_optimizer(model, lr):
    return torch.optim.SGD(model.parameters(), lr=lr, momentum=0.9)


def tensors_of(model):
    """Give parameters and running statistics, under their keys."""
    return {key: value for key, value in model.state_dict().items() if value.is_floating_point()}


def refused(function, argument):
    try:
        function(argument)
    except ValueError:
        return "ValueError"
    return "no ValueError"


# --- probes


def logits_of(module, layers, x):
    """to_logits(model)(x)"""
    return module.to_logits(make_model(layers))(x).detach()


def layers_of_both(module, layers):
    """the layers of to_logits(model) and of the model after it, by their places in the old model"""
    model = make_model(layers)
    places = {id(layer): place for place, layer in enumerate(model)}
    new = module.to_logits(model)
    return {
        "class": type(new).__name__,
        "is the old one": new is model,
        "new": [places.get(id(layer), "another layer") for layer in new],
        "old": [places.get(id(layer), "another layer") for layer in model],
    }


def model_refused(module, layers):
    """to_logits(model), for a model that ends in another layer"""
    return refused(module.to_logits, make_model(layers))


def labels(module, one_hot):
    """to_labels(one_hot)"""
    return module.to_labels(one_hot)


def rows_refused(module, one_hot):
    """to_labels(one_hot), for rows that are not one-hot"""
    return refused(module.to_labels, one_hot)


def step_loss(module, layers, x, one_hot):
    """train_step(model, optimizer, x, one_hot)"""
    model = make_model(layers)
    return module.train_step(model, make_optimizer(model, 0.5), x, one_hot)


def steps_params(module, layers, batches, stale):
    """the parameters after train_step for each batch; there are gradients from before"""
    model = make_model(layers)
    optimizer = make_optimizer(model, 0.5)
    for param in model.parameters():
        param.grad = torch.full_like(param, stale)
    for x, one_hot in batches:
        module.train_step(model, optimizer, x, one_hot)
    return tensors_of(model)


def step_after_evaluation(module, layers, x, one_hot):
    """parameters and running statistics after model.eval() and train_step"""
    model = make_model(layers).eval()
    module.train_step(model, make_optimizer(model, 0.5), x, one_hot)
    return tensors_of(model)


def trained_on(module, layers, x, one_hot):
    """the old model after MSE steps, to_logits(model), train_step with the same optimizer"""
    model = make_model(layers)
    optimizer = make_optimizer(model, 0.2)
    for _ in range(2):
        optimizer.zero_grad()
        nn.functional.mse_loss(model(x), one_hot).backward()
        optimizer.step()
    new = module.to_logits(model)
    losses = [module.train_step(new, optimizer, x, one_hot) for _ in range(2)]
    return losses, tensors_of(model)


def probabilities(module, layers, x):
    """predict_proba(model, x), for a model in training mode"""
    return module.predict_proba(make_model(layers), x).detach()


def prediction_effects(module, layers, x, modes):
    """requires_grad of predict_proba(model, x); the model's modes and tensors afterwards"""
    model = make_model(layers)
    for part, mode in zip(model.modules(), modes, strict=True):
        part.training = mode
    result = module.predict_proba(model, x)
    return {
        "requires_grad": result.requires_grad,
        "training": [part.training for part in model.modules()],
        "tensors": tensors_of(model),
    }


# --- inputs


def linear(rng, in_features, out_features, dtype=torch.float64):
    """Draw a linear layer."""
    weight = torch.randn(out_features, in_features, generator=rng, dtype=dtype)
    return ("linear", weight, torch.randn(out_features, generator=rng, dtype=dtype))


def batch_norm(rng, num_features, dtype=torch.float64):
    """Draw a batch normalization that has seen other data than ours."""
    mean = 1 + torch.rand(num_features, generator=rng, dtype=dtype)
    return ("batch_norm", mean, 2 + torch.rand(num_features, generator=rng, dtype=dtype))


def small_network(rng, num_classes, dtype=torch.float64):
    """Draw the layers of a network that gives logits."""
    return [linear(rng, D, H, dtype), ("tanh",), linear(rng, H, num_classes, dtype)]


def normalized_network(rng, num_classes):
    """Draw the layers of a network that behaves differently in the two modes."""
    return [
        linear(rng, D, H),
        batch_norm(rng, H),
        ("tanh",),
        ("dropout",),
        linear(rng, H, num_classes),
    ]


def one_hot_rows(rng, n, num_classes, dtype=torch.float64):
    """Draw one-hot targets; with three rows or more the first and the last differ."""
    targets = torch.randint(num_classes, (n,), generator=rng)
    targets[-1] = (targets[0] + 1) % num_classes if n > 1 else targets[-1]
    return nn.functional.one_hot(targets, num_classes).to(dtype)


def batch(rng, n, num_classes, dtype=torch.float64):
    """Draw inputs and one-hot targets."""
    x = torch.randn(n, D, generator=rng, dtype=dtype)
    return x, one_hot_rows(rng, n, num_classes, dtype)


@pytest.mark.points(1)
@pytest.mark.parametrize("dtype", DTYPES)
def test_to_logits_output(agree, rng, dtype):
    """to_logits: the new model gives what goes into the last softmax; an earlier one stays."""
    layers = [linear(rng, D, H, dtype), ("softmax",), linear(rng, H, 3, dtype), ("softmax",)]

    agree(logits_of, layers, torch.randn(5, D, generator=rng, dtype=dtype))


@pytest.mark.points(1)
@pytest.mark.parametrize("middle", ["tanh", "dropout", "softmax"])
def test_to_logits_layers(agree, rng, middle):
    """to_logits: a new Sequential of the very same layers; the old model keeps its softmax."""
    agree(layers_of_both, [linear(rng, D, H), (middle,), linear(rng, H, 3), ("softmax",)])


@pytest.mark.points(1)
@pytest.mark.parametrize("last", ["tanh", "log_softmax", "softmin"])
def test_to_logits_refuses(agree, rng, last):
    """to_logits: a last layer other than nn.Softmax raises a ValueError."""
    agree(model_refused, [linear(rng, D, 3), ("softmax",), linear(rng, 3, 3), (last,)])


@pytest.mark.points(1)
@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("dtype", [*DTYPES, torch.float16, torch.int64, torch.int32, torch.uint8])
def test_to_labels_value(agree, rng, shape, dtype):
    """to_labels: the index of the 1 in each row, int64, for rows of any dtype."""
    agree(labels, one_hot_rows(rng, *shape, dtype))


@pytest.mark.points(2)
@pytest.mark.parametrize(
    "row",
    [
        [0.0, 0.0, 0.0],
        [1.0, 0.0, 1.0],
        [0.0, 2.0, 0.0],
        [0.75, 0.25, 0.0],
        [1.0, 1.0, -1.0],
        [1.0, 0.5, -0.5],
        [1.0, 2.0, 0.0],
        [0.0, -1.0, 0.0],
    ],
)
@pytest.mark.parametrize("place", [0, 2])
def test_to_labels_refuses(agree, rng, row, place):
    """to_labels: a single row that is not one-hot raises a ValueError."""
    one_hot = one_hot_rows(rng, 3, 3)
    one_hot[place] = torch.tensor(row, dtype=torch.float64)

    agree(rows_refused, one_hot)


@pytest.mark.points(1)
@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("dtype", DTYPES)
def test_train_step_loss(agree, rng, shape, dtype):
    """train_step: the result is the mean cross-entropy before the step, a Python float."""
    layers = small_network(rng, shape[1], dtype)

    agree(step_loss, layers, *batch(rng, *shape, dtype), rtol=1e-4, atol=1e-5)


@pytest.mark.points(2)
@pytest.mark.parametrize("shape", SHAPES)
def test_train_step_params(agree, rng, shape):
    """train_step: the parameters take the right steps, gradients from before left aside."""
    batches = [batch(rng, *shape) for _ in range(2)]

    agree(steps_params, small_network(rng, shape[1]), batches, 1.0)


@pytest.mark.points(1)
def test_train_step_mode(agree, rng):
    """train_step: it trains in training mode, also after an evaluation."""
    layers = [linear(rng, D, H), batch_norm(rng, H), ("tanh",), linear(rng, H, 3)]

    agree(step_after_evaluation, layers, *batch(rng, 6, 3))


@pytest.mark.points(1)
def test_training_goes_on(agree, rng):
    """to_logits and train_step: the old optimizer trains on, with its momentum, the old layers."""
    agree(trained_on, [*small_network(rng, 3), ("softmax",)], *batch(rng, 6, 3))


@pytest.mark.points(1)
@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("dtype", DTYPES)
def test_predict_proba_value(agree, rng, shape, dtype):
    """predict_proba: it gives the softmax of each row of logits."""
    n, num_classes = shape
    x = torch.randn(n, D, generator=rng, dtype=dtype)

    agree(probabilities, small_network(rng, num_classes, dtype), x)


@pytest.mark.points(1)
@pytest.mark.parametrize("n", [1, 4])
def test_predict_proba_evaluates(agree, rng, n):
    """predict_proba: the model predicts in evaluation mode."""
    x = torch.randn(n, D, generator=rng, dtype=torch.float64)

    agree(probabilities, normalized_network(rng, 3), x)


@pytest.mark.points(1)
@pytest.mark.parametrize(
    "modes", [[True] * 6, [False] * 6, [True, True, False, True, True, True], [False] * 5 + [True]]
)
def test_predict_proba_leaves_the_model(agree, rng, modes):
    """predict_proba: no graph, and the model and each layer stay in the mode they were in."""
    x = torch.randn(4, D, generator=rng, dtype=torch.float64)

    agree(prediction_effects, normalized_network(rng, 3), x, modes)
