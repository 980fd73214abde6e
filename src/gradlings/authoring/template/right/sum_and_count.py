def center(x):
    total = x.sum(0)
    return x.sub(total / x.size(0))
