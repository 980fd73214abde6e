"""Belief: weight decay is for all parameters.

Advice: Print the shapes of the parameters of nn.Linear(2, 3) and nn.LayerNorm(3). Which have two
dimensions?
"""


def decay_groups(model, weight_decay):
    trained = [parameter for parameter in model.parameters() if parameter.requires_grad]
    return [
        {"params": trained, "weight_decay": weight_decay},
        {"params": [], "weight_decay": 0.0},
    ]
