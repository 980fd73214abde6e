import torch


def steps_per_epoch(n, batch_size, drop_last=False):
    steps, rest = divmod(n, batch_size)
    if rest and not drop_last:
        steps += 1
    return steps


def shuffled(numbers, generator):
    """Shuffle by Fisher and Yates, in place."""
    for last in range(len(numbers) - 1, 0, -1):
        other = torch.randint(last + 1, (), generator=generator).item()
        numbers[last], numbers[other] = numbers[other], numbers[last]


def minibatches(n, batch_size, generator=None, shuffle=True, drop_last=False):
    numbers = list(range(n))
    if shuffle:
        shuffled(numbers, generator)
    batches, batch = [], []
    for number in numbers:
        batch.append(number)
        if len(batch) == batch_size:
            batches.append(torch.tensor(batch))
            batch = []
    if batch and not drop_last:
        batches.append(torch.tensor(batch))
    return batches


def batches_of(x, y, batch_size, generator=None, shuffle=True, drop_last=False):
    for numbers in minibatches(len(y), batch_size, generator, shuffle, drop_last):
        yield (
            torch.stack([x[number] for number in numbers]),
            torch.stack([y[number] for number in numbers]),
        )
