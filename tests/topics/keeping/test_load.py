import hashlib
import json
import pickle

import numpy as np
import pytest

import toolkit as tk
from toolkit.checks import ToolkitError
from toolkit.store import files_of, sha256


@pytest.fixture
def folder(model, tmp_path):
    return model.save(tmp_path / "m")


def seal(folder):
    """Checksums as a forger would write them."""
    lines = [f"{sha256(folder / name)}  {name}\n" for name in files_of(folder)]
    (folder / "checksums.txt").write_text("".join(lines), newline="\n")


def change(folder, **fields):
    about = json.loads((folder / "model.json").read_text("utf-8"))
    (folder / "model.json").write_text(json.dumps({**about, **fields}), "utf-8")
    seal(folder)


def refused(folder, told, *corpus):
    with pytest.raises(ToolkitError, match=told):
        tk.TopicModel.load(folder, *corpus)


@pytest.mark.parametrize("name", ["phi.npy", "words.json", "model.json", "README.md"])
def test_a_changed_file_is_told(folder, name):
    data = bytearray((folder / name).read_bytes())
    data[-2] ^= 1
    (folder / name).write_bytes(data)
    refused(folder, rf"m' is damaged: {name} was changed after it was saved. Copy it again")


def test_missing_and_added_files_are_told(folder):
    (folder / "extra.npy").write_bytes(b"")
    refused(folder, r"damaged: extra.npy is not in checksums.txt")
    (folder / "extra.npy").unlink()
    (folder / ".DS_Store").write_bytes(b"")
    (folder / "._phi.npy").write_bytes(b"\0\5")  # as macOS leaves beside what it copies
    (folder / "options" / "._embeddings.npy").write_bytes(b"\0\5")
    assert tk.TopicModel.load(folder).options.keys() == {"fits", "embeddings"}
    (folder / "theta.npy").unlink()
    refused(folder, r"damaged: theta.npy is missing")
    (folder / "checksums.txt").unlink()
    refused(folder, r"damaged: checksums.txt is missing")


def sums(folder, change):
    text = (folder / "checksums.txt").read_text("utf-8")
    (folder / "checksums.txt").write_text(change(text), "utf-8", newline="\n")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda t: "", "checksums.txt itself is empty"),
        (lambda t: t[:-5], "checksums.txt itself is cut short"),
        (lambda t: t[: t.index("  model.j") + 9], "checksums.txt itself is cut short"),
        (
            lambda t: t[: t.rindex("\n", 0, -1) + 1],
            "itself was cut short or changed: it lacks words",
        ),
        (lambda t: t.replace("model.json", "modem.json"), "itself was cut .*: it lacks model.json"),
        (lambda t: "G" + t[1:], "itself was changed: line 1 is no checksum"),
        (lambda t: t.replace("  phi", " phi"), r"itself was changed: line \d is no checksum"),
        (
            lambda t: t.replace("options/emb", "options/elb"),
            r"names options/elbeddings.npy, which is not there, and lacks options/embeddings.npy",
        ),
        (
            lambda t: f"{int(t[0], 16) ^ 1:x}{t[1:]}",
            r"checksums.txt itself was changed: the sum of README.md by a digit",
        ),
    ],
)
def test_damaged_checksums_are_told(folder, change, told):
    sums(folder, change)
    refused(folder, f"m' is damaged: .*{told}")


def test_topics_of_another_fingerprint_are_told(folder, model):
    assert json.loads((folder / "model.json").read_text("utf-8"))["fingerprint"] == (
        model.fingerprint
    )
    phi = np.load(folder / "phi.npy")
    np.save(folder / "phi.npy", phi[::-1].copy())
    seal(folder)
    refused(folder, "damaged: phi.npy and words.json do not have the fingerprint of the model")
    np.save(folder / "phi.npy", phi)
    words = json.loads((folder / "words.json").read_text("utf-8"))
    (folder / "words.json").write_text(json.dumps(words | {"keys": words["keys"][::-1]}))
    seal(folder)
    refused(folder, "damaged: phi.npy and words.json do not have the fingerprint of the model")
    change(folder, fingerprint=None)
    refused(folder, "damaged: model.json has no fingerprint")


