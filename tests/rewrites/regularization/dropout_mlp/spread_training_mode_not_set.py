import torch


@torch.no_grad()
def prediction_spread(model, x, passes=100):
    flags = {name: m.training for name, m in model.named_modules()}
    ys = []
    for i in range(2 * passes):
        if i == passes:
            model.eval()
        ys.append(model(x))
    for name, flag in flags.items():
        model.get_submodule(name).training = flag
    return torch.stack(ys[:passes]).std(dim=0), torch.stack(ys[passes:]).std(dim=0)
