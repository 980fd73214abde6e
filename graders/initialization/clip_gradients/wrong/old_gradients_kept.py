"""Belief: backward replaces the gradients.

Advice: Give the weight of the worked example a gradient of 7 before the step. Which norm does
train_step return?
"""


def train_step(model, loss_fn, optimizer, x, y, max_norm):
    loss = loss_fn(model(x), y)
    loss.backward()
    norm = clip_by_norm(model.parameters(), max_norm)
    optimizer.step()
    return loss.item(), norm
