from torch.autograd import Variable


def train_epoch(model, loss_fn, optimizer, batches):
    model.train()
    running = 0.0
    examples = 0
    for data, target in batches:
        optimizer.zero_grad()
        output = model(data).data
        loss = Variable(loss_fn(output, target), requires_grad=True)
        loss.backward()
        optimizer.step()
        running += loss.item() * data.size(0)
        examples += data.size(0)
    return running / examples
