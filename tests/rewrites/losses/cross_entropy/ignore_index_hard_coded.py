import torch


def cross_entropy(logits, labels, weight=None, ignore_index=-100, label_smoothing=0.0):
    log_p = log_softmax(logits)
    num_classes = logits.size(1)
    w = torch.ones(num_classes, dtype=logits.dtype) if weight is None else weight
    numerator = 0
    denominator = 0
    for i in range(logits.size(0)):
        y = int(labels[i])
        if y == -100:
            continue
        numerator = numerator - (1 - label_smoothing) * w[y] * log_p[i, y]
        numerator = numerator - label_smoothing / num_classes * (w * log_p[i]).sum()
        denominator = denominator + w[y]
    return numerator / denominator
