"""Runs of words: where they may go, how often each stands, how closely its words belong."""
