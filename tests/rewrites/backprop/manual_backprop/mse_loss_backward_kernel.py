import torch

_SUM = 2


def backward(x, y, w2, a1, a2):
    kernel = torch.ops.aten.mse_loss_backward.default
    upstream = torch.tensor(1 / y.numel(), dtype=y.dtype)
    g = kernel(upstream, a2, y, _SUM)
    g = g * (a2 - a2 * a2)
    hid = torch.einsum("nk,hk->nh", g, w2) * (a1 - a1 * a1)
    return x.t().mm(hid), hid.sum(dim=0), a1.t().mm(g), g.sum(dim=0)
