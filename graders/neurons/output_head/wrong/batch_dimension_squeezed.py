"""Belief: `squeeze()` removes the last dimension.

Advice: Decide for a batch of one example, outputs [[2.0]]. Which shape has your result?
"""

import math


def decide(task, outputs, threshold=0.5):
    if task == "regression":
        return outputs
    if task == "multiclass":
        return outputs.argmax(dim=1)
    logits = outputs.squeeze() if task == "binary" else outputs
    return (logits > math.log(threshold / (1 - threshold))).long()
