import torch


def compare_activations(depth, width, x, y, seed):
    result = dict()
    for name in ("relu", "sigmoid", "tanh"):
        torch.manual_seed(seed)
        network = build_network(name, depth, width)
        result[name] = gradient_norms(network, x, y)
    return result
