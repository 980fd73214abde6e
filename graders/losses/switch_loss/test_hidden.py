"""Hidden checks for losses/switch_loss."""

import pytest
import torch
from probes import (
    both_models,
    make_model,
    probabilities,
    refusal_of_model,
    refused_rows,
)
from torch import nn

D, H = 4, 6
SHAPES = [(1, 3), (3, 3), (7, 2), (5, 4)]  # N, C
DTYPES = [torch.float32, torch.float64]
NOT_ONE_HOT = [
    [0.0, 0.0, 0.0],
    [1.0, 0.0, 1.0],
    [0.0, 2.0, 0.0],
    [0.75, 0.25, 0.0],
    [1.0, 1.0, -1.0],
    [1.0, 0.5, -0.5],
    [1.0, 2.0, 0.0],
    [0.0, -1.0, 0.0],
]


# --- building and observing, inside the experiment


def make_optimizer(model, lr):
    """Make an optimizer with momentum."""
    return torch.optim.SGD(model.parameters(), lr=lr, momentum=0.9)


def tensors_of(model):
    """Return parameters and running statistics, under their keys."""
    return {key: value for key, value in model.state_dict().items() if value.is_floating_point()}


def parts_of(model):
    """Return the model and its layers, under names."""
    return {"the model": model} | {f"layer {i}": layer for i, layer in enumerate(model)}


# --- probes


def logits_of(module, layers, x):
    """to_logits(model)(x)

    Look at which layer is the last, and what is done where it is no softmax.
    """
    return module.to_logits(make_model(layers))(x)


def labels_of_each(module, matrices):
    """to_labels(one_hot), for several dtypes and shapes

    Look at what each row must be, and where that is tested.
    """
    return {
        f"{str(one_hot.dtype)[6:]}, shape {tuple(one_hot.shape)}": module.to_labels(one_hot)
        for one_hot in matrices
    }


def step_loss(module, layers, x, one_hot):
    """train_step(model, optimizer, x, one_hot)

    Look at what the loss is given, how it is reduced, and when it is computed.
    """
    model = make_model(layers)
    return module.train_step(model, make_optimizer(model, 0.5), x, one_hot)


def steps_params(module, layers, batches, stale):
    """the parameters after train_step for each batch; there are gradients from before

    Look at what the loss is given, how it is reduced, and which gradients are left.
    """
    model = make_model(layers)
    optimizer = make_optimizer(model, 0.5)
    for param in model.parameters():
        param.grad = torch.full_like(param, stale)
    for x, one_hot in batches:
        module.train_step(model, optimizer, x, one_hot)
    return tensors_of(model)


def step_after_evaluation(module, layers, x, one_hot):
    """parameters and running statistics after model.eval() and train_step

    Look at what the loss is given, how it is reduced, and the mode of the model.
    """
    model = make_model(layers).eval()
    module.train_step(model, make_optimizer(model, 0.5), x, one_hot)
    return tensors_of(model)


def step_with_frozen_layer(module, layers, x, one_hot):
    """the model after train_step(model, optimizer, x, one_hot), its first layer frozen"""
    model = make_model(layers)
    model[0].requires_grad_(False)
    before = model[-1].weight.detach().clone()
    module.train_step(model, make_optimizer(model, 0.5), x, one_hot)
    return {
        "weight of the frozen layer": model[0].weight.detach(),
        "bias of the frozen layer": model[0].bias.detach(),
        "the frozen layer is still frozen": not model[0].weight.requires_grad,
        "the last layer has moved": not torch.equal(model[-1].weight, before),
    }


def trained_on(module, layers, x, one_hot):
    """the old model after MSE steps, to_logits(model), train_step with the same optimizer

    Look at which layers and which parameters the optimizer holds.
    """
    model = make_model(layers)
    optimizer = make_optimizer(model, 0.2)
    for _ in range(2):
        optimizer.zero_grad()
        nn.functional.mse_loss(model(x), one_hot).backward()
        optimizer.step()
    new = module.to_logits(model)
    losses = [module.train_step(new, optimizer, x, one_hot.clone()) for _ in range(2)]
    told = dict(zip(["the first loss", "the second loss"], losses, strict=True))
    return told | {f"{key} of the old model": value for key, value in tensors_of(model).items()}


