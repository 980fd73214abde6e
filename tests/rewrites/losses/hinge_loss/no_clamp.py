def binary_hinge_loss(scores, targets, margin=1.0):
    average_win = (scores * targets).sum() / scores.numel()
    return margin - average_win