def test_what_is_no_model_is_told(tmp_path, corpus):
    refused(tmp_path / "none", r"There is no folder .*none'")
    refused(tmp_path, r"is no saved topic model: it holds no model.json. Make one: corpus.topics")
    refused(corpus, r"folder=<Corpus 'four'.* must be a path: tk.TopicModel.load\('models")
    (tmp_path / "model.json").write_text("{}")
    seal(tmp_path)
    refused(tmp_path, "is no saved topic model: its model.json is of another")


def test_another_version_is_told(folder):
    change(folder, format=2)
    refused(folder, r"has format 2; this version reads 1")


def test_nothing_is_unpickled(folder):
    class Bomb:
        def __reduce__(self):
            return (pytest.fail, ("it was unpickled",))

    with (folder / "phi.npy").open("wb") as file:
        np.lib.format.write_array_header_1_0(
            file, {"descr": "|O", "fortran_order": False, "shape": (2, 4)}
        )
        pickle.dump(Bomb(), file)
    seal(folder)
    refused(folder, r"damaged: phi.npy is not an array that is kept \(its type is object")
    (folder / "phi.npy").write_bytes(pickle.dumps(Bomb()))
    seal(folder)
    refused(folder, r"damaged: phi.npy is not an array that is kept")


@pytest.mark.parametrize("shape", [(2, 10**12), (10**9, 10**9, 10**9), (2, 3), (-2, -4)])
def test_a_header_that_claims_other_sizes_is_told(folder, shape):
    with (folder / "phi.npy").open("wb") as file:
        np.lib.format.write_array_header_1_0(
            file, {"descr": "<f8", "fortran_order": False, "shape": shape}
        )
        file.write(bytes(64))
    seal(folder)
    refused(folder, r"damaged: phi.npy is not an array that is kept")


@pytest.mark.parametrize(
    ("name", "array", "told"),
    [
        ("phi", np.ones((2, 4)), "phi.npy has rows that are no probabilities"),
        ("phi", np.full((2, 4), np.nan), "phi.npy has rows that are no probabilities"),
        ("theta", np.array([[2.0, -1.0]] * 4), "theta.npy has rows that are no probabilities"),
        ("theta", np.array([[0.5, 0.5]] * 3), "numbers of topics, terms and documents differ"),
        ("phi", np.full((2, 4), 0.25, np.float32), "phi.npy is no table of numbers"),
        ("fitted", np.array([0, 4]), "fitted.npy names documents that there are not"),
        ("fitted", np.array([-1]), "fitted.npy names documents that there are not"),
        ("texts", np.zeros((4, 32), np.uint8), "texts.npy are not those of the model"),
    ],
)
def test_arrays_that_do_not_fit_are_told(folder, name, array, told):
    np.save(folder / f"{name}.npy", array)
    seal(folder)
    refused(folder, f"is damaged: .*{told}")


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"labels": {"2": "X"}}, "labels of topics that there are not"),
        ({"labels": {"0": 3}}, "labels of topics that there are not"),
        ({"settings": []}, "model.json has no settings"),
        ({"settings": {"engine": "nmf"}}, "has no k among the settings"),
        ({"corpus": {"name": 3}}, "has no name among the corpus"),
        ({"notes": "x"}, "has no notes"),
        ({"pruning": {"rule": [1], "terms": [], "portion": []}}, "a table of words left out that"),
        ({"pruning": {"rule": [1]}}, "a table of words left out that is none"),
        ({"evaluation": {"npmi": "high"}}, "has an evaluation that cannot be read"),
    ],
)
def test_fields_that_do_not_fit_are_told(folder, fields, told):
    change(folder, **fields)
    refused(folder, f"is damaged: .*{told}")


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"history": [["x"]]}, "a history of the documents that cannot be read"),
        ({"history": ["xyz"]}, "a history of the documents that cannot be read"),
        ({"history": [["x", "1", 2]]}, "a history of the documents that cannot be read"),
        ({"outlets": {"N": "many"}}, "numbers of documents that cannot be read"),
        ({"span": [1, 2]}, "numbers of documents that cannot be read"),
    ],
)
def test_facts_that_no_card_could_tell_are_told(folder, fields, told):
    about = json.loads((folder / "model.json").read_text("utf-8"))
    change(folder, corpus={**about["corpus"], **fields})
    refused(folder, f"is damaged: model.json has {told}")


