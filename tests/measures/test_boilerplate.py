import numpy as np
import pandas as pd
import pytest

import toolkit as tk
from toolkit.checks import ToolkitError

COLUMNS = ["outlet", "docs", "total_docs", "share", "passage", "part", "doc_id"]
SAID = ["He declined to comment.", "Nobody was hurt.", "The road was closed for an hour."]
RNG_WORDS = [f"w{n}" for n in range(2000)]


def corpus(texts, **columns):
    frame = pd.DataFrame({"text": texts, "language": "en", "outlet": "North"})
    return tk.from_frame(frame.assign(**columns))


def story(rng, paragraphs=6):
    """Paragraphs that no other story has."""
    return [" ".join(rng.choice(RNG_WORDS, 30)) + "." for _ in range(paragraphs)]


def passages(one, **how):
    return one.boilerplate(**how)["passage"].tolist()


def test_three_lines_counted_by_hand():
    rng = np.random.default_rng(1)
    texts = []
    for n in range(10):
        parts = story(rng)
        parts.insert(0, "We use cookies")
        if n < 6:
            parts.insert(3, "READ MORE")
        if n < 5:
            parts.append(f"© {2010 + n} North")
        texts.append("\n\n".join(parts))
    ids = [f"d{n}" for n in range(10)]
    table = corpus(texts, doc_id=ids).boilerplate()
    assert list(table) == COLUMNS
    assert table.values.tolist() == [
        ["North", 10, 10, 1.0, "We use cookies", "beginning", "d0"],
        ["North", 6, 10, 0.6, "READ MORE", "middle", "d0"],
        ["North", 5, 10, 0.5, "© 2010 North", "end", "d0"],
    ]
    assert passages(corpus(texts), min_docs=7) == ["We use cookies"]
    assert passages(corpus(texts), min_share=0.6) == ["We use cookies", "READ MORE"]
    assert passages(corpus(texts, outlet=list("AB") * 5)) == ["We use cookies"] * 2
    assert passages(corpus(texts, outlet=list("AB") * 5, ward="x"), by="ward")[1] == "READ MORE"


def test_a_share_is_reached_exactly():
    rng = np.random.default_rng(2)
    texts = ["\n".join(story(rng) + ["Read more"] * (n < 6)) for n in range(20)]
    assert len(corpus(texts).boilerplate(min_share=0.3)) == 1
    assert len(corpus(texts).boilerplate(min_share=0.31)) == 0
    assert len(corpus(texts).boilerplate(min_docs=6)) == 1
    assert len(corpus(texts).boilerplate(min_docs=7)) == 0


def test_a_line_twice_in_an_article_counts_once():
    rng = np.random.default_rng(3)
    texts = ["\n".join(["Advertisement", *story(rng), "Advertisement"]) for _ in range(5)]
    table = corpus(texts).boilerplate()
    assert table[["docs", "total_docs"]].values.tolist() == [[5, 5]]
    assert len(corpus(texts).boilerplate(min_docs=6)) == 0


def test_articles_with_the_same_words_count_once():
    rng = np.random.default_rng(12)
    texts = ["\n\n".join([*story(rng), "Read more"]) for _ in range(6)]
    texts += [texts[0].upper()] * 9 + ["\n\n".join(story(rng))] * 9
    table = corpus(texts).boilerplate()
    assert table[["docs", "total_docs"]].values.tolist() == [[6, 7]]
    assert table["doc_id"].item() == corpus(texts).docs["doc_id"].iloc[0]


def printings(rng, kind, n=8):
    """One article printed again and again."""
    parts = story(rng)
    if kind == "same":
        return ["\n\n".join(parts)] * n
    if kind == "another first paragraph":
        return ["\n\n".join([*story(rng, 1), *parts[1:]]) for _ in range(n)]
    if kind == "another paragraph somewhere":
        made = []
        for _ in range(n):
            at = rng.integers(6)
            made.append("\n\n".join([*parts[:at], *story(rng, 1), *parts[at + 1 :]]))
        return made
    parts += story(rng, n)  # one that grows through the day
    return ["\n\n".join(parts[: 6 + k]) for k in range(n)]


KINDS = ["same", "another first paragraph", "another paragraph somewhere", "growing"]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("others", [0, 4, 40])
def test_an_article_that_is_printed_again_is_no_boilerplate(kind, others):
    rng = np.random.default_rng(4)
    texts = printings(rng, kind) + ["\n\n".join(story(rng)) for _ in range(others)]
    assert passages(corpus(texts), min_docs=3, min_share=0.0) == []


@pytest.mark.parametrize("kind", KINDS)
def test_boilerplate_in_printings_counts_them_once(kind):
    rng = np.random.default_rng(5)
    texts = printings(rng, kind) + ["\n\n".join(story(rng)) for _ in range(4)]
    texts = [f"{text}\n\nSign up for the letter" for text in texts]
    assert passages(corpus(texts)) == ["Sign up for the letter"]
    if kind in KINDS[:2]:  # three others, and one that is printed eight times
        assert passages(corpus(texts[:-1])) == []


def test_many_short_articles_that_are_mostly_boilerplate():
    rng = np.random.default_rng(6)
    box = [" ".join(rng.choice(RNG_WORDS, 60)) for _ in range(2)]
    texts = ["\n\n".join([" ".join(rng.choice(RNG_WORDS, 15)), *box]) for _ in range(30)]
    assert sorted(passages(corpus(texts))) == sorted(box)
    # Of five such ones it cannot be said whether they are one article.
    assert passages(corpus(texts[:5])) == []


