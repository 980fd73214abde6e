"""Belief: a training must go on after an error.

Advice: Give train_step a target of inf, and print the weights before and after.
"""


def train_step(model, loss_fn, optimizer, x, y, max_norm):
    optimizer.zero_grad()
    loss = loss_fn(model(x), y)
    loss.backward()
    try:
        norm = clip_by_norm(model.parameters(), max_norm)
    except ValueError:
        norm = max_norm
    optimizer.step()
    return loss.item(), norm
