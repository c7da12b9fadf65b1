"""Timings beside bare baselines of the same work: `make bench`.

A ratio tells what Tapem's own layers cost on this machine today; the absolute figures
depend on the machine and on what else it does.
"""
