def relative_error(a, b):
    if list(a.shape) != list(b.shape):
        raise ValueError(f"{list(a.shape)} is not {list(b.shape)}")
    x = a.double().flatten()
    y = b.double().flatten()
    largest = max(x.norm().item(), y.norm().item())
    if largest == 0:
        return 0.0
    return (x - y).norm().item() / largest
