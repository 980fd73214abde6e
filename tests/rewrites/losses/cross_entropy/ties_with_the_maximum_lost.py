import torch


def log_softmax(logits):
    out = []
    for row in logits:
        m = row.max()
        others = row[row != m]
        # the largest contributes exp(0) = 1
        out.append(row - m - torch.log1p(torch.exp(others - m).sum()))
    return torch.stack(out)
