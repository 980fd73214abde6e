"""The name by which notebooks and `nbgrader_config.py` import the package; it is kept."""

from gradlings.hosts.nbgrader import check_here, configure

__all__ = ["check_here", "configure"]
