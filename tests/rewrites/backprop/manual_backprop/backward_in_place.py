import torch


def backward(x, y, w2, a1, a2):
    out_slope = a2 - a2.pow(2)
    residual = torch.sub(a2, y, out=a2)
    err_out = residual * out_slope * (2.0 / residual.numel())
    err_hid = torch.einsum("nk,hk->nh", err_out, w2) * (a1 - a1.pow(2))
    dw1 = torch.einsum("nd,nh->dh", x, err_hid)
    dw2 = torch.einsum("nh,nk->hk", a1, err_out)
    return dw1, err_hid.sum(0), dw2, err_out.sum(0)
