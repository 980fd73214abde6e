"""Probes of tuning/bayesian_search, for public and hidden checks."""


def kernel(module, a, b, length_scale):
    """rbf_kernel(a, b, length_scale)"""
    return module.rbf_kernel(a, b, length_scale)


def belief(module, x, y, candidates, length_scale, *noise):
    """posterior(x, y, candidates, length_scale, noise)

    Look at the kernel by itself, then the mean, then the variance.
    """
    mean, std = module.posterior(x, y, candidates, length_scale, *noise)
    return {"mean": mean, "std": std}


def improvement(module, mean, std, best):
    """expected_improvement(mean, std, best)"""
    return module.expected_improvement(mean, std, best)


def searched(module, candidates, table, first, rounds, length_scale, *noise):
    """search(objective, candidates, first, rounds, length_scale, noise)

    The objective gives candidate i the value table[i].
    """
    calls = []

    def objective(candidate):
        (index,) = (candidates == candidate).all(dim=1).nonzero().flatten().tolist()
        calls.append(index)
        return table[index].item()

    order, values = module.search(objective, candidates, first, rounds, length_scale, *noise)
    return {
        "order": order,
        "values": values,
        "candidates that the objective was called with": calls,
        "first afterwards": first,
    }
