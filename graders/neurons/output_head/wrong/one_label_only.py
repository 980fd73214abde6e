"""Belief: the label with the largest logit is the answer.

Advice: Decide for the label logits [[3.0, 2.0]] and [[-3.0, -2.0]]. How many labels should each
have?
"""

import math

from torch.nn import functional as F


def decide(task, outputs, threshold=0.5):
    if task == "regression":
        return outputs
    if task == "multiclass":
        return outputs.argmax(dim=1)
    if task == "multilabel":
        return F.one_hot(outputs.argmax(dim=1), outputs.shape[1])
    return (outputs[:, 0] > math.log(threshold / (1 - threshold))).long()
