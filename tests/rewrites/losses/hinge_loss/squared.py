import torch


def multiclass_hinge_loss(scores, labels, margin=1.0):
    total = scores.new_zeros(())
    for i, y in enumerate(labels.tolist()):
        for j in range(scores.shape[1]):
            if j == y:
                continue
            violation = torch.relu(margin - (scores[i, y] - scores[i, j]))
            total = total + violation * violation
    return total / scores.shape[0]
