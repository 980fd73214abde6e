"""Probes of neurons/xor, for public and hidden checks."""

import torch


def xor_outputs(module, *margin):
    """xor_weights(margin): the shapes, and z for each of the four inputs

    Look at z for each of the four inputs, by hand.
    """
    w1, b1, w2, b2 = module.xor_weights(*margin)
    observed = {"shapes": [list(tensor.shape) for tensor in (w1, b1, w2, b2)]}
    for x in [(0, 0), (0, 1), (1, 0), (1, 1)]:
        hidden = torch.relu(w1 @ torch.tensor(x, dtype=torch.float32) + b1)
        observed[f"z for {x}"] = (w2 @ hidden + b2).sum()
    return observed


def one_pass(module, weights, x, targets):
    """perceptron_pass(weights, x, targets)

    Look at which examples move the weights, and how the bias moves.
    """
    new, mistakes = module.perceptron_pass(weights, x, targets)
    return {"weights": new, "mistakes": mistakes}


def learning(module, x, targets):
    """perceptron(x, targets)"""
    weights, passes, learned = module.perceptron(x, targets)
    return {"learned": bool(learned), "passes": passes, "weights": weights}
