"""Belief: a training begins where the model is.

Advice: Count how often make_model is called, for two drop probabilities and three seeds.
"""

import torch


def compare_dropouts(make_model, ps, seeds, train, test, steps, lr):
    losses = torch.empty(len(ps), len(seeds), 2)
    for i, p in enumerate(ps):
        torch.manual_seed(seeds[0])
        model = make_model(p)
        for j, seed in enumerate(seeds):
            torch.manual_seed(seed)
            fit(model, *train, steps, lr)
            losses[i, j] = torch.tensor([mean_loss(model, *train), mean_loss(model, *test)])
    return losses
