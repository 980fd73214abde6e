"""Probes of landscape/class_imbalance, for public and hidden checks."""


def of_classes(module, labels, classes):
    """class_weights(labels, classes)

    Look at numerator and divisor by themselves, and classes that never occur.
    """
    return module.class_weights(labels, classes)


def of_samples(module, labels):
    """sample_weights(labels)"""
    return module.sample_weights(labels)


def focal(module, logits, labels, *gamma):
    """focal_loss(logits, labels, gamma), and its gradient

    Look at the factor of each example by itself, and where the gradient flows.
    """
    logits = logits.requires_grad_()
    loss = module.focal_loss(logits, labels, *gamma)
    seen = {"the loss": loss.detach()}
    if not loss.requires_grad:
        return seen | {"the gradient with respect to the logits": None}
    loss.backward()
    return seen | {"the gradient with respect to the logits": logits.grad}


def balanced(module, predictions, labels):
    """balanced_accuracy(predictions, labels)

    Look at the share of each class by itself, and the mean over which classes.
    """
    return module.balanced_accuracy(predictions, labels)
