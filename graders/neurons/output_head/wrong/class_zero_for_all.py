"""Belief: argmax finds the class, also where there is one output.

Advice: Print outputs.argmax(dim=1) for the outputs [[5.0], [-5.0]].
"""

import math


def decide(task, outputs, threshold=0.5):
    if task == "regression":
        return outputs
    if task in ("multiclass", "binary"):
        return outputs.argmax(dim=1)
    return (outputs > math.log(threshold / (1 - threshold))).long()
