import torch


def forward(x, w1, b1, w2, b2):
    hidden = torch.addmm(b1, x, w1).sigmoid()
    out = torch.einsum("nh,hk->nk", hidden, w2).neg().exp().add(1).reciprocal()
    return hidden, out
