"""Belief: clipping prepares the backward pass.

Advice: Print all gradients in the line before you clip them. Are they there yet?
"""


def train_step(model, loss_fn, optimizer, x, y, max_norm):
    optimizer.zero_grad()
    loss = loss_fn(model(x), y)
    norm = clip_by_norm(model.parameters(), max_norm)
    loss.backward()
    optimizer.step()
    return loss.item(), norm
