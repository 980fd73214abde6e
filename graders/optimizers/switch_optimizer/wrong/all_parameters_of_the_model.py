"""Belief: the new optimizer is made from model.parameters().

Advice: Make an SGD over layer.weight alone, switch, and print the parameters of the new one. Is
layer.bias among them?
"""


def train(model, loss_fn, batches, optimizer, epochs, switch_epoch, new_class, **overrides):
    losses = []
    for epoch in range(epochs):
        if epoch == switch_epoch:
            options = {"lr": optimizer.param_groups[0]["lr"]} | overrides
            optimizer = new_class(model.parameters(), **options)
        total, count = 0.0, 0
        for x, y in batches:
            loss = loss_fn(model(x), y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            total += loss.item() * len(x)
            count += len(x)
        losses.append(total / count)
    return losses, optimizer
