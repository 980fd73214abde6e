"""Belief: a linear layer that stands alone can move into the new model.

Advice: Collapse a linear layer, a ReLU and a linear layer, and compare the first layers with `is`.
"""

from itertools import groupby

from torch import nn


def collapse_runs(model):
    modules = []
    for is_linear, run in groupby(model, lambda m: isinstance(m, nn.Linear)):
        run = list(run)
        modules += [collapse(nn.Sequential(*run))] if is_linear and len(run) > 1 else run
    return nn.Sequential(*modules)
