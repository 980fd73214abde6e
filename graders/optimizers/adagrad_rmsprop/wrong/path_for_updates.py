"""Belief: the updates are the parameters after the steps.

Advice: Print updates(adagrad_step, torch.ones(4), 1.0). The second number of the worked example
is -0.7071. Of what is it the change?
"""

import torch


def updates(step, grads, lr):
    param, state, found = torch.zeros_like(grads[0]), None, []
    for grad in grads:
        param, state = step(param, grad, state, lr)
        found.append(param)
    return torch.stack(found)
