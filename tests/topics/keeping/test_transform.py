import numpy as np
import pandas as pd
import pytest

import toolkit as tk
from toolkit.checks import ToolkitError

OTHER = ["Oil oil.", "Rain and snow fell", "", "Vote on gas"]


def corpus_of(texts, language="en", name="other"):
    frame = pd.DataFrame({"text": texts, "language": language, "outlet": "X"})
    frame["doc_id"] = [f"n{i}" for i in range(len(texts))]
    frame["date"] = "2018-01-01"
    return tk.from_frame(frame, name=name)


def test_shares_of_other_documents_by_hand(model):
    table = model.transform(corpus_of(OTHER))
    assert list(table) == ["doc_id", "topic", "label", "share", "known"]
    assert table["doc_id"].tolist() == ["n0", "n0", "n1", "n1", "n2", "n2", "n3", "n3"]
    assert table["topic"].tolist() == [0, 1] * 4 and table["label"][1] == "Elections"
    share = table["share"].to_numpy().reshape(4, 2)
    # Two words of one topic, none of the other, and a tenth of a word of each (the prior).
    np.testing.assert_allclose(share[0], [2.1 / 2.2, 0.1 / 2.2], atol=1e-3)
    assert np.isnan(share[1:3]).all()
    np.testing.assert_allclose(share[3], [0.5, 0.5], atol=1e-3)
    np.testing.assert_allclose(table["known"][::2], [1, 0, np.nan, 2 / 3])


def test_both_words_of_a_phrase_are_known():
    model = corpus_of(["islamic state attack", "oil price barrel"] * 20).topics(
        2, phrases=0.1, min_docs=2
    )
    assert "islamic state" in model.vocabulary
    table = model.transform(corpus_of(["islamic state attack", "oil rain islamic state"]))
    np.testing.assert_allclose(table["known"][::2], [1, 0.5])


def test_the_model_applied_has_the_other_documents(model):
    other = corpus_of(OTHER)
    made = model.apply(other)
    assert made.doc_ids.tolist() == ["n0", "n3"]
    assert (made.settings["documents"], made.settings["left_out"]) == (2, 2)
    assert made.settings["fitted_on"]["name"] == "four"
    assert made.labels == model.labels and made.fingerprint == model.fingerprint
    assert made.documents(0)["doc_id"].tolist()[0] == "n0"
    assert made.documents(1)["doc_id"].tolist()[0] == "n3"
    assert set(other.track(made, by="outlet")["total_docs"]) == {2}
    assert "fitted on 4 documents of 'four' and are held fixed" in repr(made)
    assert model.settings["documents"] == 4 and model.notes == ("Short.",)
    assert made.label({0: "Energy"}).labels == ["Energy", "Elections"]


def test_what_fits_again_is_refused(model, planted):
    made = planted.corpus.topics(4, fits=1, max_share=1.0).apply(planted.corpus)
    told = r"needs documents that the topics were fitted on, and none of these is .* model.apply"
    for ask in (made.stability, made.verify, lambda: model.apply(corpus_of(OTHER)).verify()):
        with pytest.raises(ToolkitError, match=told):
            ask()


def test_the_documents_fitted_get_their_shares_again(planted):
    model = planted.corpus.topics(4, fits=1, max_share=1.0)
    made = model.apply(planted.corpus)
    np.testing.assert_allclose(made.theta, model.theta, atol=2e-3)
    # Half of the documents say the same of these.
    half = planted.corpus.where("outlet == 'A'")
    rows = pd.Index(model.doc_ids).get_indexer(half.docs["doc_id"])
    np.testing.assert_allclose(model.apply(half).theta, model.theta[rows], atol=2e-3)


def test_unseen_documents_of_known_topics(planted):
    """A simulation: shares planted in documents that the model has not seen."""
    seen = planted.corpus.docs.index < 200
    train, rest = (tk.from_frame(planted.corpus.docs[part]) for part in (seen, ~seen))
    model = train.topics(4, fits=2, max_share=1.0)
    truth = pd.DataFrame(planted.theta[200:], index=planted.corpus.docs["doc_id"][~seen])
    made = model.apply(rest)
    told = truth.loc[made.doc_ids].to_numpy()
    match = [np.abs(told - made.theta[:, [t]]).mean(axis=0).argmin() for t in range(4)]
    assert sorted(match) == [0, 1, 2, 3]
    assert np.abs(told[:, match] - made.theta).mean() < 0.05


def test_a_model_applied_is_kept_and_applied_again(model, tmp_path):
    other = corpus_of(OTHER)
    made = model.apply(other)
    again = tk.TopicModel.load(made.save(tmp_path / "m"), other)
    pd.testing.assert_frame_equal(again.card(), made.card())
    pd.testing.assert_frame_equal(again.documents(), made.documents())
    third = again.apply(corpus_of(["Gas."], name="third"))
    assert third.settings["fitted_on"] == made.settings["fitted_on"]
    with pytest.raises(ToolkitError, match="none of these is one"):
        again.verify()


def test_a_model_without_its_corpus_is_applied(model, tmp_path):
    again = tk.TopicModel.load(model.save(tmp_path / "m"))
    other = corpus_of(OTHER)
    pd.testing.assert_frame_equal(again.transform(other), model.transform(other))


def test_another_language_is_refused(model):
    told = r"'other' is in other languages \(fa 100%\) than .* \(en\), of which .* model of its own"
    with pytest.raises(ToolkitError, match=told):
        model.transform(corpus_of(["نفت و گاز"] * 3, "fa"))
    mixed = corpus_of(["Oil."] * 3 + ["نفت"], ["en"] * 3 + ["fa"])
    with pytest.raises(ToolkitError, match=r"Choose: corpus.where\(language='en'\)"):
        model.apply(mixed)
    assert len(model.apply(mixed.where(language="en")).theta) == 3
    stray = corpus_of(["Oil."] * 99 + ["نفت"], ["en"] * 99 + ["fa"])
    assert len(model.apply(stray).theta) == 99
    assert len(model.apply(corpus_of(["Oil."], "und")).theta) == 1


def test_a_corpus_without_a_known_word_is_told(model):
    told = r"None of the 2 documents of 'other' has one of the 4 words .* such as 'oil', 'gas'"
    with pytest.raises(ToolkitError, match=told):
        model.transform(corpus_of(["Rain.", ""]))
    with pytest.raises(ToolkitError, match=r"corpus='x' is no corpus. Load it"):
        model.apply("x")


def test_spoken_languages_are_kept_by_the_fit(planted):
    assert planted.corpus.topics(4, fits=1, max_share=1.0).settings["spoken"] == ["en"]
