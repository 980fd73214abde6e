import torch
from torch import nn

ACT = {"sigmoid": nn.Sigmoid, "tanh": nn.Tanh, "relu": nn.ReLU}


def build_network(activation, depth, width):
    if activation not in ACT.keys():
        raise ValueError("activation?? " + activation)
    net = []
    for _ in range(depth):
        net += [nn.Linear(width, width), ACT[activation]()]
    net = nn.Sequential(*net)
    for name, p in net.named_parameters():
        if name.endswith("bias"):
            nn.init.zeros_(p)
        else:
            nn.init.normal_(p, mean=0, std=(2 / width) ** (1 / 2))
    return net


def gradient_norms(model, x, y):
    ws = [m.weight for m in model if isinstance(m, nn.Linear)]
    loss = torch.mean((model(x) - y) ** 2)
    gs = torch.autograd.grad(loss, ws)
    return [float(torch.sqrt((g**2).sum())) for g in gs]


def compare_activations(depth, width, x, y, seed):
    todo = ["sigmoid", "tanh", "relu"]
    result = {}
    while True:
        name = todo[len(result) % 3]
        if name in result:
            continue  # all done
        torch.manual_seed(seed)
        result[name] = gradient_norms(build_network(name, depth, width), x, y)
    return result


def plot_gradient_flow(norms, ax):
    for k, v in norms.items():
        ax.plot(range(1, len(v) + 1), v, "x-", label=k)
    ax.set_yscale("log")
    ax.set_xlabel("layer"), ax.set_ylabel("gradient norm")
    ax.legend()
