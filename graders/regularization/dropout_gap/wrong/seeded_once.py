"""Belief: one seed at the beginning makes a comparison fair.

Advice: Print the first weight of each network that is made. Is it the same for each p?
"""

import torch


def compare_dropouts(make_model, ps, seeds, train, test, steps, lr):
    losses = torch.empty(len(ps), len(seeds), 2)
    torch.manual_seed(seeds[0])
    for i, p in enumerate(ps):
        for j in range(len(seeds)):
            model = make_model(p)
            fit(model, *train, steps, lr)
            losses[i, j] = torch.tensor([mean_loss(model, *train), mean_loss(model, *test)])
    return losses
