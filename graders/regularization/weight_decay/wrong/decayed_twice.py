"""Belief: the groups of decay_groups only tell an optimizer which parameters there are.

Advice: Run the worked example with SGD and decoupled=False. How often was the weight decayed?
"""


def train(model, loss_fn, optimizer_class, lr, weight_decay, steps, decoupled):
    groups = decay_groups(model, weight_decay)
    optimizer = optimizer_class(groups, lr=lr)
    for _ in range(steps):
        loss = loss_fn(model)
        if not decoupled:
            loss = loss + penalty(groups[0]["params"], l2=weight_decay)
        optimizer.zero_grad()
        loss.backward()
        if decoupled:
            _shrink(groups[0]["params"], 1 - lr * weight_decay)
        optimizer.step()
