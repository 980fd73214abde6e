import torch


def multiclass_hinge_loss(scores, labels, margin=1.0):
    losses = []
    for i in range(len(labels)):
        own = scores[i][labels[i]]
        losses.append(sum(torch.relu(s - own + margin) for s in scores[i]))
    return sum(losses) / len(losses)
