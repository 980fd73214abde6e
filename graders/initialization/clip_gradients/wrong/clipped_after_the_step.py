"""Belief: clipping tidies up after the step.

Advice: Print the weight of the worked example before and after you clip. Which of your lines moves
it, and with which gradient?
"""


def train_step(model, loss_fn, optimizer, x, y, max_norm):
    optimizer.zero_grad()
    loss = loss_fn(model(x), y)
    loss.backward()
    optimizer.step()
    norm = clip_by_norm(model.parameters(), max_norm)
    return loss.item(), norm
