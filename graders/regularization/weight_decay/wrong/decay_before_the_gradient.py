"""Belief: decoupled decay comes first, and the gradient is that of the decayed weights.

Advice: Take one step of SGD both ways, where the loss is the square of the output. Do both ways end
at the same weight?
"""


def train(model, loss_fn, optimizer_class, lr, weight_decay, steps, decoupled):
    decayed = decay_groups(model, weight_decay)[0]["params"]
    optimizer = optimizer_class(model.parameters(), lr=lr)
    for _ in range(steps):
        if decoupled:
            _shrink(decayed, 1 - lr * weight_decay)
        loss = loss_fn(model)
        if not decoupled:
            loss = loss + penalty(decayed, l2=weight_decay)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
