import torch


def to_labels(one_hot):
    labels = []
    for row in one_hot:
        if row.sum().item() != 1:
            raise ValueError("a row does not add up to 1")
        labels.append(int(torch.argmax(row)))
    return torch.tensor(labels)
