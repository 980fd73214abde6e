def log_softmax(logits):
    m = logits.detach().max(dim=1, keepdim=True).values
    shifted = logits.sub_(m)
    return shifted - shifted.exp().sum(dim=1, keepdim=True).log()
