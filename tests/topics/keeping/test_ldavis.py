import hashlib
import json
import re
import sys

import numpy as np
import pandas as pd
import pytest

import toolkit as tk
from toolkit.checks import ToolkitError
from toolkit.topics.vocabulary import Vocabulary


@pytest.fixture(scope="module")
def fitted(planted):
    return planted.corpus.topics(4, fits=1, max_share=1.0)


def data(page):
    return json.loads(re.search(r'new LDAvis\("#ldavis", (.*)\);</script>\n</body>', page)[1])


def own(page):
    """The page without the two libraries, and without comments in the style sheet."""
    page = re.sub(r"/\*.*?\*/", "", page, flags=re.S)
    return re.sub(r"<script>(?!new LDAvis\().*?</script>", "", page, flags=re.S)


def test_the_page_holds_the_numbers_of_the_model(fitted, tmp_path):
    page = fitted.ldavis(tmp_path / "map.html", 12).read_text("utf-8")
    found = data(page)
    layout = fitted.layout()
    np.testing.assert_allclose(found["mdsDat"]["x"], layout["x"])
    np.testing.assert_allclose(found["mdsDat"]["y"], layout["y"])
    assert found["topic.order"] == [1, 2, 3, 4] and found["R"] == 12
    lengths = fitted.counts.sum(axis=1)
    by_words = 100 * (lengths @ fitted.theta) / lengths.sum()
    np.testing.assert_allclose(found["mdsDat"]["Freq"], by_words)
    table = pd.DataFrame(found["tinfo"])
    first = table[table["Category"].eq("Topic2")].set_index("Term")["logprob"]
    term = fitted.terms(1)["term"][1]
    column = fitted.vocabulary.tolist().index(term)
    assert first[term] == pytest.approx(np.log(fitted.phi[1, column]), abs=1e-3)


def test_nothing_is_fetched(fitted, tmp_path):
    page = fitted.ldavis(tmp_path / "map.html").read_text("utf-8")
    assert "default-src 'none'" in page
    assert not re.search(r"src\s*=|href\s*=|@import|url\(|https?:", own(page))
    assert page.count("<script>") == page.count("</script>") == 3
    assert "Mike Bostock" in page and "LDAvis = function" in page.replace("var ", "")


def test_the_same_model_gives_the_same_page(fitted, tmp_path):
    one, other = (
        hashlib.sha256(fitted.ldavis(tmp_path / name).read_bytes()).hexdigest()
        for name in ("a.html", "b.html")
    )
    assert one == other


def test_words_and_names_cannot_leave_their_place(fitted, tmp_path):
    hostile = fitted.label({0: "</script><script>alert(1)</script>", 1: "<b>&"})
    terms = fitted.vocabulary.copy()
    best = int(fitted.phi[0].argmax())
    terms[best] = "</script><img src=x>"
    hostile.words = Vocabulary(fitted.words.keys, terms)
    page = hostile.ldavis(tmp_path / "map.html").read_text("utf-8")
    assert page.count("<script>") == 3 and "<img" not in page and "<b>" not in page
    assert "&lt;/script&gt;&lt;script&gt;alert(1)" in page and "&lt;b&gt;&amp;" in page
    assert "</script><img src=x>" in data(page)["tinfo"]["Term"]


def test_the_list_says_which_topic_is_which(fitted, tmp_path):
    named = fitted.label({3: "پیشمرگه"})
    page = named.ldavis(tmp_path / "map.html").read_text("utf-8")
    row = '<tr><td>4</td><td>3</td><td><bdi dir="auto">پیشمرگه</bdi></td>'
    assert row in page and f"stress {named.layout()['stress'][0]:.2f}" in page


def test_refusals_say_what_to_do(fitted, model, tmp_path, monkeypatch):
    path = fitted.ldavis(tmp_path / "map.html")
    with pytest.raises(ToolkitError, match=r"map.html' is there already; it was left alone"):
        fitted.ldavis(path)
    assert fitted.ldavis(path, overwrite=True) == path
    with pytest.raises(ToolkitError, match=r"must end in '\.html'\.$"):
        fitted.ldavis(tmp_path / "map.htm")
    with pytest.raises(ToolkitError, match="n=31 terms do not fit the page; allowed: 1 to 30"):
        fitted.ldavis(tmp_path / "n.html", 31)
    alone = tk.TopicModel.load(model.save(tmp_path / "m"))
    with pytest.raises(ToolkitError, match="needs the texts"):
        alone.ldavis(tmp_path / "n.html")
    monkeypatch.setitem(sys.modules, "pyLDAvis", None)
    with pytest.raises(ToolkitError, match=r"pyLDAvis. Install it: .*\[topics\].*topic_map"):
        fitted.ldavis(tmp_path / "n.html")
    assert not (tmp_path / "n.html").exists()


def test_a_small_model_has_a_page(model, tmp_path):
    found = data(model.ldavis(tmp_path / "map.html").read_text("utf-8"))
    assert found["R"] == 4 and len(found["mdsDat"]["x"]) == 2
