def train_epoch(model, loss_fn, optimizer, batches):
    model.train()
    total = 0.0
    count = 0
    for features, labels in batches:
        size = features.size(0)
        loss = loss_fn(model(features), labels)
        loss.backward()
        model.zero_grad()
        optimizer.step()
        total += loss.item() * size
        count += size
    return total / count
