import torch


def log_softmax(logits):
    rows = []
    for row in logits:
        largest = row[0]
        for z in row:
            if z > largest:
                largest = z
        total = 0
        for z in row:
            total = total + torch.exp(z - largest)
        rows.append((row - largest) - torch.log(total))
    return torch.stack(rows)


def cross_entropy(logits, labels, weight=None, ignore_index=-100, label_smoothing=0.0):
    number_of_classes = logits.shape[1]
    if weight is None:
        weight = torch.ones(number_of_classes, dtype=logits.dtype)
    above, spread, below = 0, 0, 0
    for log_p, label in zip(log_softmax(logits), labels.tolist(), strict=True):
        if label == ignore_index:
            continue
        above = above - weight[label] * log_p[label]
        below = below + weight[label]
        for c in range(number_of_classes):
            spread = spread - weight[c] * log_p[c]
    print("divided by", float(below))
    return ((1 - label_smoothing) * above + label_smoothing / number_of_classes * spread) / below
