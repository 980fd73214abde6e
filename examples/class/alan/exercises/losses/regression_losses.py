import torch


def check(pred, target, reduction):
    if list(pred.shape) != list(target.shape):
        raise ValueError(f"{list(pred.shape)} is not {list(target.shape)}")
    if reduction != "mean" and reduction != "sum" and reduction != "none":
        raise ValueError(f"reduction: {reduction}")


def costs(price, pred, target):
    """The price of each residual, in a row."""
    result = []
    for p, t in zip(pred.reshape(-1), target.reshape(-1), strict=True):
        result.append(price(p - t))
    return result


def finish(prices, shape, reduction):
    if reduction == "none":
        return torch.stack(prices).reshape(shape)
    total = torch.zeros_like(prices[0])
    for one in prices:
        total = total + one
    if reduction == "mean":
        total = total / len(prices)
    return total


def mse_loss(pred, target, reduction="mean"):
    check(pred, target, reduction)
    return finish(costs(lambda r: r * r, pred, target), pred.shape, reduction)


def mae_loss(pred, target, reduction="mean"):
    check(pred, target, reduction)
    return finish(costs(lambda r: -r if r < 0 else r, pred, target), pred.shape, reduction)


def huber_loss(pred, target, delta=1.0, reduction="mean"):
    check(pred, target, reduction)
    if not delta > 0:
        raise ValueError(f"delta: {delta}")

    def price(r):
        if r > delta:
            return delta * r - delta * delta / 2
        if r < -delta:
            return -delta * r - delta * delta / 2
        return r * r / 2

    return finish(costs(price, pred, target), pred.shape, reduction)
