"""How far a model can be trusted: coherence, stability, held-out words, the number of topics."""
