def to_labels(one_hot):
    for row in one_hot.tolist():
        if sorted(row) != [0] * (len(row) - 1) + [1]:
            raise ValueError(f"{row} is not one-hot")
    return one_hot.max(dim=0).indices
