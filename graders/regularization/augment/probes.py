"""Probes of regularization/augment, for public and hidden checks."""

import torch


def flips_drawn(seed, n):
    """Return what a generator of this seed draws for the flips of n images, in words."""
    draws = torch.rand(n, generator=torch.Generator().manual_seed(seed)).tolist()
    return f"gives torch.rand {[round(number, 3) for number in draws]}"


def shifts_drawn(seed, n, most):
    """Return what a generator of this seed draws for the shifts of n images, in words."""
    generator = torch.Generator().manual_seed(seed)
    draws = torch.randint(-most, most + 1, (n, 2), generator=generator).tolist()
    return f"gives torch.randint {draws}"


def flipped(module, images, labels, flipped_class, p, generator, _seed):
    """random_flip(images, labels, flipped_class, p, generator)"""
    made = torch.Generator().manual_seed(_seed)
    images, labels = module.random_flip(images, labels, flipped_class, p, made)
    return {"the images": images, "the labels": labels}


def shifted(module, images, most, generator, _seed):
    """random_shift(images, most, generator)"""
    return module.random_shift(images, most, torch.Generator().manual_seed(_seed))


def named(batches):
    """Return images and labels of batches, each under its number and mode."""
    return {
        f"batch {number}, in {mode} mode": {"the images": images, "the labels": labels}
        for number, (mode, images, labels) in enumerate(batches, start=1)
    }


def augmented(module, images, labels, options, modes):
    """Augment(**options) for the same batch, in one mode after the other, as `modes` says"""
    augment = module.Augment(**options)
    return named([(mode, *augment.train(mode == "training")(images, labels)) for mode in modes])
