def binary_hinge_loss(scores, targets, margin=1.0):
    slack = scores.mul(targets).neg().add(margin)
    return slack.masked_fill(slack < 0, 0.0).sum() / slack.numel()


def multiclass_hinge_loss(scores, labels, margin=1.0):
    slack = scores.clone() - scores.take_along_dim(labels.view(-1, 1), dim=1)
    slack += margin
    slack.scatter_(1, labels.view(-1, 1), 0.0)
    return slack.clamp_min(0).sum(-1).mean(0)
