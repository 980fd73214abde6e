from torch import nn


def build_network(activation, depth, width):
    if activation not in {"sigmoid", "tanh", "relu"}:
        raise ValueError("activation must be sigmoid, tanh or relu")

    def block():
        linear = nn.Linear(width, width)
        nn.init.kaiming_normal_(linear.weight, nonlinearity="relu")
        nn.init.constant_(linear.bias, 0)
        return [linear, nn.ReLU()]

    return nn.Sequential(*[m for _ in range(depth) for m in block()])
