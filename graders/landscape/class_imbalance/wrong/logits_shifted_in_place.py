"""Belief: `-=` changes only the function's own variable.

Advice: Print the logits before and after the call.
"""

import torch


def focal_loss(logits, labels, gamma=2.0):
    with torch.no_grad():
        logits -= logits.max(dim=1, keepdim=True).values
    log_p = (logits - logits.exp().sum(dim=1, keepdim=True).log())[
        torch.arange(len(labels)), labels
    ]
    return -((1 - log_p.exp()) ** gamma * log_p).mean()
