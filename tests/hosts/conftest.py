"""Where work comes from and scores go to: git, GitHub, Classroom 50, Gradescope, nbgrader.

Editions are here, too.

They need Linux and git; the steps of the instructor's workflow need root; formgrader needs
Chromium (.ci/setup-browser installs it), `watch` tmux (.ci/setup-terminal).
No network: servers are on this machine.
"""
