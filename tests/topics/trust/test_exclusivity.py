import numpy as np
import pandas as pd
import pytest

from toolkit.checks import ToolkitError
from toolkit.topics.model import TopicModel
from toolkit.topics.vocabulary import Vocabulary

PHI = np.array([[0.5, 0.3, 0.1, 0.1], [0.5, 0.1, 0.4, 0.0]])
WORDS = np.array([*"abcd"], dtype=object)


@pytest.fixture
def model():
    words = Vocabulary(tuple(WORDS), WORDS)
    theta = np.array([[0.5, 0.5]])
    return TopicModel(PHI, theta, words, np.array(["x"]), {"engine": "nmf"})


def test_the_part_of_first_terms_that_is_the_topics_own(model):
    table = model.exclusivity(2, by="weight")
    assert table["exclusivity"].tolist() == pytest.approx([(0.5 + 0.75) / 2, (0.5 + 0.8) / 2])
    assert table["first_terms"].tolist() == ["a, b", "a, c"]


def test_frex_is_the_sum_of_stm_divided_by_the_number_of_terms(model):
    # As its documentation says: ranks within a topic, exclusivity with weight 0.7.
    beta = pd.DataFrame(PHI)
    often = beta.rank(axis=1) / 4
    alone = (beta / beta.sum()).rank(axis=1) / 4
    frex = (1 / (0.7 / alone + 0.3 / often)).to_numpy()
    expected = [(frex[0, 0] + frex[0, 1]) / 2, (frex[1, 0] + frex[1, 2]) / 2]
    assert model.exclusivity(2, by="weight")["frex"].tolist() == pytest.approx(expected)


def test_all_terms_of_equal_topics_are_half_their_own(model):
    model.phi = np.array([PHI[0], PHI[0]])
    assert model.exclusivity(4)["exclusivity"].tolist() == [0.5, 0.5]
    with pytest.raises(ToolkitError, match="n=0 must be a whole number, 1 or more"):
        model.exclusivity(0)
