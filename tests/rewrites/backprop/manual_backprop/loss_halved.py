def loss(a2, y):
    total = 0
    for outputs, targets in zip(a2, y, strict=True):
        diff = outputs - targets
        total = total + 0.5 * diff.dot(diff)
    return total / y.numel()
