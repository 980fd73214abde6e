"""Belief: dimension 0 is that of the classes.

Advice: Decide for outputs of shape (3, 2). How many decisions should there be?
"""

import math


def decide(task, outputs, threshold=0.5):
    if task == "regression":
        return outputs
    if task == "multiclass":
        return outputs.argmax(dim=0)
    logits = outputs[:, 0] if task == "binary" else outputs
    return (logits > math.log(threshold / (1 - threshold))).long()
