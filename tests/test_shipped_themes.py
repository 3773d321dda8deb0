"""The themes of the shipped corpus, against what its articles were written to contain."""

from pathlib import Path

import pandas as pd
import pytest

import toolkit as tk

LANGUAGES = ["en", "ar", "fa", "ckb", "kmr"]
THEMES = ["kirkuk", "irgc", "peshmerga", "referendum", "pmf", "isis", "oil"]
#: Articles in which words of the referendum mean another vote: a list of words cannot tell.
FALSE = {
    ("en", "referendum"): {
        "2017-06-22_gulf-horizon_abadi-between-neighbours.md",
        "2017-12-19_citadel-daily_sulaymaniyah-salaries.md",
    },
    ("ar", "referendum"): {"2017-10-02_al-dhifaf-al-sab_barcelona-sunday.md"},
}


@pytest.fixture(scope="module")
def folder(root):
    return root / "corpora/kirkuk-2017"


@pytest.fixture(scope="module")
def truth(folder):
    return pd.read_csv(folder / "truth/articles.csv", keep_default_na=False).set_index("file")


@pytest.fixture(scope="module")
def found(shipped, folder):
    """Files in which each theme is found."""
    hits = shipped.lookup(folder / "themes.toml")
    files = shipped.docs.set_index("doc_id")["file"].str.rsplit("/").str[-1]
    return {name: set(files[part["doc_id"]]) for name, part in hits.groupby("theme")}


@pytest.fixture(scope="module")
def files(folder):
    """Files by language, which is the name of their folder."""
    names = sorted((folder / "articles").rglob("*.md"))
    return pd.Series({path.name: path.parent.name for path in names})


def test_there_are_articles_in_five_languages(files, truth):
    assert sorted(files.unique()) == sorted(LANGUAGES)
    assert set(files.index) == set(truth.index)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_themes_agree_with_the_truth_but_for_what_words_cannot_tell(
    found, truth, files, language, theme
):
    these = set(files.index[files.eq(language)])
    meant = set(truth.index[truth[theme].eq(1)]) & these
    hit = found[theme] & these
    assert len(meant) >= 2
    assert meant - hit == set()
    assert hit - meant == FALSE.get((language, theme), set())


def test_precision_and_recall_over_all_cells(found, truth):
    meant = {(theme, file) for theme in THEMES for file in truth.index[truth[theme].eq(1)]}
    hit = {(theme, file) for theme in THEMES for file in found[theme]}
    assert len(meant & hit) / len(meant) == 1
    assert len(meant & hit) / len(hit) > 0.99


@pytest.mark.parametrize("theme", THEMES)
def test_each_theme_has_patterns_and_proofs_in_each_language(folder, theme):
    made = tk.themes(folder / "themes.toml")[theme]
    for code in ("fa", "ar", "ckb", "kmr"):
        assert [r for r in made.rules if r.language == code]
        assert [s for s, language in made.examples if language == code]
        assert [s for s, language in made.counter_examples if language == code]


def test_no_pattern_is_a_sentence(folder):
    table = tk.themes(Path(folder / "themes.toml")).frame()
    assert table["pattern"].str.split().str.len().le(6).all()
