import torch


def binary_hinge_loss(scores, targets, margin=1.0):
    return (margin - targets * scores).clamp(min=0).mean()


def multiclass_hinge_loss(scores, labels, margin=1.0):
    true_scores = torch.tensor([row[y].item() for row, y in zip(scores, labels, strict=True)])
    slack = (margin + scores - true_scores.to(scores.dtype)[:, None]).clamp(min=0)
    return slack.scatter(1, labels[:, None], 0.0).sum(1).mean()
