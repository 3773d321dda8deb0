import numpy as np
import pytest
from scipy.optimize import linear_sum_assignment

from toolkit.topics.engines import lda
from toolkit.topics.vocabulary import chosen


def likeness(one, other):
    """Smallest cosine of topics that are matched to those planted."""
    unit = [m / np.linalg.norm(m, axis=1, keepdims=True) for m in (one, other)]
    cosines = unit[0] @ unit[1].T
    return cosines[linear_sum_assignment(-cosines)].min()


@pytest.fixture(scope="module")
def case(planted):
    words, _ = chosen(planted.corpus, min_docs=1, max_share=1.0)
    column = {word: n for n, word in enumerate(planted.words)}
    truth = planted.phi[:, [column[w] for w in words.terms]]
    return words.counts(planted.corpus.tokens), truth


def test_the_settings_find_what_those_of_gensim_do_not(case):
    from gensim.matutils import Sparse2Corpus
    from gensim.models import LdaModel

    counts, truth = case
    usual = LdaModel(
        list(Sparse2Corpus(counts, documents_columns=False)),
        num_topics=4,
        id2word={i: str(i) for i in range(counts.shape[1])},
        random_state=1,
    )
    assert likeness(truth, lda.fit(counts, 4, seed=1).phi) > 0.95
    assert likeness(truth, usual.get_topics()) < 0.9


def test_small_shares_are_kept(case):
    theta = lda.fit(case[0], 4, seed=0).theta
    assert theta.min() > 0 and (theta < 0.01).any()  # gensim hides those below 0.01
