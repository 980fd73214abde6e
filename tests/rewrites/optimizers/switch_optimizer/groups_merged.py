import inspect
from itertools import chain


def switch_optimizer(optimizer, new_class, **overrides):
    accepted = inspect.signature(new_class.__init__).parameters
    source = optimizer.param_groups[0]
    options = {k: source[k] for k in ["lr", "weight_decay"] if k in source and k in accepted}
    options.update(overrides)
    return new_class(chain.from_iterable(g["params"] for g in optimizer.param_groups), **options)
