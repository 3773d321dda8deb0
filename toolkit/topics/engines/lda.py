"""Latent Dirichlet allocation by gensim's LdaModel (Hoffman, Blei and Bach 2010).

The settings are those that were measured to work: small chunks, so that a small corpus gets
enough updates; 20 passes; alpha learned; eta left alone. LdaMulticore is not used: it gives
another model at every run, whatever the seed.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from toolkit.topics.engines.contract import Factors
from toolkit.topics.progress import watched

NAME = "lda"
ABOUT = "LDA, variational (gensim LdaModel)"
BY_DOCUMENT: tuple[str, ...] = ()
BY_TERM: tuple[str, ...] = ()
PLAIN: dict[str, Any] = {}
PASSES = 20
CHUNK = 256


def fit(counts: Any, k: int, *, seed: int) -> Factors:
    """Fit; see `toolkit.topics.engines.contract.Engine`."""
    from gensim.matutils import Sparse2Corpus
    from gensim.models import LdaModel

    # Read once more for the shares.
    with watched(list(Sparse2Corpus(counts, documents_columns=False)), PASSES + 1) as bags:
        model = LdaModel(
            bags,
            num_topics=k,
            id2word={i: str(i) for i in range(counts.shape[1])},
            passes=PASSES,
            chunksize=CHUNK,
            alpha="auto",
            eval_every=None,
            random_state=seed,
            dtype=np.float64,
        )
        # inference() instead of get_document_topics: the latter drops small shares.
        gamma, _ = model.inference(bags)
    phi = model.get_topics()
    return Factors(phi / phi.sum(axis=1, keepdims=True), gamma / gamma.sum(axis=1, keepdims=True))
