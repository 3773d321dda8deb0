import json
import subprocess
import sys

import numpy as np
import pandas as pd
import pytest

import toolkit as tk
from toolkit.checks import ToolkitError
from toolkit.store import files_of, sha256

FILES = [
    *("README.md", "checksums.txt", "details/window_slice.npy", "documents.json", "fitted.npy"),
    *("model.json", "options/embeddings.npy", "phi.npy", "texts.npy", "theta.npy", "words.json"),
]


def sums(folder):
    return {p.relative_to(folder).as_posix(): sha256(p) for p in folder.rglob("*") if p.is_file()}


@pytest.fixture(scope="module")
def fitted(planted):
    return planted.corpus.topics(4, fits=2, max_share=1.0, copies="distinct").label({2: "Oil"})


def same(one, other):
    for name in ("phi", "theta", "fitted"):
        a, b = getattr(one, name), getattr(other, name)
        assert a.dtype == b.dtype and a.tobytes() == b.tobytes()
    assert one.words.keys == other.words.keys
    assert one.settings == other.settings and list(one.settings) == list(other.settings)
    assert (one.notes, one.labels, one._labels) == (other.notes, other.labels, other._labels)
    assert repr(one) == repr(other) and one.fingerprint == other.fingerprint
    pd.testing.assert_frame_equal(one.pruning, other.pruning)
    for table in ("terms", "shares", "card", "layout"):
        pd.testing.assert_frame_equal(getattr(one, table)(), getattr(other, table)())


def test_nothing_is_lost_without_the_corpus(model, tmp_path):
    again = tk.TopicModel.load(model.save(tmp_path / "m"))
    same(model, again)
    assert again.options["fits"] == 3
    np.testing.assert_array_equal(again.options["embeddings"], np.eye(4))
    assert again.options["embeddings"].dtype == np.float32
    slices = again.details["window_slice"]
    assert slices.dtype == "datetime64[s]" and np.isnat(slices).tolist() == [False, True]


def test_nothing_is_lost_with_the_corpus(fitted, planted, tmp_path):
    again = tk.TopicModel.load(fitted.save(tmp_path / "m"), planted.corpus)
    same(fitted, again)
    for table in ("documents", "coherence"):
        pd.testing.assert_frame_equal(getattr(fitted, table)(), getattr(again, table)())
    pd.testing.assert_frame_equal(planted.corpus.track(fitted), planted.corpus.track(again))
    pd.testing.assert_frame_equal(fitted.stability(2), again.stability(2))
    assert again.verify() == []


def test_what_needs_the_texts_says_so(fitted, planted, tmp_path):
    again = tk.TopicModel.load(fitted.save(tmp_path / "m"))
    told = r"needs the texts, .* tk.TopicModel.load\(folder, corpus\)"
    for ask in (again.documents, again.verify, lambda: planted.corpus.track(again)):
        with pytest.raises(ToolkitError, match=told):
            ask()
    # On another corpus coherence works; here it is the same.
    pd.testing.assert_frame_equal(again.coherence(corpus=planted.corpus), fitted.coherence())


def test_every_engine_can_be_kept(tmp_path):
    pairs = ("oil barrel", "vote ballot", "rain hail")
    frame = pd.DataFrame({"text": [f"{p} {w}" for w in "abcdefghijkl" for p in pairs]})
    frame["date"] = ["2017-09-01"] * 18 + ["2017-10-01"] * 18
    corpus = tk.from_frame(frame, language="en")
    vectors = np.random.default_rng(0).normal(size=(36, 4))
    given = {"nmf": {"fits": 2}, "lda": {}, "gibbs": {"sweeps": 20}, "over_time": {"by": "month"}}
    given |= {"seeded": {"themes": {"oil": ["oil"]}}, "clusters": {"embeddings": vectors}}
    from toolkit.topics.engines import ENGINES

    assert set(given) == set(ENGINES)
    for engine, options in given.items():
        model = corpus.topics(3, engine=engine, **options)
        again = tk.TopicModel.load(model.save(tmp_path / engine), corpus)
        same(model, again)
        assert again.verify() == [] and set(again.options) == set(model.options)
        for name, value in model.details.items():
            np.testing.assert_array_equal(value, again.details[name])


