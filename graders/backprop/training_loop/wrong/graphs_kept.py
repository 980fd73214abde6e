"""Belief: losses can be added up as they are, and turned into a number at the end.

Advice: What does a sum of tensors need to remember for a later backward? Watch the memory over an
epoch of many batches.
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
