import torch


def backward(x, y, w2, a1, a2):
    slope1, slope2 = a1 - a1**2, a2 - a2**2
    out = 2 / y.numel() * (a2 - y) * slope2
    back = torch.stack([torch.matmul(row, w2) for row in out])
    hid = back * slope1
    dw1 = torch.einsum("nd,nh->dh", x, hid)
    dw2 = torch.einsum("nh,nk->hk", a1, out)
    return dw1, hid.sum(dim=0), dw2, out.sum(dim=0)
