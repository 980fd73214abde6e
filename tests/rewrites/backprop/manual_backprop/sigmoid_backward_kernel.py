import torch

_sigmoid_slope = torch.ops.aten.sigmoid_backward.default


def backward(x, y, w2, a1, a2):
    residual = (a2 - y).div(y.numel()).mul(2)
    out = residual * _sigmoid_slope(torch.ones_like(a2), a2)
    hid = torch.einsum("nk,hk->nh", out, w2) * _sigmoid_slope(torch.ones_like(a1), a1)
    dw1 = torch.einsum("nd,nh->dh", x, hid)
    dw2 = torch.einsum("nh,nk->hk", a1, out)
    return dw1, hid.sum(0), dw2, out.sum(0)
