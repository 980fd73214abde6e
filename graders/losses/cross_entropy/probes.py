"""Probes of losses/cross_entropy, for public and hidden checks."""


def log_probabilities(module, logits):
    """log_softmax(logits)"""
    return module.log_softmax(logits)


def default_loss(module, logits, labels):
    """cross_entropy(logits, labels)

    Look at the log-probability of each row by itself, and the mean over rows.
    """
    return module.cross_entropy(logits, labels)


def loss(module, logits, labels, options):
    """cross_entropy(logits, labels, **options)

    Look at numerator and divisor by themselves: which rows and weights are in each.
    """
    return module.cross_entropy(logits, labels, **options)
