"""Probes of landscape/attention, for public and hidden checks."""


def attended(module, query, key, value, *mask):
    """attention(query, key, value, mask)

    Look at the scores by themselves, then the mask, then the softmax and its dimension.
    """
    outputs, weights = module.attention(query, key, value, *mask)
    return {"the weights": weights, "the outputs": outputs}


def mask_of(module, length):
    """causal_mask(length)"""
    return module.causal_mask(length)
