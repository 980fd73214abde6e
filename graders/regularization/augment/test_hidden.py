"""Hidden checks for regularization/augment: many images, both directions, one generator."""

import pytest
import torch
from probes import augmented, flipped, flips_drawn, shifted, shifts_drawn

SHAPES = [(6, 1, 4, 4), (5, 3, 2, 5), (4, 2, 5, 3)]
CLASSES = torch.tensor([1, 0, 2, 3])


def drawn(rng, shape, dtype=torch.float64):
    images = torch.randn(shape, generator=rng, dtype=dtype)
    return images, torch.arange(shape[0]) % 4


def draws_afterwards(module, images, labels, p, most):
    """the next number of the generators after both functions, of torch's own after Augment"""
    generator = torch.Generator().manual_seed(7)
    module.random_flip(images, labels, CLASSES, p, generator)
    module.random_shift(images, most, generator)
    torch.manual_seed(3)
    augment = module.Augment(CLASSES, p, most, 0)
    augment(images, labels)
    return {
        "of the given generator": torch.rand(1, generator=generator),
        "of torch's own generator": torch.rand(1),
    }


def arguments_after(module, images, labels):
    """the results of both functions, and the arguments afterwards"""
    generator = torch.Generator().manual_seed(5)
    new_images, new_labels = module.random_flip(images, labels, CLASSES, 0.5, generator)
    return {
        "flipped": [new_images, new_labels],
        "shifted": module.random_shift(images, 2, generator),
        "images": images,
        "labels": labels,
    }


@pytest.mark.points(2)
@pytest.mark.parametrize("shape", SHAPES)
def test_flip(agree, rng, shape):
    """random_flip: each image by its own draw, all its channels, and its label with it."""
    images, labels = drawn(rng, shape)

    for seed, p in ((1, 0.5), (2, 0.3), (3, 1.0), (4, 0.0)):
        draws = flips_drawn(seed, shape[0])
        agree(flipped, images, labels, CLASSES, p, draws, seed)
        agree(flipped, images.float(), labels, CLASSES, p, draws, seed)


@pytest.mark.points(2)
@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("most", [0, 1, 2, 6])
def test_shift(agree, rng, shape, most):
    """random_shift: each image by its own rows and columns, with zeros at the border."""
    images, _ = drawn(rng, shape)

    for seed in (1, 2):
        draws = shifts_drawn(seed, shape[0], most)
        agree(shifted, images, most, draws, seed)
        agree(shifted, images.float(), most, draws, seed)


@pytest.mark.points(2)
def test_module(agree, rng):
    """Augment: flips, then shifts; batch after batch is changed in another way."""
    images, labels = drawn(rng, (6, 2, 4, 5))

    for p, most in ((0.5, 1), (0.0, 2), (0.5, 0)):
        options = {"flipped_class": CLASSES, "p": p, "most": most, "seed": 9}
        agree(augmented, images, labels, options, ["training"] * 3)


@pytest.mark.points(1)
def test_evaluation(agree, rng):
    """Augment: evaluation changes nothing, and draws nothing from the module's generator."""
    images, labels = drawn(rng, (6, 1, 3, 4))
    options = {"flipped_class": CLASSES, "p": 0.5, "most": 1, "seed": 4}

    agree(augmented, images, labels, options, ["training", "evaluation", "evaluation", "training"])


@pytest.mark.points(1)
def test_draws(agree, rng):
    """Draws come from the given generator or the module's own, also for p = 0 and most = 0."""
    for p, most in ((0.5, 1), (0.0, 0)):
        agree(draws_afterwards, *drawn(rng, (5, 1, 3, 3)), p, most)


@pytest.mark.points(0.5)
def test_arguments_stay(agree, rng):
    """Results are right, and images and labels are left as they were."""
    agree(arguments_after, *drawn(rng, (5, 2, 3, 4)))
