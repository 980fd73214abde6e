"""Belief: named_children() gives every child.

Advice: Print list(m.named_children()) for act = nn.ReLU() and m = nn.Sequential(act, act).
"""


def replace_relu(model, negative_slope=0.01):
    leaky = {relu: _leaky(relu, negative_slope) for _, relu in _places(model)}

    def visit(module):
        for name, child in list(module.named_children()):
            if child in leaky:
                setattr(module, name, leaky[child])
            visit(child)

    visit(model)
    return leaky.get(model, model)
