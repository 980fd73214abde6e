"""Right: functions with a backward of their own, which knows the derivative of each cost."""

from torch.autograd import Function


class Squared(Function):
    @staticmethod
    def forward(ctx, r):
        ctx.save_for_backward(r)
        return r * r

    @staticmethod
    def backward(ctx, grad):
        (r,) = ctx.saved_tensors
        return 2 * r * grad


class Absolute(Function):
    @staticmethod
    def forward(ctx, r):
        ctx.save_for_backward(r.sign())
        return r * r.sign()

    @staticmethod
    def backward(ctx, grad):
        (sign,) = ctx.saved_tensors
        return sign * grad


class Huber(Function):
    @staticmethod
    def forward(ctx, r, delta):
        slope = r.clip(-delta, delta)
        ctx.save_for_backward(slope)
        return slope * r - 0.5 * slope.pow(2)

    @staticmethod
    def backward(ctx, grad):
        (slope,) = ctx.saved_tensors
        return slope * grad, None


def finish(costs, reduction):
    if reduction in {"mean", "sum"}:
        return getattr(costs, reduction)()
    if reduction != "none":
        raise ValueError("reduction")
    return costs


def residual(pred, target):
    if pred.dim() != target.dim() or any(
        a != b for a, b in zip(pred.shape, target.shape, strict=True)
    ):
        raise ValueError("shape")
    return pred - target


def mse_loss(pred, target, reduction="mean"):
    return finish(Squared.apply(residual(pred, target)), reduction)


def mae_loss(pred, target, reduction="mean"):
    return finish(Absolute.apply(residual(pred, target)), reduction)


def huber_loss(pred, target, delta=1.0, reduction="mean"):
    if delta <= 0.0:
        raise ValueError("delta")
    return finish(Huber.apply(residual(pred, target), delta), reduction)
