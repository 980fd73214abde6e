from torch import nn

WEIGHTED = (nn.Linear, nn.Conv2d)


def followed_by(model):
    after, activation = {}, None
    for name, module in reversed(list(model.named_modules(remove_duplicate=False))):
        if isinstance(module, WEIGHTED):
            after[name] = activation
            activation = None
        elif isinstance(module, (nn.ReLU, nn.LeakyReLU, nn.Tanh, nn.Sigmoid)):
            activation = module
    return {name: after[name] for name, module in model.named_modules() if name in after}


def init_model(model, generator=None):
    table = followed_by(model)
    trained = [name for name in table if model.get_submodule(name).weight.requires_grad]
    for name in trained:
        weight, activation = model.get_submodule(name).weight, table[name]
        if isinstance(activation, (nn.ReLU, nn.LeakyReLU)):
            slope = getattr(activation, "negative_slope", 0.0)
            nn.init.kaiming_normal_(weight, a=slope, generator=generator)
        else:
            gain = nn.init.calculate_gain("tanh") if isinstance(activation, nn.Tanh) else 1.0
            nn.init.xavier_normal_(weight, gain=gain, generator=generator)
    for name in table:
        bias = model.get_submodule(name).bias
        if bias is not None and bias.requires_grad:
            nn.init.constant_(bias, 0.0)
    return trained
