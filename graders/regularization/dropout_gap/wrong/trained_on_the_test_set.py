"""Belief: a network may learn from all data that there are.

Advice: Change the targets of the test set. Does the training loss change?
"""

import torch


def compare_dropouts(make_model, ps, seeds, train, test, steps, lr):
    losses = torch.empty(len(ps), len(seeds), 2)
    both = [torch.cat(pair) for pair in zip(train, test, strict=True)]
    for i, p in enumerate(ps):
        for j, seed in enumerate(seeds):
            torch.manual_seed(seed)
            model = make_model(p)
            fit(model, *both, steps, lr)
            losses[i, j] = torch.tensor([mean_loss(model, *train), mean_loss(model, *test)])
    return losses
