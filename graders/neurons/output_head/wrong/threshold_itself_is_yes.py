"""Belief: a probability of exactly the threshold is enough.

Advice: Decide for the logit 0.0. What do the rules say of it?
"""

import math


def decide(task, outputs, threshold=0.5):
    if task == "regression":
        return outputs
    if task == "multiclass":
        return outputs.argmax(dim=1)
    logits = outputs[:, 0] if task == "binary" else outputs
    return (logits >= math.log(threshold / (1 - threshold))).long()