@pytest.mark.parametrize("text", ["[", "[" * 100_000, '{"keys": 3}', "[1]", "\ud800"])
def test_json_that_does_not_fit_is_told(folder, text):
    (folder / "words.json").write_text(text, "utf-8", errors="surrogatepass")
    seal(folder)
    refused(folder, r"damaged: (words.json is not valid JSON|documents.json or words.json is not)")


def test_a_description_that_is_no_json_is_told(folder, model):
    (folder / "model.json").write_text("[" * 100_000)
    seal(folder)
    refused(folder, "is no saved topic model: its model.json is of another")
    with pytest.raises(ToolkitError, match="is not a saved topic model; it was left alone"):
        model.save(folder)


def test_links_are_not_followed(folder, tmp_path):
    (tmp_path / "away.npy").write_bytes((folder / "phi.npy").read_bytes())
    (folder / "phi.npy").unlink()
    (folder / "phi.npy").symlink_to(tmp_path / "away.npy")
    refused(folder, "damaged: phi.npy is a link to another place")


def test_a_name_in_the_checksums_is_no_path(folder, tmp_path):
    (tmp_path / "secret").write_text("x")
    with (folder / "checksums.txt").open("a") as file:
        file.write(f"{sha256(tmp_path / 'secret')}  ../secret\n")
    refused(folder, r"damaged: ../secret is missing")


def test_a_larger_corpus_is_cut_and_put_in_order(folder, corpus, model):
    docs = corpus.docs
    more = docs.tail(1).assign(doc_id="z", text="Snow.")
    larger = tk.from_frame(tk_concat(more, docs.iloc[::-1]))
    again = tk.TopicModel.load(folder, larger)
    assert again.corpus.docs["doc_id"].tolist() == [*"abcd"]
    assert again.documents(1)["title"].equals(model.documents(1)["title"])
    assert (again.counts != model.counts).nnz == 0


def tk_concat(*parts):
    import pandas as pd

    return pd.concat(parts, ignore_index=True)


def test_a_wrong_or_changed_corpus_is_told(folder, corpus):
    docs = corpus.docs
    lacking = corpus.where(doc_id=["a", "b"])
    refused(folder, r"'four' lacks 2 of the 4 documents of the model, first 'c', 'd'\.", lacking)
    edited = tk.from_frame(docs.assign(text=["Oil and gas.", "A vote", "Oil, then a poll", "x"]))
    told = r"2 of the 4 documents of the model have another text .* first 'b', 'd'\. Use the corp"
    refused(folder, told, edited)
    refused(folder, r"corpus='four' is no corpus. Load it: tk.load", "four")


def test_the_hash_is_that_of_names_and_texts(model, corpus):
    """By hashlib alone."""
    texts = b"".join(hashlib.sha256(t.encode()).digest() for t in corpus.docs["text"])
    expected = hashlib.sha256(b'["a", "b", "c", "d"]' + texts).hexdigest()
    rows = model.card().set_index("what")["value"]
    assert rows["SHA-256 of names and texts"] == expected
    keys = b'["oil", "gas", "vote", "poll"]'
    assert model.fingerprint == hashlib.sha256(keys + model.phi.tobytes()).hexdigest()
    assert rows["fingerprint"] == model.label({0: "X"}).fingerprint == model.fingerprint
