import copy

import torch


def fill_parameters(model, value):
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.fill_(value)


def train(model, x, y, lr, steps):
    path = torch.zeros(steps + 1, *model[0].weight.shape, dtype=x.dtype)
    optimizer = torch.optim.SGD(model.parameters(), lr)
    for step in range(steps + 1):
        path[step] = model[0].weight.data
        if step < steps:
            optimizer.zero_grad()
            (model(x) - y).square().mean().backward()
            optimizer.step()
    return path


def moving_parameters(model, x, y, lr, steps):
    before = copy.deepcopy(model.state_dict())
    train(model, x, y, lr, steps)
    names = [name for name, value in model.named_parameters() if (value != before[name]).any()]
    model.load_state_dict(before)
    return names


def distinct_units(model, atol=1e-6):
    found = []
    for w, b, out in zip(model[0].weight, model[0].bias, model[2].weight.T):
        unit = torch.cat([w, b.reshape(1), out])
        if all((unit - other).abs().max() > atol for other in found):
            found.append(unit)
    return len(found)


def plot_units(path, ax):
    ax.plot(path[:, :, 0])
    ax.set(xlabel="step", ylabel="weight")
