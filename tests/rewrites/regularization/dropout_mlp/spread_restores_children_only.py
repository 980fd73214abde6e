import torch


def prediction_spread(model, x, passes=100):
    root_mode = model.training
    child_modes = {name: child.training for name, child in model.named_children()}
    spreads = {}
    with torch.no_grad():
        for mode in (True, False):
            model.train(mode)
            spreads[mode] = torch.cat([model(x)[None] for _ in range(passes)]).std(dim=0)
    model.training = root_mode
    for name, child in model.named_children():
        child.training = child_modes[name]
    return spreads[True], spreads[False]
