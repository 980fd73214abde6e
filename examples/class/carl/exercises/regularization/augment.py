import torch
from torch import nn
import torch

def random_flip(images, labels, flipped_class, p, generator):
    if torch.rand(1, generator=generator).item() < p:
        return (images.flip(-1), flipped_class[labels])
    return (images, labels)

def random_shift(images: torch.Tensor, most: int, generator: torch.Generator) -> torch.Tensor:
    """Shift each image by its own number of rows and columns.

    Args:
        images: (N, C, H, W).
        most: the largest shift in each direction, >= 0.
        generator: of the draws.

    Returns:
        The shifted images, (N, C, H, W).
    """
    shifts = torch.randint(-most, most + 1, (len(images), 2), generator=generator)
    height, width = images.shape[-2:]
    padded = nn.functional.pad(images, (most, most, most, most))
    shifted = [one[:, most - dy:most - dy + height, most - dx:most - dx + width] for one, (dy, dx) in zip(padded, shifts.tolist(), strict=True)]
    return torch.stack(shifted)

class Augment(nn.Module):
    """Flip and shift images in training mode; leave them alone in evaluation mode.

    Args:
        flipped_class: (K,), the class after a flip, for each of K classes.
        p: the probability of a flip.
        most: the largest shift.
        seed: of the module's own generator.
    """

    def __init__(self, flipped_class: torch.Tensor, p: float, most: int, seed: int) -> None:
        super().__init__()
        self.flipped_class, self.p, self.most = (flipped_class, p, most)
        self.generator = torch.Generator().manual_seed(seed)

    def forward(self, images: torch.Tensor, labels: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Return images, (N, C, H, W), and labels, (N,), changed in training mode only."""
        if not self.training:
            return (images, labels)
        images, labels = random_flip(images, labels, self.flipped_class, self.p, self.generator)
        return (random_shift(images, self.most, self.generator), labels)
