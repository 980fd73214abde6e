"""Belief: an optimizer keeps nothing from one step to the next.

Advice: Train for two steps with momentum. What does the second step know of the first one?
"""


def train(model, loss_fn, optimizer_class, lr, weight_decay, steps, decoupled):
    decayed = decay_groups(model, weight_decay)[0]["params"]
    for _ in range(steps):
        optimizer = optimizer_class(model.parameters(), lr=lr)
        loss = loss_fn(model)
        if not decoupled:
            loss = loss + penalty(decayed, l2=weight_decay)
        optimizer.zero_grad()
        loss.backward()
        if decoupled:
            _shrink(decayed, 1 - lr * weight_decay)
        optimizer.step()
