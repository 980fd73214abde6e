def bce(probs, targets):
    if probs.shape != targets.shape:
        raise ValueError("probs and targets must have the same shape")
    probs = probs.clamp_(min=1e-45)  # never take the logarithm of 0
    yes = probs.log().clamp(min=-100)
    no = (1 - probs).log().clamp(min=-100)
    return (-targets * yes - (1 - targets) * no).mean()
