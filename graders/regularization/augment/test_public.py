"""Public checks for regularization/augment: the examples, two images, and two batches."""

import pytest
import torch
from probes import augmented, flipped, flips_drawn, named, shifted, shifts_drawn

IMAGES = torch.tensor([[[[1.0, 2.0, 3.0]]], [[[4.0, 5.0, 6.0]]]])
LABELS, CLASSES = torch.tensor([0, 2]), torch.tensor([1, 0, 2])
MIRRORED = IMAGES.flip(-1)


def seeded(seed):
    return torch.Generator().manual_seed(seed)


def changed(flips):
    """Return images and labels if these of the two images are flipped."""
    is_flipped = torch.tensor(flips)
    images = torch.where(is_flipped[:, None, None, None], MIRRORED, IMAGES)
    return images, torch.where(is_flipped, CLASSES[LABELS], LABELS)


@pytest.mark.points(1)
def test_flip_example(submission, expect):
    """random_flip: with p = 1 both images are mirrored, and the arrow follows; with 0 none."""
    drawn = flips_drawn(0, 2)

    for p, flips in ((1.0, [True, True]), (0.0, [False, False])):
        images, labels = changed(flips)
        told = submission(flipped, IMAGES, LABELS, CLASSES, p, drawn, 0)
        expect(told, {"the images": images, "the labels": labels})


@pytest.mark.points(1)
def test_each_image(submission, expect):
    """random_flip: with p = 0.5 and these draws the first image alone is mirrored."""
    draws = ((seed, torch.rand(2, generator=seeded(seed)).tolist()) for seed in range(1000))
    seed = next(seed for seed, (first, second) in draws if first < 0.5 < second)

    told = submission(flipped, IMAGES, LABELS, CLASSES, 0.5, flips_drawn(seed, 2), seed)
    images, labels = changed([True, False])
    expect(told, {"the images": images, "the labels": labels})


@pytest.mark.points(1)
def test_shift_example(submission, expect):
    """random_shift: [[1, 2, 3]] becomes [[0, 1, 2]], [[2, 3, 0]], or nothing but zeros."""
    for most, shifts, row in (
        (1, [[0, 1], [0, 0]], [0.0, 1.0, 2.0]),
        (1, [[0, -1], [0, 0]], [2.0, 3.0, 0.0]),
        (4, [[0, 4]], [0.0, 0.0, 0.0]),
    ):
        n, draws = len(shifts), f"gives torch.randint {shifts}"
        seed = next(seed for seed in range(1000) if shifts_drawn(seed, n, most) == draws)
        told = submission(shifted, IMAGES[:n], most, draws, seed)
        expect(told, torch.cat([torch.tensor([[[row]]]), IMAGES[1:n]]))


@pytest.mark.points(1)
def test_module_example(submission, expect):
    """Augment: draws again for each batch in training, also with most = 0; never in evaluation.

    Images in float64 stay in float64.
    """
    generator = seeded(40)
    first = (torch.rand(2, generator=generator) < 0.5).tolist()
    torch.randint(0, 1, (2, 2), generator=generator)
    second = (torch.rand(2, generator=generator) < 0.5).tolist()
    options = {"flipped_class": CLASSES, "p": 0.5, "most": 0, "seed": 40}
    modes = ["training", "evaluation", "training"]

    told = submission(augmented, IMAGES, LABELS, options, modes)
    in_float64 = submission(augmented, IMAGES.double(), LABELS, options, modes)
    batches = [
        ("training", *changed(first)),
        ("evaluation", IMAGES, LABELS),
        ("training", *changed(second)),
    ]
    expect(told, named(batches))
    expect(in_float64, named([(mode, x.double(), labels) for mode, x, labels in batches]))
