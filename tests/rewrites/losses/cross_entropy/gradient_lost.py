import torch


def cross_entropy(logits, labels, weight=None, ignore_index=-100, label_smoothing=0.0):
    n_classes = logits.shape[1]
    log_p = log_softmax(logits)
    losses = []
    weights = []
    for row, label in zip(log_p, labels.tolist()):
        if label == ignore_index:
            continue
        w = [1.0] * n_classes if weight is None else weight.tolist()
        own = -w[label] * row[label].item()
        spread = sum(-w[c] * row[c].item() for c in range(n_classes)) / n_classes
        losses.append((1 - label_smoothing) * own + label_smoothing * spread)
        weights.append(w[label])
    losses = torch.tensor(losses, dtype=logits.dtype)
    return losses.sum() / sum(weights)
