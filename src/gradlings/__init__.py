"""Auto-graded exercises for the fundamentals of deep learning, and the engine that grades them."""

__version__ = "0.1.0"
