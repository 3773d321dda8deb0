"""What is taken for a pipeline, and what is refused."""

from __future__ import annotations

import pandas as pd
import pytest

import toolkit as tk

TEXT = "He believes that roads flood."


@pytest.fixture
def corpus():
    frame = pd.DataFrame({"text": [TEXT, "وقال الناطق إن الطريق مغلق."], "language": ["en", "ar"]})
    return tk.from_frame(frame)


def test_a_name_is_to_be_loaded(corpus):
    with pytest.raises(tk.ToolkitError, match=r"only the name .* spacy\.load\('en_core_web_sm'\)"):
        corpus.quotes(nlp="en_core_web_sm")
    with pytest.raises(tk.ToolkitError, match="nlp='x' is only the name of a pipeline"):
        corpus.quotes(nlp={"en": "x"})


def test_what_is_no_pipeline(corpus):
    with pytest.raises(tk.ToolkitError, match=r"nlp=3 is no pipeline\. Give one that is loaded"):
        corpus.quotes(nlp=3)
    with pytest.raises(tk.ToolkitError, match=r"nlp=\{\} has no pipeline"):
        corpus.quotes(nlp={})


def test_one_without_a_parser(corpus, pipeline):
    with pytest.raises(tk.ToolkitError, match="pipeline for 'en' has no parser"):
        corpus.quotes(nlp=pipeline(parser=False))


def test_one_for_another_language(corpus, pipeline):
    with pytest.raises(tk.ToolkitError, match=r"language of nlp='fr' is not known\. Allowed: 'en'"):
        corpus.quotes(nlp=pipeline(lang="fr"))
    with pytest.raises(
        tk.ToolkitError, match=r"nlp reads 'tr', and the documents are in 'ar', 'en'"
    ):
        corpus.quotes(nlp=pipeline(lang="tr"))
    with pytest.raises(tk.ToolkitError, match="nlp reads 'en', and the documents are in 'ar'"):
        corpus.quotes(languages="ar", nlp=pipeline())
    with pytest.raises(tk.ToolkitError, match=r"nlp\['ar'\] is a pipeline for 'tr'"):
        corpus.quotes(nlp={"ar": pipeline(lang="tr")})


def test_each_language_has_its_own(corpus, pipeline):
    both = {"en": pipeline(), "ar": pipeline(lang="xx")}
    corpus.quotes(nlp=both)
    assert both["en"].texts[1:] == [TEXT]
    assert [*both["ar"].texts[1:]] == [corpus.docs["text"][1]]


def test_nothing_to_read_asks_no_language(corpus, pipeline):
    assert len(corpus.where("outlet == 'none'").quotes(nlp=pipeline(lang="tr"))) == 0
