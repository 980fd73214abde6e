def bce_gradient(logits, targets):
    p = logits.neg_().exp_().add_(1).reciprocal_()
    return p - targets
