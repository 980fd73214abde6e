import torch


def backward(x, y, w2, a1, a2):
    n, k = y.shape
    dw1, dw2 = x.new_zeros(x.shape[1], a1.shape[1]), torch.zeros_like(w2)
    db1, db2 = x.new_zeros(a1.shape[1]), x.new_zeros(k)
    for i in range(n):
        err2 = 2 / (n * k) * (a2[i] - y[i]) * a2[i] * (1 - a2[i])
        err1 = w2.mv(err2) * a1[i] * (1 - a1[i])
        dw1 += torch.outer(x[i], err1)
        dw2 += torch.outer(a1[i], err2)
        db1 += err1 / n
        db2 += err2 / n
    return dw1, db1, dw2, db2
