"""What a deal is worth: events, flows, discounting, and what may be said of the distribution.

Reads no clock, no disk, no environment and no global random state; knows nothing of guidance.
"""
