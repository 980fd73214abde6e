def binary_hinge_loss(scores, targets, margin=1.0):
    return (margin - targets * scores).clamp(min=0).mean()


def multiclass_hinge_loss(scores, labels, margin=1.0):
    slack = (1 + scores - scores.gather(1, labels[:, None])).clamp(min=0)
    return slack.scatter(1, labels[:, None], 0.0).sum(1).mean()
