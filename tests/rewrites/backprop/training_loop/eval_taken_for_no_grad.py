def evaluate(model, loss_fn, batches):
    before = {module: module.training for module in model.modules()}
    model.eval()
    losses, sizes = [], []
    try:
        for inputs, targets in batches:
            losses.append(float(loss_fn(model(inputs), targets)))
            sizes.append(inputs.shape[0])
    finally:
        for module, mode in before.items():
            module.training = mode
    return sum(a * n for a, n in zip(losses, sizes, strict=True)) / sum(sizes)
