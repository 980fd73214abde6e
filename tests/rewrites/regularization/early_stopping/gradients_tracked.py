def _one_pass(model, optimizer, loss_fn, batches):
    model.train()
    for x, y in batches:
        loss = loss_fn(model(x), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()


def _evaluate(model, loss_fn, x, y):
    model.eval()
    predictions = model(x)
    return float(loss_fn(predictions, y).detach())


def fit(model, optimizer, loss_fn, train_batches, x_val, y_val, stopper, max_epochs):
    curve = []
    for _epoch in range(max_epochs):
        _one_pass(model, optimizer, loss_fn, train_batches)
        curve.append(_evaluate(model, loss_fn, x_val, y_val))
        if stopper.step(curve[-1], model):
            break
    try:
        stopper.restore(model)
    except RuntimeError:
        pass
    return curve
