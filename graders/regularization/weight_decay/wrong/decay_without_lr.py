"""Belief: decoupled decay does not depend on the learning rate.

Advice: Print the weight of the worked example after its decay. Is it 1.9?
"""


def train(model, loss_fn, optimizer_class, lr, weight_decay, steps, decoupled):
    decayed = decay_groups(model, weight_decay)[0]["params"]
    optimizer = optimizer_class(model.parameters(), lr=lr)
    for _ in range(steps):
        loss = loss_fn(model)
        if not decoupled:
            loss = loss + penalty(decayed, l2=weight_decay)
        optimizer.zero_grad()
        loss.backward()
        if decoupled:
            _shrink(decayed, 1 - weight_decay)
        optimizer.step()
