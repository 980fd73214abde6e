r"""Augment images while a network trains: flip and shift them at random, and let labels follow.

A network that sees each image a little changed in every epoch has more to learn from. The change
must not make a label wrong, and evaluation sees the images as they are.

A flip mirrors an image left to right. Most classes stay what they are; an arrow to the left becomes
one to the right. `flipped_class` gives the class after a flip, for each class:

    >>> image = torch.tensor([[[[1.0, 2.0, 3.0]]]])            # (N, C, H, W) = (1, 1, 1, 3)
    >>> flipped_class = torch.tensor([1, 0, 2])                # left, right, other
    >>> random_flip(image, torch.tensor([0]), flipped_class, 1.0, torch.Generator())
    (tensor([[[[3., 2., 1.]]]]), tensor([1]))

Each image is flipped with probability p, whatever happens to the others. Draw once for each image:

    flip if torch.rand(N, generator=generator) < p

A shift moves an image by dy rows down and dx columns to the right; zeros come in at the border:

    result[y, x] = image[y - dy, x - dx], or 0 if there is no such pixel

Each image has its own dy and dx, from -most to most, also drawn at once:

    torch.randint(-most, most + 1, (N, 2), generator=generator), a row (dy, dx) for each image

Make both draws in any case, also for p = 0 and most = 0.

Worked example: with dy = 0 and dx = 1, [[1, 2, 3]] becomes [[0, 1, 2]].

`Augment` is a module that flips, and then shifts, in training mode. In evaluation mode it returns
images and labels as they are, and draws nothing:

    >>> augment = Augment(flipped_class, p=0.5, most=1, seed=0).eval()
    >>> augment(image, torch.tensor([0]))
    (tensor([[[[1., 2., 3.]]]]), tensor([0]))

Its generator is seeded when it is made, and goes on from batch to batch: another epoch brings other
changes.

Source: Krizhevsky, Sutskever and Hinton (2012), "ImageNet classification with deep convolutional
neural networks", section 4.1.

Fine print
- `images.flip(-1)` mirrors all images of a batch.
- Images are float32 or float64, labels and flipped_class int64. Results have the dtypes of the
  arguments, which stay as they are. `most` may be larger than an image, which then can move out
  of sight.
- Draw from the given generator alone.
- In evaluation mode you may return the arguments themselves.
"""

import torch
from torch import nn


def random_flip(
    images: torch.Tensor,
    labels: torch.Tensor,
    flipped_class: torch.Tensor,
    p: float,
    generator: torch.Generator,
) -> tuple[torch.Tensor, torch.Tensor]:
    """Mirror each image left to right with some probability, and let its label follow.

    Args:
        images: (N, C, H, W).
        labels: (N,), classes.
        flipped_class: (K,), the class after a flip, for each of K classes.
        p: the probability, 0 to 1.
        generator: of the draws.

    Returns:
        (images, labels), of the same shapes.
    """
    raise NotImplementedError


def random_shift(images: torch.Tensor, most: int, generator: torch.Generator) -> torch.Tensor:
    """Shift each image by its own number of rows and columns.

    Args:
        images: (N, C, H, W).
        most: the largest shift in each direction, >= 0.
        generator: of the draws.

    Returns:
        The shifted images, (N, C, H, W).
    """
    raise NotImplementedError


class Augment(nn.Module):
    """Flip and shift images in training mode; leave them alone in evaluation mode.

    Args:
        flipped_class: (K,), the class after a flip, for each of K classes.
        p: the probability of a flip.
        most: the largest shift.
        seed: of the module's own generator.
    """

    def __init__(self, flipped_class: torch.Tensor, p: float, most: int, seed: int) -> None:
        raise NotImplementedError

    def forward(
        self, images: torch.Tensor, labels: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """Return images, (N, C, H, W), and labels, (N,), changed in training mode only."""
        raise NotImplementedError
