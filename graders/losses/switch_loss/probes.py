"""Probes of losses/switch_loss, for public and hidden checks.

Models are made from plain data: a list of layers, each the name of its kind and its tensors, or
"again" and the number of the layer that stands there a second time.
"""

import torch
from torch import nn

LAYERS = {
    "tanh": nn.Tanh,
    "dropout": nn.Dropout,
    "softmax": lambda: nn.Softmax(dim=-1),
    "log_softmax": lambda: nn.LogSoftmax(dim=1),
    "softmin": lambda: nn.Softmin(dim=1),
    "sequential": lambda: nn.Sequential(nn.Softmax(dim=1)),
}


# --- building and observing, inside the experiment


def make_layer(kind, *tensors):
    """Make a layer from plain data."""
    if kind == "linear":
        weight, *bias = tensors
        layer = nn.Linear(weight.shape[1], weight.shape[0], bias=bool(bias)).to(weight.dtype)
        layer.load_state_dict(dict(zip(["weight", "bias"], tensors, strict=False)))
    elif kind == "batch_norm":
        mean, var = tensors
        layer = nn.BatchNorm1d(len(mean)).to(mean.dtype)
        layer.running_mean.copy_(mean)
        layer.running_var.copy_(var)
    else:
        layer = LAYERS[kind]()
    return layer


def make_model(layers):
    """Make a model from plain data."""
    made = []
    for kind, *rest in layers:
        made.append(made[rest[0]] if kind == "again" else make_layer(kind, *rest))
    return nn.Sequential(*made)


def in_words(layers, known):
    """Name layers by their classes, and by their numbers among the known ones."""
    numbers = {id(layer): str(i) for i, layer in reversed(list(enumerate(known)))}
    return ", ".join(
        f"{type(layer).__name__} {numbers.get(id(layer), '(another one)')}" for layer in layers
    )


def refusal(function, argument):
    """Call a function; say in words whether it refuses."""
    try:
        function(argument)
    except ValueError:
        return "ValueError"
    return "no ValueError was raised"


# --- probes


def both_models(module, layers):
    """to_logits(model), and model after the call; layers with their numbers in model before it

    Look at which layer is the last, and what is done where it is no softmax.
    """
    model = make_model(layers)
    known = list(model)
    new = module.to_logits(model)
    return {
        "class of the new model": type(new).__name__,
        "layers of the new model": in_words(new, known),
        "layers of the old model": in_words(model, known),
    }


def refusal_of_model(module, layers):
    """to_logits(model)

    Look at which layer is the last, and what is done where it is no softmax.
    """
    return refusal(module.to_logits, make_model(layers))


def labels(module, one_hot):
    """to_labels(one_hot)

    Look at what each row must be, and where that is tested.
    """
    return module.to_labels(one_hot)


def refused_rows(module, matrices):
    """to_labels(one_hot)

    Look at what each row must be, and where that is tested.
    """
    return {str(one_hot.tolist()): refusal(module.to_labels, one_hot) for one_hot in matrices}


def step(module, layers, x, one_hot):
    """the loss that train_step(model, optimizer, x, one_hot) returns, and the weight after it"""
    model = make_model(layers)
    optimizer = torch.optim.SGD(model.parameters(), lr=1.0)
    loss = module.train_step(model, optimizer, x, one_hot)
    return {"loss": loss, "weight": model[0].weight.detach()}


def probabilities(module, layers, x):
    """predict_proba(model, x), for a model in training mode"""
    return module.predict_proba(make_model(layers), x)
