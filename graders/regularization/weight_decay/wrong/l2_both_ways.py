"""Belief: L2 in the loss and decoupled decay are two names of one thing.

Advice: Run the worked example with Adam, once with decoupled=True and once with False.
"""


def train(model, loss_fn, optimizer_class, lr, weight_decay, steps, decoupled):
    decayed = decay_groups(model, weight_decay)[0]["params"]
    optimizer = optimizer_class(model.parameters(), lr=lr)
    for _ in range(steps):
        optimizer.zero_grad()
        (loss_fn(model) + penalty(decayed, l2=weight_decay)).backward()
        optimizer.step()
