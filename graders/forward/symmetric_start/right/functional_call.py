import torch
from torch.func import functional_call, grad


def fill_parameters(model, value):
    for module in model.modules():
        for parameter in module.parameters(recurse=False):
            parameter.data = torch.full_like(parameter.data, value)


def trajectory(model, x, y, lr, steps):
    values = {name: p.detach().clone() for name, p in model.named_parameters()}

    def loss(values):
        return torch.nn.functional.mse_loss(functional_call(model, values, (x,)), y)

    yield values
    for _ in range(steps):
        slopes = grad(loss)(values)
        values = {name: values[name] - lr * slopes[name] for name in values}
        yield values


def train(model, x, y, lr, steps):
    states = list(trajectory(model, x, y, lr, steps))
    model.load_state_dict(states[-1])
    return torch.stack([state["0.weight"] for state in states])


def moving_parameters(model, x, y, lr, steps):
    *_, last = trajectory(model, x, y, lr, steps)
    return [n for n, p in model.named_parameters() if not torch.equal(p.detach(), last[n])]


def distinct_units(model, atol=1e-6):
    units = torch.hstack([model[0].weight, model[0].bias.unsqueeze(1), model[2].weight.t()])
    distances = torch.cdist(units, units, p=float("inf"))
    return len({tuple((row <= atol).tolist()) for row in distances})


def plot_units(path, ax):
    for unit in range(path.size(1)):
        ax.plot(list(range(path.size(0))), path[:, unit, 0].tolist(), label=f"unit {unit + 1}")
    ax.legend()
    ax.set_xlabel("step")
    ax.set_ylabel("weight")
