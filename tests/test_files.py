import pandas as pd
import pytest

import toolkit as tk
from toolkit.files import find

ARTICLE = "The governor of the province spoke to reporters on Monday about the vote."


def load(path, **options):
    return tk.load(path, quiet=True, **{"language": "en", **options})


@pytest.fixture
def outlets(write, tmp_path):
    """Two outlets with files of the same name."""
    write("g/BBC/2017-10-16_fall.txt", f"{ARTICLE} One.")
    write("g/CNN/2017-10-16_fall.txt", f"{ARTICLE} Two.")
    return tmp_path / "g"


@pytest.fixture
def corpora(write, tmp_path):
    """A folder of two corpus folders, one of them nested, and a file beside them."""
    for name in ("one", "deep/two"):
        write(f"all/{name}/articles/a.txt", f"{ARTICLE} In {name}.")
        write(f"all/{name}/corpus.toml", '[read]\nfiles = ["articles"]\nlanguage = "en"\n')
        write(f"all/{name}/truth.csv", "text\nNot an article.\n")
    write("all/README.md", "About the corpora.")
    return tmp_path / "all"


@pytest.mark.parametrize("pattern", ["**/*.txt", "*/*.txt", "[BC]*/2017*"])
def test_a_glob_keeps_the_folders_below_its_fixed_part(outlets, pattern):
    docs = load(f"{outlets}/{pattern}", filename="{outlet}/{date}_{title}").docs
    assert docs["outlet"].tolist() == ["BBC", "CNN"]
    assert docs["file"].tolist() == ["BBC/2017-10-16_fall.txt", "CNN/2017-10-16_fall.txt"]


def test_a_glob_with_one_match_keeps_its_folder_too(outlets):
    (outlets / "CNN/2017-10-16_fall.txt").unlink()
    docs = load(f"{outlets}/**/*.txt", filename="{outlet}/{date}_{title}").docs
    assert docs["outlet"].tolist() == ["BBC"]


def test_the_paths_of_a_list_are_named_below_their_common_folder(outlets):
    names = ["BBC/2017-10-16_fall.txt", "CNN/2017-10-16_fall.txt"]
    assert load(sorted(outlets.glob("*/*.txt"))).docs["file"].tolist() == names
    assert load([outlets / "BBC", outlets / "CNN"]).docs["file"].tolist() == names
    assert load(outlets / name for name in names).docs["file"].tolist() == names


def test_relative_paths_and_the_folder_above(outlets, monkeypatch):
    monkeypatch.chdir(outlets / "BBC")
    name = "2017-10-16_fall.txt"
    for path in (name, ".", "*.txt", "./*.txt"):
        assert load(path).docs["file"].tolist() == [name]
    assert [load(path).name for path in (".", "..", "*.txt")] == ["BBC", "g", "BBC"]
    assert load([name, f"../CNN/{name}"]).docs["file"].tolist() == [f"BBC/{name}", f"CNN/{name}"]
    assert load("../*/*.txt").docs["file"].tolist() == [f"BBC/{name}", f"CNN/{name}"]


def test_a_file_that_is_given_twice_is_read_once(outlets, tmp_path):
    again = tmp_path / "g" / "CNN" / ".." / "BBC" / "2017-10-16_fall.txt"
    corpus = load([outlets, again])
    assert len(corpus) == 2
    (row,) = corpus.skipped.values.tolist()
    assert row[2] == "the same as 'BBC/2017-10-16_fall.txt'; it was read once"
    assert row[3] is True


def test_a_corpus_folder_in_a_list_is_opened(corpora):
    for given in ([corpora / "one"], [corpora / "one"] * 2, [str(corpora / "o*")]):
        docs = tk.load(given, quiet=True).docs
        assert docs["text"].tolist() == [f"{ARTICLE} In one."]
    assert tk.load([corpora / "one"], quiet=True).name == "one"


def test_corpus_folders_below_a_folder_are_opened_and_files_beside_them_told(corpora):
    corpus = tk.load(corpora, quiet=True)
    assert corpus.docs["file"].tolist() == ["deep/two/articles/a.txt", "one/articles/a.txt"]
    assert corpus.name == "all"
    lost = corpus.skipped[~corpus.skipped["kept"].astype(bool)]
    assert lost["file"].tolist() == ["README.md"]
    assert "stands beside corpus folders and was not read" in lost["problem"].iloc[0]


def test_corpus_folders_in_a_list_or_a_glob_are_joined(corpora):
    listed = tk.load([corpora / "one", corpora / "deep/two"], quiet=True)
    assert listed.docs["file"].tolist() == ["one/articles/a.txt", "deep/two/articles/a.txt"]
    (corpora / "README.md").unlink()
    matched = tk.load(f"{corpora}/**", quiet=True)
    assert matched.docs["file"].tolist() == ["deep/two/articles/a.txt", "one/articles/a.txt"]


def test_corpus_folders_and_loose_files_in_a_list_are_refused(corpora, write):
    with pytest.raises(
        tk.ToolkitError, match=r"one' is a corpus and .*a loose file.*Type tk\.load"
    ):
        tk.load([corpora / "one", write("loose.txt", ARTICLE)], quiet=True)


def test_hidden_corpus_folders_are_passed_over(corpora):
    (corpora / "one").rename(corpora / ".one.part")
    found = find([corpora])
    assert [f.name for f in found.corpora] == ["deep/two"]
    assert [r[0] for r in found.remarks] == ["README.md"]


@pytest.mark.parametrize("path", [5, None, b"a.csv", {"a.csv": 1}, [5], ["a.csv", None], 1.5])
def test_what_is_no_path_is_refused(path):
    with pytest.raises(tk.ToolkitError, match=r"is no path\. load takes a path.*Type tk\.load\("):
        tk.load(path)


def test_a_frame_is_for_from_frame():
    with pytest.raises(tk.ToolkitError, match=r"A DataFrame: tk\.from_frame\(frame\)"):
        tk.load(pd.DataFrame({"text": ["a"]}))
