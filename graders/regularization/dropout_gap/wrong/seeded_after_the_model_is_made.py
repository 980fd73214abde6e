"""Belief: only what happens in training is random.

Advice: Ask for 0 steps, twice. Are the losses equal?
"""

import torch


def compare_dropouts(make_model, ps, seeds, train, test, steps, lr):
    losses = torch.empty(len(ps), len(seeds), 2)
    for i, p in enumerate(ps):
        for j, seed in enumerate(seeds):
            model = make_model(p)
            torch.manual_seed(seed)
            fit(model, *train, steps, lr)
            losses[i, j] = torch.tensor([mean_loss(model, *train), mean_loss(model, *test)])
    return losses
