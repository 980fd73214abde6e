"""Belief: the batches are the N / B that one goes through in an epoch.

Advice: Print your rows for two of four examples. Is the batch of examples 0 and 3 among them?
"""


def all_batch_gradients(grads, batch_size, replacement):
    return torch.stack([batch.mean(dim=0) for batch in grads.split(batch_size)])
