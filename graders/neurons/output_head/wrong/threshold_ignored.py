"""Belief: yes is always what is more probable than no.

Advice: Decide for the logit 2.0 with the threshold 0.5 and with 0.9.
"""


def decide(task, outputs, threshold=0.5):
    if task == "regression":
        return outputs
    if task == "multiclass":
        return outputs.argmax(dim=1)
    logits = outputs[:, 0] if task == "binary" else outputs
    return (logits > 0).long()
