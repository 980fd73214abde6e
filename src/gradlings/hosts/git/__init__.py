"""Collect what students pushed: from a roster of repositories to a folder that can be graded."""

from gradlings.hosts.git.collect import collect_class, set_aside
from gradlings.hosts.git.roster import read_extensions, read_roster
from gradlings.hosts.git.student import CollectOptions

__all__ = ["CollectOptions", "collect_class", "read_extensions", "read_roster", "set_aside"]
