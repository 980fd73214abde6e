"""Public checks for regularization/augment: the examples, and two images that differ."""

import pytest
import torch
from probes import augmented, flipped, shifted

IMAGES = torch.tensor([[[[1.0, 2.0, 3.0]]], [[[4.0, 5.0, 6.0]]]])
LABELS, CLASSES = torch.tensor([0, 2]), torch.tensor([1, 0, 2])
TRAINING = {"the mode": "training"}
EVALUATION = {"the mode": "evaluation", "the images": IMAGES, "the labels": LABELS}


def seed_that(draw):
    """Find a seed whose draws are these."""
    return next(s for s in range(1000) if draw(torch.Generator().manual_seed(s)))


def changed(label, images):
    return {"the images": images, "the labels": torch.tensor([label, 2])}


@pytest.mark.points(1)
def test_flip_example(submission, expect):
    """random_flip: with p = 1 both images are mirrored, and the arrow follows; with 0 none."""
    told = submission(flipped, IMAGES, LABELS, CLASSES, 1.0, 0)
    expect(told, changed(1, IMAGES.flip(-1)))
    expect(submission(flipped, IMAGES, LABELS, CLASSES, 0.0, 0), changed(0, IMAGES))


@pytest.mark.points(1)
def test_each_image(submission, expect):
    """random_flip: with p = 0.5 and these draws the first image alone is mirrored."""
    seed = seed_that(lambda g: (torch.rand(2, generator=g) < 0.5).tolist() == [True, False])

    told = submission(flipped, IMAGES, LABELS, CLASSES, 0.5, seed)
    expect(told, changed(1, torch.stack([IMAGES[0].flip(-1), IMAGES[1]])))


@pytest.mark.points(1)
def test_shift_example(submission, expect):
    """random_shift: by a column, [[1, 2, 3]] becomes [[0, 1, 2]] or, to the left, [[2, 3, 0]]."""
    for dx, first in ((1, [0.0, 1.0, 2.0]), (-1, [2.0, 3.0, 0.0])):
        wanted = [[0, dx], [0, 0]]
        seed = seed_that(
            lambda g, w=wanted: torch.randint(-1, 2, (2, 2), generator=g).tolist() == w
        )
        told = submission(shifted, IMAGES, 1, seed)
        expect(told, torch.stack([torch.tensor([[first]]), IMAGES[1]]))


@pytest.mark.points(1)
def test_module_example(submission, expect):
    """Augment: mirrors in training mode, p being 1; in evaluation mode nothing is changed."""
    options = {"flipped_class": CLASSES, "p": 1.0, "most": 0, "seed": 0}

    told = submission(augmented, IMAGES, LABELS, options, ["evaluation", "training"])
    expect(told, [EVALUATION, TRAINING | changed(1, IMAGES.flip(-1))])
