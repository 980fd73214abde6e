import torch


def to_labels(one_hot):
    labels = []
    for row in one_hot:
        places = torch.nonzero(row == 1).flatten()
        if len(places) != 1:
            raise ValueError("there must be exactly one 1 in each row")
        labels.append(places[0])
    return torch.stack(labels)
