"""Belief: weight decay is for all parameters, as optimizer_class(params, weight_decay=λ) does it.

Advice: Print the bias after a step of the worked example. Is it 1.9?
"""


def train(model, loss_fn, optimizer_class, lr, weight_decay, steps, decoupled):
    params = [param for param in model.parameters() if param.requires_grad]
    optimizer = optimizer_class(params, lr=lr)
    for _ in range(steps):
        loss = loss_fn(model)
        if not decoupled:
            loss = loss + penalty(params, l2=weight_decay)
        optimizer.zero_grad()
        loss.backward()
        if decoupled:
            _shrink(params, 1 - lr * weight_decay)
        optimizer.step()
