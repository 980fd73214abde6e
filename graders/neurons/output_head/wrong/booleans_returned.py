"""Belief: a decision is True or False.

Advice: Print the dtype of your decisions. Which one does the contract ask for?
"""

import math


def decide(task, outputs, threshold=0.5):
    if task == "regression":
        return outputs
    if task == "multiclass":
        return outputs.argmax(dim=1)
    logits = outputs[:, 0] if task == "binary" else outputs
    return logits > math.log(threshold / (1 - threshold))
