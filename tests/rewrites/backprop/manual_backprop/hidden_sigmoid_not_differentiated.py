import torch


def backward(x, y, w2, a1, a2):
    scale = 2.0 / (y.shape[0] * y.shape[1])
    out = torch.stack([scale * (p - t) * p * (1 - p) for p, t in zip(a2, y, strict=True)])
    hid = torch.stack([torch.mv(w2, row) for row in out])
    dw1 = (x.unsqueeze(2) * hid.unsqueeze(1)).sum(dim=0)
    dw2 = (a1.unsqueeze(2) * out.unsqueeze(1)).sum(dim=0)
    return dw1, hid.sum(dim=0), dw2, out.sum(dim=0)
