"""Belief: two classes always need two outputs.

Advice: Look up the row "binary" in the table. How many logits does one sigmoid take?
"""

from torch import nn


def output_layer(task, in_features, n):
    return nn.Linear(in_features, n)
