def loss(a2, y):
    a2 -= y
    a2 *= a2
    return a2.sum() / a2.numel()
