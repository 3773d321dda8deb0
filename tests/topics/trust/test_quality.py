import pandas as pd
import pytest

import toolkit as tk
from toolkit.checks import ToolkitError


@pytest.fixture(scope="module")
def model():
    words = ["oil price barrel", "vote ballot count"]
    texts = [f"{pair} {extra}" for extra in "uvwxyz" for pair in words]
    return tk.from_frame(pd.DataFrame({"text": texts, "language": "en"})).topics(2, fits=1)


def test_one_table_of_what_the_others_say(model):
    table = model.quality(3)
    assert list(table) == [
        *("topic", "label", "share", "coherence", "exclusivity", "jaccard", "first_terms")
    ]
    assert table["share"].tolist() == model.prevalence.tolist()
    assert table["coherence"].tolist() == model.coherence(n=3)["coherence"].tolist()
    assert table["exclusivity"].tolist() == model.exclusivity(3)["exclusivity"].tolist()
    assert table["jaccard"].isna().all()


def test_stability_is_measured_when_it_is_asked_for(model):
    from toolkit.topics.trust.stability import stability

    table = model.quality(3, refits=2)
    assert table["jaccard"].tolist() == stability(model, 2, terms=3)["jaccard"].tolist()
    for refits in (-1, 1):
        with pytest.raises(ToolkitError, match=f"={refits} must be a whole number"):
            model.quality(3, refits=refits)
