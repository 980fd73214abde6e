"""Probes of regularization/augment, for public and hidden checks."""

import torch


def flipped(module, images, labels, flipped_class, p, seed):
    """random_flip(images, labels, flipped_class, p, generator), with a generator of this seed"""
    generator = torch.Generator().manual_seed(seed)
    images, labels = module.random_flip(images, labels, flipped_class, p, generator)
    return {"the images": images, "the labels": labels}


def shifted(module, images, most, seed):
    """random_shift(images, most, generator), with a generator of this seed"""
    return module.random_shift(images, most, torch.Generator().manual_seed(seed))


def augmented(module, images, labels, options, modes):
    """Augment(**options) for images and labels, in one mode after the other, as `modes` says"""
    augment = module.Augment(**options)
    seen = []
    for mode in modes:
        augment.train(mode == "training")
        got_images, got_labels = augment(images, labels)
        seen.append({"the mode": mode, "the images": got_images, "the labels": got_labels})
    return seen
