"""Belief: weight decay and an L2 penalty are two names of one thing.

Advice: Take one step of Adam both ways, as in the worked example. Where does your code look at
`decoupled`?
"""


def train(start, loss_fn, make_optimizer, lr, decay, steps, decoupled=False):
    w = start.clone().requires_grad_()
    optimizer = make_optimizer([w], lr=lr)
    for _ in range(steps):
        optimizer.zero_grad()
        (loss_fn(w) + penalty([w], l2=decay)).backward()
        optimizer.step()
    return w.detach()
