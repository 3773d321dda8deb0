import numpy as np
import pytest

from toolkit.checks import ToolkitError
from toolkit.topics.model import TopicModel
from toolkit.topics.vocabulary import Vocabulary

WORDS = np.array([*"abcdef"], dtype=object)


def model(phi):
    phi = np.array(phi) / np.sum(phi, axis=1, keepdims=True)
    theta = np.full((1, len(phi)), 1 / len(phi))
    words = Vocabulary(tuple(WORDS), WORDS)
    return TopicModel(phi, theta, words, np.array(["x"]), {"engine": "nmf"})


def test_part_of_the_first_terms_that_differ():
    two = model([[5, 4.5, 4, 0, 0, 0], [5, 0, 0, 4.5, 4, 0]])
    assert two.diversity(1, by="weight") == 0.5
    assert two.diversity(3, by="weight") == 5 / 6
    assert two.diversity(2) == 1.0  # what both have does not tell them apart
    assert two.diversity(25) == 0.5  # there are no more than six
    assert model([[1, 2, 3, 4, 5, 6]] * 3).diversity(2, by="weight") == pytest.approx(1 / 3)


def test_a_number_that_cannot_be_used_is_told():
    with pytest.raises(ToolkitError, match="n=0 must be a whole number, 1 or more"):
        model([[1] * 6, [1] * 6]).diversity(0)
