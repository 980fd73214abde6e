"""Belief: both ways to clip are the same to the optimizer.

Advice: Let train_step clip a gradient of several elements. Do their ratios stay the same?
"""

import math


def train_step(model, loss_fn, optimizer, x, y, max_norm):
    optimizer.zero_grad()
    loss = loss_fn(model(x), y)
    loss.backward()
    norm = clip_by_norm(model.parameters(), math.inf)
    clip_by_value(model.parameters(), max_norm)
    optimizer.step()
    return loss.item(), norm
