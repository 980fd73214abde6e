"""Probes of regularization/dropout_mlp, for public and hidden checks."""

import torch
from torch import nn


def in_training(module, x, *p):
    """Dropout(p) applied to x in training mode"""
    return module.Dropout(*p).train()(x)


def values_of_factor(module, x, p):
    """y / x for y = Dropout(p)(x) in training mode: all values that occur

    Look at what the kept values are divided by.
    """
    factors = module.Dropout(p).train()(x.clone()) / x
    return {"values of y / x": sorted({round(f, 4) for f in factors.flatten().tolist()})}


def share_of_zeros(module, n, *p):
    """Dropout(p) applied to torch.ones(n, n) in training mode: the share of zeros, in tenths"""
    y = module.Dropout(*p).train()(torch.ones(n, n))
    return {"share of zeros": round((y == 0).double().mean().item(), 1)}


def in_evaluation(module, x, p):
    """Dropout(p), inside a Sequential, applied to x in evaluation mode"""
    model = nn.Sequential(nn.Identity(), nn.Sequential(module.Dropout(p))).eval()
    return {"y": model(x), "y of an x with gradient": model(x.clone().requires_grad_()).detach()}


def refusal_of_p(module, p):
    """Dropout(p)"""
    try:
        module.Dropout(p)
    except ValueError:
        return "ValueError"
    return "no ValueError was raised"


def with_weights(model, weights):
    """Load these weights into the model, each to the parameter of its shape."""
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


def mlp(module, weights, x, p):
    """DropoutMLP(in, hidden, out, p) with these weights (W1, b1, W2, b2), applied to x

    Look at where dropout stands, and what it does in each mode.
    """
    model = make_mlp(module, weights, p)
    values = model.train()(x).detach().flatten().tolist()
    return {
        "y in evaluation": model.eval()(x).detach(),
        "values in training": sorted({round(value, 3) for value in values}),
    }


class InTurn(nn.Module):
    """Gives x times these factors in turn in training mode, x times their mean in evaluation."""

    def __init__(self, factors):
        super().__init__()
        self.factors = factors
        self.calls = 0

    def forward(self, x):
        if not self.training:
            return x * sum(self.factors) / len(self.factors)
        self.calls += 1
        return x * self.factors[(self.calls - 1) % len(self.factors)]


def spread_in_turn(module, x, factors):
    """prediction_spread(model, x) of a model that gives x times each of these factors in turn"""
    in_training, in_evaluation = module.prediction_spread(InTurn(factors), x)
    return {"train_spread": in_training, "eval_spread": in_evaluation}
