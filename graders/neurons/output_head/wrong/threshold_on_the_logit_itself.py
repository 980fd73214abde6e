"""Belief: the outputs are probabilities, so they are compared with 0.5.

Advice: Decide for the logit 0.2. What is its sigmoid?
"""


def decide(task, outputs, threshold=0.5):
    if task == "regression":
        return outputs
    if task == "multiclass":
        return outputs.argmax(dim=1)
    logits = outputs[:, 0] if task == "binary" else outputs
    return (logits > threshold).long()
