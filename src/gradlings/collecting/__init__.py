"""Collect what students pushed: from a roster of repositories to a folder that can be graded."""

from gradlings.collecting.roster import read_extensions, read_roster
from gradlings.collecting.run import Options, collect

__all__ = ["Options", "collect", "read_extensions", "read_roster"]