def test_saved_twice_the_bytes_are_the_same(model, corpus, tmp_path):
    first = model.save(tmp_path / "one")
    assert sorted(sums(first)) == FILES
    assert sums(model.save(tmp_path / "two")) == sums(first)
    for given in (None, corpus):
        again = tk.TopicModel.load(first, given)
        assert sums(again.save(tmp_path / "three")) == sums(first)
    assert not [p for p in tmp_path.iterdir() if p.name.startswith(".")]


def test_the_checksums_are_read_by_other_tools(model, tmp_path):
    folder = model.save(tmp_path / "m")
    done = subprocess.run(["sha256sum", "-c", "checksums.txt"], cwd=folder, capture_output=True)
    assert done.returncode == 0 and done.stdout.count(b": OK") == len(FILES) - 1


def test_it_opens_in_another_process(model, tmp_path):
    folder = model.save(tmp_path / "m")
    ask = f"import toolkit as tk; print(tk.TopicModel.load({str(folder)!r}).fingerprint)"
    done = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == model.fingerprint


def test_the_readme_has_the_card_escaped(model, tmp_path):
    text = (model.label({0: "<b>|Oil\n"}).save(tmp_path / "m") / "README.md").read_text("utf-8")
    assert "| topic 0 | &lt;b&gt;&#124;Oil ; 50.0 %; oil, gas" in text and "<b>" not in text
    assert "A&#124;B &amp; C 1" in text


def test_only_a_model_is_replaced(model, tmp_path):
    folder = model.save(tmp_path / "m")
    assert model.label({0: "Oil"}).save(folder) == folder
    assert tk.TopicModel.load(folder).labels == ["Oil", "Elections"]
    (tmp_path / "empty").mkdir()
    model.save(tmp_path / "empty")
    (folder / "thesis.docx").write_text("mine")
    with pytest.raises(ToolkitError, match=r"not of the saved model, 'thesis.docx'; it was left"):
        model.save(folder)
    (tmp_path / "other").mkdir()
    (tmp_path / "other/a.txt").write_text("mine")
    (tmp_path / "file").write_text("mine")
    for name in ("other", "file"):
        with pytest.raises(ToolkitError, match="exists and is not a saved topic model; it was lef"):
            model.save(tmp_path / name)
    assert (folder / "thesis.docx").read_text() == (tmp_path / "other/a.txt").read_text() == "mine"


def test_a_corpus_is_not_replaced_by_a_model(model, corpus, tmp_path):
    corpus.save(tmp_path / "c")
    with pytest.raises(ToolkitError, match="is not a saved topic model"):
        model.save(tmp_path / "c")
    with pytest.raises(ToolkitError, match=r"is no saved topic model: its model.json|damaged"):
        tk.TopicModel.load(tmp_path / "c")


def test_a_failed_save_leaves_the_model_before(model, tmp_path):
    folder = model.save(tmp_path / "m")
    before = sums(folder)
    model.details["bad"] = np.array([{}], dtype=object)
    with pytest.raises(
        ToolkitError, match=r"array 'bad' in the details of the model, of type object"
    ):
        model.label({0: "X"}).save(folder)
    assert sums(folder) == before and [p.name for p in tmp_path.iterdir()] == ["m"]


def test_arrays_that_cannot_be_kept_are_told(model, tmp_path):
    model.options["../up"] = np.ones(2)
    with pytest.raises(ToolkitError, match=r"array '../up' in the options .* cannot be kept"):
        model.save(tmp_path / "m")
    assert not list(tmp_path.iterdir())


def test_no_text_of_a_document_is_kept(model, tmp_path):
    folder = model.save(tmp_path / "m")
    assert files_of(folder) == sorted(set(FILES) - {"checksums.txt"})
    assert all(b"then a poll" not in (folder / name).read_bytes() for name in FILES)
    about = json.loads((folder / "model.json").read_text("utf-8"))
    assert about["corpus"]["documents"] == 4 and about["corpus"]["span"] == [
        "2017-10-16",
        "2017-10-30",
    ]
