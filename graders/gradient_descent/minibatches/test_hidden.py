"""Hidden checks for gradient_descent/minibatches. None depends on which order is drawn."""

import pytest
import torch
from probes import in_order, pairs, seeded, steps, two_epochs

SIZES = [(12, 4), (13, 4), (15, 4), (7, 1), (5, 5), (3, 8), (1, 1)]  # n and batch size


def order_of(batches):
    return torch.cat(list(batches)).tolist()


def sizes_when_shuffled(module, n, batch_size, generator_seed):
    """minibatches(n, batch_size, generator, drop_last=True): the sizes of its batches"""
    batches = list(module.minibatches(n, batch_size, seeded(generator_seed), drop_last=True))
    numbers = {number for batch in batches for number in batch.tolist()}
    return {"sizes": [len(batch) for batch in batches], "different numbers": len(numbers)}


def orders_without_generator(module, n, batch_size, seed):
    """minibatches(n, batch_size): two epochs; torch.manual_seed(seed) and again two"""
    runs = []
    for _ in range(2):
        torch.manual_seed(seed)
        runs.append([order_of(module.minibatches(n, batch_size)) for _ in range(2)])
    return {
        "each number once": sorted(runs[0][0]) == list(range(n)),
        "the second epoch equals the first": runs[0][0] == runs[0][1],
        "the second run equals the first": runs[0] == runs[1],
    }


def runs_from_seeds(module, n, batch_size, generator_seeds):
    """minibatches(n, batch_size, generator): two epochs for each seed of the generator"""
    runs = []
    for seed in generator_seeds:
        torch.rand(1)  # the global generator goes on, and should not matter
        generator = seeded(seed)
        runs.append([order_of(module.minibatches(n, batch_size, generator)) for _ in range(2)])
    first, same, other = runs
    return {
        "a run from the same seed": "same orders" if same == first else "other orders",
        "a run from another seed": "same orders" if other == first else "other orders",
    }


def places_of_example_0(module, n, batch_size, generator_seed):
    """minibatches(n, batch_size, generator), 100 epochs from one generator"""
    generator, places, partners = seeded(generator_seed), set(), set()
    for _ in range(100):
        batches = list(module.minibatches(n, batch_size, generator))
        places.add(order_of(batches).index(0))
        partners.update(*(batch.tolist() for batch in batches if 0 in batch))
    return {
        "places of example 0 in an epoch": sorted(places),
        "examples that share a batch with it": sorted(partners - {0}),
    }


def examples_used(module, n, batch_size, generator_seed):
    """minibatches(n, batch_size, generator, drop_last=True), 100 epochs from one generator"""
    generator, used = seeded(generator_seed), set()
    for _ in range(100):
        used.update(order_of(module.minibatches(n, batch_size, generator, drop_last=True)))
    return {"examples that are used": sorted(used)}


def data_in_order(module, x, y, batch_size, options):
    """batches_of(x, y, batch_size, shuffle=False, **options)"""
    return list(module.batches_of(x, y, batch_size, shuffle=False, **options))


def data_shuffled(module, n, batch_size, generator_seed):
    """batches_of(x, y, batch_size, generator), two epochs and a run repeated"""
    y = torch.arange(n)
    runs = []
    for _ in range(2):
        generator = seeded(generator_seed)
        epochs = [list(module.batches_of(y[:, None], y, batch_size, generator)) for _ in range(2)]
        runs.append([order_of(targets for _, targets in batches) for batches in epochs])
    return {
        "examples in an epoch": [len(set(order)) for order in runs[0]],
        "the second epoch equals the first": runs[0][0] == runs[0][1],
        "the second run equals the first": runs[0] == runs[1],
    }


def seed_from(rng):
    return int(torch.randint(2**31, (), generator=rng))


@pytest.mark.points(1)
@pytest.mark.parametrize("drop_last", [False, True])
def test_steps(agree, drop_last):
    """The number of steps is right, also if the batch size divides n or is above it."""
    for n, batch_size in SIZES:
        agree(steps, n, batch_size, drop_last)


@pytest.mark.points(1)
@pytest.mark.parametrize(("n", "batch_size"), SIZES)
def test_in_order(agree, n, batch_size):
    """Without shuffling, the batches hold the numbers in order, and the last one may be smaller."""
    agree(in_order, n, batch_size, False)


@pytest.mark.points(1)
def test_last_batch_dropped(agree, rng):
    """With drop_last, the smaller batch is left out, and no other, shuffled or not."""
    for n, batch_size in SIZES:
        agree(in_order, n, batch_size, True)
        agree(sizes_when_shuffled, n, batch_size, seed_from(rng))


@pytest.mark.points(2)
@pytest.mark.parametrize(("n", "batch_size"), [(30, 10), (31, 8), (30, 50)])
def test_epochs(agree, rng, n, batch_size):
    """Shuffling: each epoch has each number once, and the second epoch has another order."""
    agree(two_epochs, n, batch_size, seed_from(rng))


@pytest.mark.points(1)
def test_without_generator(agree, rng):
    """Shuffling without a generator draws from torch's global one, and seeds it nowhere."""
    agree(orders_without_generator, 30, 10, seed_from(rng))


@pytest.mark.points(2)
def test_runs(agree, rng):
    """Shuffling: the seed of the generator alone decides the orders of a run."""
    one, other = seed_from(rng), seed_from(rng)

    agree(runs_from_seeds, 30, 10, [one, one, other])


@pytest.mark.points(1)
def test_all_places(agree, rng):
    """Shuffling: an example can come at any place, and share a batch with any other one."""
    agree(places_of_example_0, 4, 2, seed_from(rng))


@pytest.mark.points(1)
def test_all_examples(agree, rng):
    """Shuffling: with drop_last every example is used in some of 100 epochs."""
    agree(examples_used, 3, 2, seed_from(rng))


@pytest.mark.points(1)
@pytest.mark.parametrize("options", [{}, {"drop_last": True}])
def test_data_in_order(agree, rng, options):
    """batches_of: without shuffling, inputs and targets are right, of any shape and dtype."""
    x = torch.randn(7, 3, generator=rng, dtype=torch.float64)
    y = torch.randint(5, (7,), generator=rng)

    agree(data_in_order, x, y, 3, options)
    agree(data_in_order, x[:6, :, None].float(), x[:6], 2, options)


@pytest.mark.points(2)
def test_pairs(agree, rng):
    """batches_of: inputs and targets stay together, each once; x and y stay as they are."""
    agree(pairs, 30, 10, seed_from(rng))


@pytest.mark.points(1)
def test_data_shuffled(agree, rng):
    """batches_of: the order changes from epoch to epoch, and the generator alone decides it."""
    agree(data_shuffled, 30, 10, seed_from(rng))
