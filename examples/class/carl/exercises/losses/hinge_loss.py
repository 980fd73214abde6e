def binary_hinge_loss(scores, targets, margin=1.0):
    return (margin - targets * scores).clamp(min=0).mean()


def multiclass_hinge_loss(scores, labels, margin=1.0):
    true_scores = scores.gather(1, labels[:, None])
    return (margin + scores - true_scores).clamp(min=0).sum(1).mean()
