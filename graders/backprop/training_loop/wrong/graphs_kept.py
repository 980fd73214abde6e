"""Belief: losses can be added up as they are, and turned into a number at the end.

Advice: Print the type of your running total after three batches. What does a sum of tensors keep
for a later backward?
"""


def train_epoch(model, loss_fn, optimizer, batches):
    model.train()
    total, count = 0.0, 0
    for x, y in batches:
        optimizer.zero_grad()
        loss = loss_fn(model(x), y)
        loss.backward()
        optimizer.step()
        total += loss * len(x)
        count += len(x)
    return (total / count).item()