def prediction(module, model, x):
    """Predict; describe the result, without its numbers."""
    observed, other = module.predict_proba(model, x), module.predict_proba(model, -x)
    return {
        "shape of the result": tuple(observed.shape),
        "another x has another result": not torch.equal(observed, other),
    }


def mode_of(part):
    """Name the mode of a model or a layer."""
    return "training" if part.training else "evaluation"


def put_into_modes(model, modes):
    """Put the model and each of its layers into a mode of its own."""
    for part, mode in zip(parts_of(model).values(), modes, strict=True):
        part.training = mode == "training"


def graph_of(module, layers, x):
    """predict_proba(model, x)"""
    model = make_model(layers)
    described = prediction(module, model, x)
    return described | {"requires_grad of the result": module.predict_proba(model, x).requires_grad}


def model_after(module, layers, x, modes):
    """the modes and tensors of the model after predict_proba(model, x)"""
    model = make_model(layers)
    put_into_modes(model, modes)
    described = prediction(module, model, x)
    told = {f"mode of {name}": mode_of(part) for name, part in parts_of(model).items()}
    return described | told | tensors_of(model)


def modes_after_error(module, layers, x, modes):
    """the modes after predict_proba(model, x), where x is too wide for the model

    Look at how the modes come back, whatever happens in between.
    """
    model = make_model(layers)
    described = prediction(module, model, x)
    put_into_modes(model, modes)
    try:
        module.predict_proba(model, torch.cat([x, x], dim=1))
    except RuntimeError:
        reached = True
    else:
        reached = False
    told = {f"mode of {name}": mode_of(part) for name, part in parts_of(model).items()}
    return described | {"the model's error reached the caller": reached} | told


def frozen_after(module, layers, x, first_is_frozen):
    """whether parameters are frozen after predict_proba(model, x)"""
    model = make_model(layers)
    model[0].requires_grad_(not first_is_frozen)
    described = prediction(module, model, x)
    return described | {
        "the first layer is frozen": not model[0].weight.requires_grad,
        "the last layer is frozen": not model[-1].weight.requires_grad,
    }


def rows_after_labels(module, one_hot):
    """to_labels(one_hot), and one_hot after the call

    Look at what each row must be, and where that is tested.
    """
    found = module.to_labels(one_hot)
    return {"the labels": found, "one_hot after the call": one_hot}


def batch_after_step(module, layers, x, one_hot):
    """x and one_hot after train_step(model, optimizer, x, one_hot)"""
    model = make_model(layers)
    before = model[-1].weight.detach().clone()
    module.train_step(model, make_optimizer(model, 0.5), x, one_hot)
    return {
        "x after the call": x,
        "one_hot after the call": one_hot,
        "the last layer has moved": not torch.equal(model[-1].weight, before),
    }


def inputs_after_prediction(module, layers, x):
    """predict_proba(model, x), and x after the call"""
    described = prediction(module, make_model(layers), x)
    return described | {"x after the call": x}


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
    layers = [linear(rng, D, H), (middle,), linear(rng, H, 3), ("softmax",)]

    agree(both_models, layers)


@pytest.mark.points(1)
@pytest.mark.parametrize("place", [0, 1, "softmax"])
def test_to_logits_repeated(agree, rng, place):
    """to_logits: a layer in several places stays in all of them, a softmax in all but the last."""
    if place == "softmax":
        layers = [linear(rng, D, D), ("softmax",), linear(rng, D, 3), ("again", 1)]
    else:
        layers = [linear(rng, D, D), ("tanh",), ("again", place), linear(rng, D, 3), ("softmax",)]

    agree(both_models, layers)


@pytest.mark.points(1)
@pytest.mark.parametrize("last", ["tanh", "log_softmax", "softmin", "sequential", "softmax"])
def test_to_logits_refuses(agree, rng, last):
    """to_logits: a last layer other than nn.Softmax raises a ValueError."""
    agree(refusal_of_model, [linear(rng, D, 3), ("softmax",), linear(rng, 3, 3), (last,)])


