"""Belief: the largest logit occurs once in its row, so it can be told from the others by its value.

Advice: Add up the exponentials of your result for the row [2, 2, 0]. Which classes does your sum
run over?
"""


def log_softmax(logits):
    shifted = logits - logits.amax(dim=1, keepdim=True)
    others = (shifted.exp() * (shifted < 0)).sum(dim=1, keepdim=True)
    return shifted - others.log1p()
