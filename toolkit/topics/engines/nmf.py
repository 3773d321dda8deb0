"""Non-negative matrix factorisation of TF-IDF by gensim's Nmf (Zhao and Tan 2017).

On articles it gives more coherent and more stable topics than LDA. The factor is turned into
probabilities by dividing out the idf weights; document shares are then folded in on the raw
counts, because row-normalised NMF weights are not shares of the words.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from toolkit.topics.engines.contract import Factors
from toolkit.topics.foldin import fold_in
from toolkit.topics.progress import watched

NAME = "nmf"
ABOUT = "non-negative matrix factorisation of TF-IDF (gensim Nmf)"
PASSES = 20
CHUNK = 256
LEAST_IDF = 0.01  # a word of every document has idf 0 and could not be divided out again


def fit(counts: Any, k: int, *, seed: int) -> Factors:
    """Fit; see `toolkit.topics.engines.contract.Engine`."""
    from gensim.matutils import Sparse2Corpus
    from gensim.models.nmf import Nmf
    from scipy.sparse import csr_array, diags_array

    in_docs = np.bincount(counts.indices, minlength=counts.shape[1])
    idf = np.maximum(np.log(counts.shape[0] / in_docs), LEAST_IDF)
    # Sublinear: the tenth mention of a word in an article says less than the first.
    damped = csr_array((1 + np.log(counts.data), counts.indices, counts.indptr), counts.shape)
    weighted = (damped @ diags_array(idf)).tocsr()
    norm = np.sqrt(weighted.power(2).sum(axis=1))
    weighted = (diags_array(1 / norm) @ weighted).tocsr()
    with watched(list(Sparse2Corpus(weighted, documents_columns=False)), PASSES) as bags:
        model = Nmf(
            bags,
            num_topics=k,
            id2word={i: str(i) for i in range(counts.shape[1])},
            passes=PASSES,
            chunksize=CHUNK,
            random_state=seed,
            normalize=False,
        )
    weights = np.asarray(model.get_topics(normalize=False), float) / idf
    # A topic may come out empty when k is close to what the documents carry.
    weights[weights.sum(axis=1) == 0] = 1.0
    phi = weights / weights.sum(axis=1, keepdims=True)
    return Factors(phi, fold_in(counts, phi))