@pytest.mark.points(1)
def test_to_labels_value(agree, rng):
    """to_labels: the index of the 1 in each row, int64, for rows of any dtype."""
    dtypes = [*DTYPES, torch.float16, torch.int64, torch.int32, torch.uint8]

    agree(
        labels_of_each, [one_hot_rows(rng, *shape, dtype) for shape in SHAPES for dtype in dtypes]
    )


@pytest.mark.points(1)
def test_to_labels_refuses(agree, rng):
    """to_labels: a single row that is not one-hot raises a ValueError."""
    matrices = [one_hot_rows(rng, 3, 3)]
    for row in NOT_ONE_HOT:
        for place in (0, 2):
            one_hot = one_hot_rows(rng, 3, 3)
            one_hot[place] = torch.tensor(row, dtype=torch.float64)
            matrices.append(one_hot)

    agree(refused_rows, matrices)


@pytest.mark.points(1)
@pytest.mark.parametrize(("shape", "dtype"), [*zip(SHAPES, DTYPES * 2, strict=True)])
def test_train_step_loss(agree, rng, shape, dtype):
    """train_step: the result is the mean cross-entropy before the step, a Python float."""
    layers = small_network(rng, shape[1], dtype)

    agree(step_loss, layers, *batch(rng, *shape, dtype), rtol=1e-4, atol=1e-5)


@pytest.mark.points(1)
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
def test_train_step_frozen(agree, rng):
    """train_step: a frozen layer stays as it is, and the others are trained."""
    agree(step_with_frozen_layer, small_network(rng, 3), *batch(rng, 6, 3))


@pytest.mark.points(1)
def test_training_goes_on(agree, rng):
    """to_logits and train_step: the old optimizer trains on, with its momentum, the old layers."""
    agree(trained_on, [*small_network(rng, 3), ("softmax",)], *batch(rng, 6, 3))


@pytest.mark.points(1)
@pytest.mark.parametrize(("shape", "dtype"), [*zip(SHAPES, DTYPES * 2, strict=True)])
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
def test_predict_proba_graph(agree, rng):
    """predict_proba: the result has no graph."""
    agree(graph_of, small_network(rng, 3), batch(rng, 4, 3)[0])


@pytest.mark.points(1)
@pytest.mark.parametrize("mode", ["training", "evaluation"])
@pytest.mark.parametrize("other", [None, 2, 5])
def test_predict_proba_leaves_the_model(agree, rng, mode, other):
    """predict_proba: the model and each layer stay in the mode they were in, and as they were."""
    modes = modes_with_another(mode, other)

    agree(model_after, normalized_network(rng, 3), batch(rng, 4, 3)[0], modes)


@pytest.mark.points(1)
@pytest.mark.parametrize("mode", ["training", "evaluation"])
def test_predict_proba_after_an_error(agree, rng, mode):
    """predict_proba: if the model raises an error, its layers are in their modes all the same."""
    modes = modes_with_another(mode, 2)

    agree(modes_after_error, normalized_network(rng, 3), batch(rng, 4, 3)[0], modes)


@pytest.mark.points(1)
@pytest.mark.parametrize("first_is_frozen", [True, False])
def test_predict_proba_frozen(agree, rng, first_is_frozen):
    """predict_proba: frozen layers stay frozen, and the others can still be trained."""
    agree(frozen_after, small_network(rng, 3), batch(rng, 4, 3)[0], first_is_frozen)


@pytest.mark.points(1)
def test_inputs_unchanged(agree, rng):
    """to_labels, train_step, predict_proba: x and one_hot are left as they were."""
    layers, (x, one_hot) = small_network(rng, 3), batch(rng, 5, 3)

    agree(rows_after_labels, one_hot)
    agree(batch_after_step, layers, x, one_hot)
    agree(inputs_after_prediction, layers, x)


def modes_with_another(mode, other):
    """Return the modes of a model and its five layers, all alike but one."""
    modes = [mode] * 6
    if other is not None:
        modes[other] = "training" if mode == "evaluation" else "evaluation"
    return modes
