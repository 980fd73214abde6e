def _validation_loss(model, loss_fn, x, y):
    model.eval()
    for param in model.parameters():
        param.requires_grad = False
    value = float(loss_fn(model(x), y))
    for param in model.parameters():
        param.requires_grad = True
    return value