def test_short_sentences_that_are_said_often_are_none():
    rng = np.random.default_rng(7)
    texts = []
    for _ in range(60):
        parts = story(rng)
        for sentence in SAID:
            if rng.random() < 0.4:
                parts.insert(rng.integers(7), sentence)
        texts.append("\n\n".join(parts))
    assert passages(corpus(texts)) == []
    # The same words without the mark of a sentence are no sentence.
    bare = [text.replace("comment.", "comment") for text in texts]
    assert passages(corpus(bare)) == ["He declined to comment"]


@pytest.mark.parametrize("where", ["end", "beginning", "beside", "most"])
def test_short_sentences_that_are_not_only_said(where):
    rng = np.random.default_rng(8)
    texts = []
    for n in range(20):
        parts, at = story(rng), int(rng.integers(1, 6))
        if where == "most":
            parts[at:at] = ["Sign up here."] * (n < 16)
        elif n < 8:
            lines = {"end": (6, ["Sign up here."]), "beginning": (0, ["Sign up here."])}
            place, new = lines.get(where, (at, ["Our letter", "Sign up here."]))
            parts[place:place] = new
        texts.append("\n\n".join(parts))
    assert "Sign up here." in passages(corpus(texts))


def planted(shipped, seed):
    """English articles with furniture, and for each line of a text what it is."""
    rng = np.random.default_rng(seed)
    docs = shipped.where(language="en").docs
    texts, truth = [], []
    for row in docs.itertuples():
        lines = [(part, "text") for part in row.text.split("\n\n")]
        for said in SAID:
            if rng.random() < 0.3:
                lines.insert(rng.integers(len(lines) + 1), (said, "text"))
        for share, block in (
            (0.6, f"Sign up for the {row.outlet} letter\nYour address\nThree stories a day."),
            (0.4, "Read more"),
            (0.3, "ADVERTISEMENT"),
        ):
            if rng.random() < share:
                lines.insert(rng.integers(1, len(lines) + 1), (block, "planted"))
        if rng.random() < 0.9:
            lines.insert(0, (f"{row.outlet} uses cookies. By reading on you accept.", "planted"))
        if rng.random() < 0.7 and not pd.isna(row.date):
            lines.insert(0, (f"Published on {row.date:%A, %d %B %Y}", "planted"))
        lines.append((f"{row.author} writes for the {row.outlet}.", "author"))
        year = rng.integers(2015, 2019)
        lines.append((f"© {year} {row.outlet}. All rights reserved.", "planted"))
        texts.append("\n\n".join(text for text, _ in lines))
        truth += [(row.doc_id, line, kind) for text, kind in lines for line in text.split("\n")]
    return tk.from_frame(docs.assign(text=texts)), pd.DataFrame(
        truth, columns=["doc_id", "line", "kind"]
    )


@pytest.mark.parametrize("seed", range(4))
def test_planted_furniture_is_found_and_nothing_else(shipped, seed):
    one, truth = planted(shipped, seed)
    places = one.boilerplate_places(one.boilerplate())
    found = pd.MultiIndex.from_frame(places[["doc_id", "passage"]])
    lines = pd.MultiIndex.from_frame(truth[["doc_id", "line"]])
    right = found.isin(lines[truth["kind"].ne("text")])
    assert right.mean() == 1.0  # precision
    recall = lines[truth["kind"].eq("planted")].isin(found).mean()
    assert recall > 0.96
    # Boxes of authors with fewer than five articles of the outlet are not to be found.
    assert 0.1 < lines[truth["kind"].eq("author")].isin(found).mean() < 0.9


def test_cutting_what_was_planted_gives_the_texts_back(shipped):
    one, truth = planted(shipped, 9)
    found = one.boilerplate()
    shorter = one.without_boilerplate(found)
    cut = pd.MultiIndex.from_frame(one.boilerplate_places(found)[["doc_id", "passage"]])
    left = truth[~pd.MultiIndex.from_frame(truth[["doc_id", "line"]]).isin(cut)]
    for doc_id, text in zip(shorter.docs["doc_id"], shorter.docs["text"], strict=True):
        assert text.split("\n\n") == left.loc[left["doc_id"].eq(doc_id), "line"].tolist()


def test_articles_without_an_outlet_are_one_group_and_texts_without_lines_have_none():
    rng = np.random.default_rng(10)
    texts = ["\n".join([*story(rng), "Read more"]) for _ in range(6)]
    table = corpus(texts, outlet="").boilerplate()
    assert table["docs"].tolist() == [6]
    flat = [text.replace("\n", " ") for text in texts]
    assert len(corpus(flat).boilerplate()) == 0
    assert list(corpus([]).boilerplate()) == COLUMNS
    assert len(corpus(["", "", ""]).boilerplate(min_docs=2)) == 0


def test_the_same_table_every_time(shipped):
    one, _ = planted(shipped, 3)
    pd.testing.assert_frame_equal(one.boilerplate(), one.boilerplate())
    moved = tk.from_frame(one.docs.iloc[::-1])
    both = [t.drop(columns="doc_id") for t in (one.boilerplate(), moved.boilerplate())]
    pd.testing.assert_frame_equal(*both)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"min_docs": 1}, "min_docs=1 must be a whole number, 2 or more"),
        ({"min_share": 1.5}, r"min_share=1\.5 must be a number from 0 to 1"),
        ({"min_share": True}, "min_share=True must be"),
        ({"by": "outlets"}, "by='outlets' is not a column to group by; columns: 'precision'"),
        ({"by": "text"}, "by='text' is not a column"),
        ({"by": ["outlet"]}, "is not a column"),
    ],
)
def test_what_cannot_be_used_is_told(given, told):
    with pytest.raises(ToolkitError, match=told):
        corpus(["Oil.\nRead more"]).boilerplate(**given)
