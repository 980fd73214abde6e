import torch


def backward(x, y, w2, a1, a2):
    n = y.shape[0]
    dloss = 2 * (a2 - y) / (n * y.shape[1])
    dz2 = dloss * a2 - dloss * a2 * a2
    da1 = torch.einsum("nk,hk->nh", dz2, w2)
    dz1 = da1 * (1 + a1) * (1 - a1)
    dw1 = sum(torch.outer(x[i], dz1[i]) for i in range(n))
    dw2 = sum(torch.outer(a1[i], dz2[i]) for i in range(n))
    return dw1, dz1.sum(0), dw2, dz2.sum(0)
