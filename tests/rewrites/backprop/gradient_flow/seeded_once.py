import torch


def compare_activations(depth, width, x, y, seed):
    torch.manual_seed(seed)
    networks = {a: build_network(a, depth, width) for a in ["sigmoid", "tanh", "relu"]}
    return {a: gradient_norms(network, x, y) for a, network in networks.items()}
