import torch


def prediction_spread(model, x, passes=100):
    before = {module: module.training for module in model.modules()}
    model.requires_grad_(False)
    spreads = []
    for training in (True, False):
        model.train(training)
        spreads.append(torch.std(torch.stack([model(x) for _ in range(passes)]), dim=0))
    model.requires_grad_(True)
    for module, training in before.items():
        module.training = training
    return tuple(spreads)
