"""What this machine has and lacks: the steps of set-up, and the table of `desk doctor`.

It runs before anything is installed: with any Python from 3.8 on, by the standard library alone.
"""
