import numpy as np
import pandas as pd
import pytest

import toolkit as tk
from toolkit.checks import ToolkitError
from toolkit.measures.explaining.explain import explain

WEEK = pd.Timestamp("2017-10-16")


@pytest.fixture(scope="module")
def kirkuk(shipped, root):
    english = shipped.where(language="en")
    themes = tk.themes(root / "corpora/kirkuk-2017/themes.toml")
    return english, themes.only("kirkuk")


@pytest.fixture(scope="module")
def found(kirkuk):
    return explain(*kirkuk[:1], WEEK, kirkuk[1])


def test_the_documents_are_those_of_the_curve(kirkuk, found):
    corpus, theme = kirkuk
    point = corpus.track(theme, by="week").set_index("period").loc[WEEK]
    assert len(found.documents) == point["docs"]
    assert found.documents["hits"].sum() == point["hits"]
    assert found.outlets["total_docs"].sum() == point["total_docs"]
    assert found.documents["hits"].is_monotonic_decreasing
    assert found.documents["date"].between("2017-10-16", "2017-10-22").all()
    assert (found.first, found.last) == (WEEK, pd.Timestamp("2017-10-22"))
    assert list(found.documents) == [
        *["doc_id", "date", "outlet", "hits", "title", "copy_group", "story"]
    ]


def test_the_reprints_are_those_that_the_makers_of_the_corpus_name(kirkuk, found, root):
    truth = pd.read_csv(root / "corpora/kirkuk-2017/truth/articles.csv")
    docs = kirkuk[0].docs.set_index("doc_id")
    files = docs.loc[found.documents["doc_id"], "file"].map(lambda path: path.split("/")[-1])
    reprints = truth[truth["file"].isin(files) & truth["reprint_of"].notna()]
    assert (found.reprints["documents"] - 1).sum() == len(reprints) >= 4
    assert list(found.reprints) == [
        *["copy_group", "date", "outlet", "title", "documents", "outlets"]
    ]
    group = found.documents["copy_group"]
    assert set(group) - {""} == set(found.reprints["copy_group"])


def test_the_summary_says_what_stands_in_the_tables(found):
    docs, copies = len(found.documents), (found.reprints["documents"] - 1).sum()
    assert found.summary.startswith(f"kirkuk, 2017-10-16 to 2017-10-22: {docs} of ")
    assert f"without {copies} reprints {docs - copies} distinct texts" in found.summary
    top = found.outlets.iloc[0]
    assert f"most from {top['outlet']} ({top['docs']}, {top['portion']:.0%}" in found.summary
    assert repr(found) == f"<Explanation: {found.summary}>"


def test_portions_add_up_and_shares_have_their_denominators(kirkuk, found):
    table = found.outlets
    assert table["portion"].sum() == pytest.approx(1)
    assert table["usual_portion"].sum() == pytest.approx(1)
    np.testing.assert_allclose(table["share"], table["docs"] / table["total_docs"])
    corpus, theme = kirkuk
    whole = corpus.where("date.notna()").track(theme, by="outlet").set_index("outlet")
    for row in table.itertuples():
        outside = whole.loc[row.outlet]
        usual = (outside["docs"] - row.docs) / (outside["total_docs"] - row.total_docs)
        assert row.usual_share == pytest.approx(usual)


def test_the_words_are_those_of_the_fall_of_the_city(found):
    assert len(found.words) == 10
    assert found.words["z"].is_monotonic_decreasing and found.words["z"].min() > 0
    assert found.words["docs"].min() >= 2
    assert "sinjar" in set(found.words["term"])  # which fell a day later
    assert not {"the", "and", "of"} & set(found.words["term"])


def test_words_of_a_reprint_are_counted_once():
    text = " ".join(f"piece{n}" for n in range(30)) + " Kirkuk"
    frame = pd.DataFrame({"text": [text, text, text, "Kirkuk storm", "Kirkuk storm", "Kirkuk"]})
    frame["date"] = ["2017-10-16"] * 5 + ["2017-10-02"]
    frame["title"] = list("abcdef")
    found = explain(tk.from_frame(frame, language="en"), WEEK, ["kirkuk"])
    assert found.words["term"].tolist() == ["storm"]
    assert found.words[["hits", "docs", "other_hits"]].values.tolist() == [[2, 2, 0]]
    assert found.reprints["documents"].tolist() == [3]


def test_lines_are_drawn_by_seed(kirkuk):
    corpus, theme = kirkuk
    one, same, other = (explain(corpus, WEEK, theme, n=5, seed=s).lines for s in (1, 1, 2))
    assert len(one) == 5
    pd.testing.assert_frame_equal(one, same)
    assert not one.equals(other)
    assert one["date"].between("2017-10-16", "2017-10-22").all()


def test_a_theme_can_be_given_in_several_ways(kirkuk):
    corpus, theme = kirkuk
    size = len(explain(corpus, WEEK, theme).documents)
    assert len(explain(corpus, WEEK, theme["kirkuk"]).documents) == size
    assert len(explain(corpus, WEEK, {"place": ["kirkuk"]}).documents) > 0


def test_without_other_periods_there_is_nothing_to_compare_with():
    frame = pd.DataFrame({"text": ["Kirkuk fell"], "date": "2017-10-16", "language": "en"})
    found = explain(tk.from_frame(frame), WEEK, ["kirkuk"])
    assert found.words.empty and found.reprints.empty
    assert found.outlets["usual_share"].isna().all()
    assert "in all other periods unknown" in found.summary
    assert "1 of 1 document (100%" in found.summary and "most from (unknown)" in found.summary


@pytest.mark.parametrize(
    ("period", "theme", "told"),
    [
        ("2018", ["kirkuk"], "No document is of 2018-01-01 to 2018-12-31: a gap"),
        (WEEK, ["zeppelin"], "None of the .* has the theme 'zeppelin', so there is no peak"),
        (WEEK, ["kirkuk", "oil"], "One theme can be explained at a time, and there are 2"),
        ("autumn", ["kirkuk"], "period='autumn' cannot be read"),
        (("2017-10-20", "2017-10-16"), ["kirkuk"], "period=.* ends before it begins"),
        (WEEK, "kirkuk", "There is no theme file 'kirkuk'"),
    ],
)
def test_what_cannot_be_explained_is_told(kirkuk, period, theme, told):
    with pytest.raises(ToolkitError, match=told):
        explain(kirkuk[0], period, theme)


def test_what_is_shown_is_escaped_and_keeps_its_direction():
    frame = pd.DataFrame({"text": ["<b>Kirkuk</b> fell", "Kirkuk was quiet"], "language": "en"})
    frame["title"] = ["<script>alert(1)</script>", "سقوط کرکوک"]
    frame["outlet"] = ['"><img src=x>', "روزنامه"]
    frame["date"] = "2017-10-16"
    shown = explain(tk.from_frame(frame), WEEK, ["kirkuk"])._repr_html_()
    assert "<script" not in shown and "<img" not in shown and "<b>K" not in shown
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in shown
    assert '<bdi dir="auto">سقوط کرکوک</bdi>' in shown
    assert shown.count("<table>") == shown.count("</table>") >= 2
    assert 'class="concordance"' in shown


def test_it_cannot_be_changed(found):
    with pytest.raises(AttributeError):
        found.theme = "other"
