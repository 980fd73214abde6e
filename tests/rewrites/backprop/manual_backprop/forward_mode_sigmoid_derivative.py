import torch
import torch.autograd.forward_ad as fwd


def _through_activation(upstream, activation):
    z = torch.log(activation) - torch.log1p(-activation)
    with fwd.dual_level():
        dual = fwd.make_dual(z, upstream)
        return fwd.unpack_dual(torch.sigmoid(dual)).tangent


def backward(x, y, w2, a1, a2):
    g2 = _through_activation((a2 - y) * (2 / y.numel()), a2)
    g1 = _through_activation(g2.mm(w2.t()), a1)
    return x.t().mm(g1), g1.sum(dim=0), a1.t().mm(g2), g2.sum(dim=0)
