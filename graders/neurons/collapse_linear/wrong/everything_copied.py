"""Belief: a new model has new activations.

Advice: Collapse a model with an nn.PReLU, and compare the two PReLUs with `is`.
"""

import copy
from itertools import groupby

from torch import nn


def collapse_runs(model):
    modules = []
    for is_linear, run in groupby(copy.deepcopy(model), lambda m: isinstance(m, nn.Linear)):
        modules += [collapse(nn.Sequential(*run))] if is_linear else run
    return nn.Sequential(*modules)
