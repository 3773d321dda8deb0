"""Everything wrong that real folders, exports and people bring; each has its own test."""

import json
import time

import pandas as pd
import pytest

import toolkit as tk

EVIL = ["<script>alert(1)</script>", "=cmd()", "../../etc"]


def load(path, **options):
    return tk.load(path, quiet=True, **{"language": "en", **options})


def skipped(corpus):
    return [tuple(row) for row in corpus.skipped[["file", "place", "problem", "kept"]].values]


def test_an_empty_file(write, tmp_path):
    path = write("a.csv", b"")
    with pytest.raises(tk.ReadError, match=r"^a\.csv: empty file \(0 bytes\)$"):
        load(path)
    write("b.txt", "Kirkuk fell at dawn.")
    corpus = load(tmp_path)
    assert len(corpus) == 1
    assert ("a.csv", "", "a.csv: empty file (0 bytes)", False) in skipped(corpus)


def test_an_empty_folder(tmp_path):
    with pytest.raises(tk.ReadError, match=r"^The folder '.*' holds no files\.$"):
        load(tmp_path)


@pytest.mark.parametrize("name", ["a.txt", "a.csv", "a.json", "a.html", "a.xlsx", "a.parquet"])
def test_binary_junk(write, name):
    junk = bytes((n * n * 31 + n * 7) % 256 for n in range(4000))
    with pytest.raises(tk.ReadError, match=f"^{name}: "):
        load(write(name, junk))


def test_a_truncated_parquet_file(write, tmp_path, frame):
    frame.to_parquet(tmp_path / "a.parquet")
    data = (tmp_path / "a.parquet").read_bytes()
    with pytest.raises(tk.ReadError, match=r"^b\.parquet: truncated, the end of the Parquet file"):
        load(write("b.parquet", data[: len(data) // 2]))
    with pytest.raises(tk.ReadError, match=r"^b\.parquet: no Parquet file that can be read"):
        load(write("b.parquet", data[: len(data) // 2] + b"PAR1"))


def test_json_lines_with_a_broken_line_in_the_middle(write):
    good = [json.dumps({"text": f"Body {n}.", "date": "2017-10-16"}) for n in range(4)]
    corpus = load(write("a.jsonl", "\n".join([*good[:2], '{"text": "Bro', *good[2:]])))
    assert corpus.docs["text"].tolist() == ["Body 0.", "Body 1.", "Body 2.", "Body 3."]
    assert corpus.docs["place"].tolist() == ["line 1", "line 2", "line 4", "line 5"]
    ((file, place, problem, kept),) = skipped(corpus)
    assert (file, place, kept) == ("a.jsonl", "line 3", False)
    assert problem.startswith("no valid JSON (")


def test_csv_with_nul_bytes(write):
    corpus = load(write("a.csv", b"text,date\nKir\0kuk fell.,2017-10-16\nRain\0.,2017-10-17\n"))
    assert corpus.docs["text"].tolist() == ["Kirkuk fell.", "Rain."]
    assert skipped(corpus) == [("a.csv", "", "2 NUL characters removed", True)]


def test_a_cell_of_ten_megabytes(write):
    text = "Kirkuk fell at dawn. " * 500_000
    corpus = load(write("a.csv", f'text,date\n"{text}",2017-10-16\nRain.,2017-10-17\n'))
    assert corpus.docs["text"].str.len().tolist() == [len(text), 5]
    assert corpus.track(["kirkuk"], by="month")["hits"].tolist() == [500_000]


def test_mixed_encodings(write, tmp_path):
    write("a.txt", "Café in Kirkuk, déjà vu.".encode("cp1252"))
    write("b.txt", "متن فارسی".encode("utf-16"))
    lines = ["text,date", "Grüße aus Kirkuk,2017-10-16", "Überall dort,2017-10-17"]
    mixed = [line.encode() for line in lines] + ["Città e caffè,2017-10-18".encode("cp1252")]
    write("c.csv", b"\n".join([*mixed, "Köln heißt so,2017-10-19\n".encode()]))
    corpus = load(tmp_path)
    assert corpus.docs["text"].tolist() == [
        "Café in Kirkuk, déjà vu.",
        "متن فارسی",
        *("Grüße aus Kirkuk", "Überall dort", "Città e caffè", "Köln heißt so"),
    ]
    told = {file: problem for file, _, problem, _ in skipped(corpus) if problem != "no date"}
    assert told["a.txt"].startswith("not UTF-8, read as cp12")
    assert told["b.txt"] == "read as UTF-16"
    assert told["c.csv"].startswith("1 of 6 lines are not UTF-8, read as cp12")


def test_dates_that_cannot_be(write):
    days = ["2017-02-30", "2017-13-01", "31/02/2017", "yesterday", "0000-00-00", "2017-10-16"]
    corpus = load(write("a.csv", "text,date\n" + "".join(f"T{d},{d}\n" for d in days)))
    assert len(corpus) == 6
    assert corpus.docs["date"].isna().tolist() == [True] * 5 + [False]
    told = skipped(corpus)
    assert [place for _, place, _, _ in told] == [f"line {n}" for n in range(2, 7)]
    for (_, _, problem, kept), day in zip(told, days, strict=False):
        assert day in problem and kept


def test_duplicate_ids(write):
    corpus = load(write("a.csv", "id,text,date\nx,One,2017\nx,Two,2017-10-16\n"))
    assert corpus.docs["doc_id"].tolist() == ["x", "x-2"]
    told = "doc_id 'x' was there before; this document is now 'x-2'"
    assert ("a.csv", "line 3", told, True) in skipped(corpus)


def test_a_document_of_only_punctuation():
    frame = pd.DataFrame({"text": ["!!! ... --- ؟", "Kirkuk."], "date": "2017-10-16"})
    corpus = tk.from_frame(frame)
    assert corpus.docs["language"].tolist() == ["und", "und"]
    assert corpus.describe()[["total_docs", "total_tokens", "empty"]].iloc[-1].tolist() == [2, 1, 1]
    assert corpus.track(["kirkuk"])[["docs", "total_docs"]].values.tolist() == [[1, 2]]
    alone = corpus.where(doc_id=corpus.docs["doc_id"][0])
    assert alone.frequencies().empty and alone.kwic("*").empty
    row = alone.track(["kirkuk"]).iloc[0]
    assert row["share"] == 0 and pd.isna(row["rate"])
    with pytest.raises(tk.ToolkitError, match="There is no text to fit: the corpus has 1 doc"):
        alone.topics(2)


def test_one_document(frame):
    corpus = tk.from_frame(frame.head(1))
    assert repr(corpus) == "<Corpus 'frame': 1 document, 2017-10-16, 1 outlet, en>"
    assert corpus.track(["kirkuk"], by="day")["share"].tolist() == [1]
    assert len(corpus.coverage()) == len(corpus.kwic("kirkuk")) == len(corpus.sample(1)) == 1
    assert "1" in corpus._repr_html_()
    with pytest.raises(tk.ToolkitError, match="No word is left"):
        corpus.topics(2)
    with pytest.raises(tk.ToolkitError, match=r"k=2 topics are too many for 1 documents"):
        corpus.topics(2, min_docs=1, max_share=1)


NO_DOCUMENT = {
    "repr": lambda c: pd.DataFrame(index=range(0 if "0 documents, no dates" in repr(c) else 1)),
    "card": lambda c: pd.DataFrame(index=range(0 if "<svg" not in c._repr_html_() else 1)),
    "docs": lambda c: c.docs,
    "skipped": lambda c: c.skipped,
    "kwic": lambda c: c.kwic(["kirkuk", "oil field*"], sort=["pre", "date"], n=3),
    "kwic themes": lambda c: c.kwic(tk.themes(["kirkuk"]), n=3),
    "lookup": lambda c: c.lookup(["kirkuk", "oil field"]),
    "frequencies": lambda c: c.frequencies(5),
    "frequencies without stop words": lambda c: c.frequencies(drop_stopwords=True),
    "track by outlet": lambda c: c.track(["kirkuk"], by="outlet"),
    "coverage by outlet": lambda c: c.coverage("outlet"),
    "describe": lambda c: c.describe().query("total_docs > 0"),
    "where": lambda c: c.where("outlet == 'A'", date="2017", outlet="A").docs,
    "sample": lambda c: c.sample(0).docs,
    "show": lambda c: pd.DataFrame(index=range(tk.show(c.kwic("kirkuk")).data.count("keyword"))),
}


@pytest.mark.parametrize("verb", NO_DOCUMENT)
def test_no_document_gives_an_empty_table(verb):
    empty = tk.from_frame(pd.DataFrame(columns=["text", "date", "outlet"]))
    table = NO_DOCUMENT[verb](empty)
    assert isinstance(table, pd.DataFrame) and len(table) == 0
    filtered = tk.from_frame(pd.DataFrame({"text": ["a"], "outlet": "B"}), language="en")
    assert len(NO_DOCUMENT[verb](filtered.where("outlet == 'Z'"))) == len(
        filtered.skipped if verb == "skipped" else table
    )


def test_no_document_where_nothing_can_be_said_is_a_clear_error():
    empty = tk.from_frame(pd.DataFrame({"text": [], "date": [], "outlet": []}))
    for verb in (lambda: empty.track(["kirkuk"]), empty.coverage):
        with pytest.raises(tk.ToolkitError, match="No document has a date, so there is nothing to"):
            verb()
    with pytest.raises(
        tk.ToolkitError, match="There is no text to fit: the corpus has 0 documents"
    ):
        empty.topics(3)
    with pytest.raises(tk.ToolkitError, match="n=1 documents cannot be drawn; allowed: 0 to 0"):
        empty.sample(1)


def test_all_undated(frame):
    corpus = tk.from_frame(frame.assign(date=None))
    message = (
        "No document has a date, so there is nothing to follow by week. See corpus.skipped for "
        "the reasons; by='outlet' needs no dates."
    )
    with pytest.raises(tk.ToolkitError) as caught:
        corpus.track(["kirkuk"], by="week")
    assert str(caught.value) == message
    table = corpus.track(["kirkuk"], by="outlet")
    assert table[["outlet", "docs", "total_docs"]].values.tolist() == [
        ["Citadel", 1, 2],
        ["Tigris", 2, 2],
    ]
    assert corpus.span is None
    assert len(corpus.skipped) == 4


@pytest.mark.parametrize("theme", [{"a": []}, {"a": {"label": "A"}}, {"a": {"exclude": ["x"]}}])
def test_a_theme_with_no_pattern(theme):
    with pytest.raises(tk.ToolkitError, match=r"The theme 'a' has no pattern\. Add patterns = "):
        tk.themes(theme)


def test_a_theme_file_without_themes_or_without_toml(write):
    with pytest.raises(
        tk.ToolkitError, match=r"There is no theme in .*A theme is a table with pat"
    ):
        tk.themes(write("a.toml", ""))
    with pytest.raises(tk.ToolkitError, match=r"The theme file '.*a\.toml' is not valid TOML"):
        tk.themes(write("a.toml", "[kirkuk\n"))


def test_an_invalid_regular_expression(tiny):
    message = r"The regular expression '\(kirkuk' is not valid: .*valuetype='fixed'"
    with pytest.raises(tk.ToolkitError, match=message):
        tiny.kwic("(kirkuk", valuetype="regex")
    with pytest.raises(tk.ToolkitError, match=rf"In theme 'a': {message}"):
        tk.themes({"a": {"regex": ["(kirkuk"]}})


@pytest.mark.parametrize("through", ["kwic", "track"])
def test_a_regular_expression_that_would_run_for_ever(through):
    corpus = tk.from_frame(pd.DataFrame({"text": ["a" * 4000 + "!"]}), language="en")
    evil = "(a|aa)+$(?<!a)"
    start = time.monotonic()
    with pytest.raises(tk.ToolkitError, match=r"did not finish within 2 seconds and was stop"):
        if through == "kwic":
            corpus.kwic(evil, valuetype="regex")
        else:
            corpus.track({"a": {"regex": [evil]}}, by="outlet")
    assert time.monotonic() - start < 60  # on a busy machine


@pytest.mark.parametrize("k", [5, 100])
def test_more_topics_than_the_documents_allow(k):
    texts = ["oil price barrel"] * 4 + ["vote ballot count"] * 4
    corpus = tk.from_frame(pd.DataFrame({"text": texts, "language": "en"}))
    message = (
        f"k={k} topics are too many for 8 documents with 6 different words; allowed here: 2 to 3"
    )
    with pytest.raises(tk.ToolkitError, match=message):
        corpus.topics(k, min_docs=2)


@pytest.mark.parametrize("k", [0, 1, -2, 2.0, "3", True])
def test_a_number_of_topics_that_is_none(tiny, k):
    with pytest.raises(tk.ToolkitError, match=r"must be a whole number of topics, 2 or more"):
        tiny.topics(k)


@pytest.fixture
def hostile(write, tmp_path):
    """A folder whose file names, front matter, titles, outlets and texts are hostile."""
    for number, evil in enumerate(EVIL):
        front = f"---\ntitle: {evil!r}\noutlet: {evil!r}\ndate: 2017-10-1{number}\n---\n\n"
        write(f"in/{number}.md", f"{front}{evil} Kirkuk {evil}")
    for name in ("<script>alert(1).txt", "=cmd().txt", "x..etc.txt", "' onload=x '.txt"):
        write(f"in/{name}", "Kirkuk without front matter.")
    return load(tmp_path / "in")


def test_hostile_text_is_loaded_as_it_is(hostile):
    docs = hostile.docs.set_index("file")
    for number, evil in enumerate(EVIL):
        row = docs.loc[f"{number}.md"]
        assert (row["title"], row["outlet"], row["text"]) == (evil, evil, f"{evil} Kirkuk {evil}")
    assert docs.loc["=cmd().txt", "title"] == "=cmd()"
    assert docs.loc["<script>alert(1).txt", "title"] == "<script>alert(1)"
    assert len(docs) == 7


def test_hostile_text_on_the_card(hostile):
    page = hostile._repr_html_()
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; 1" in page


def test_hostile_text_in_a_concordance(hostile):
    page = tk.show(hostile.kwic("kirkuk", window=20)).data
    assert "<script" not in page
    blank = "\N{NO-BREAK SPACE}"
    assert f">script&gt;alert(1)&lt;/script&gt;{blank}</span>" in page  # from its first word on
    assert f">{blank}&lt;script&gt;alert(1)&lt;/script</span>" in page  # to its last word
    assert ">&lt;script&gt;alert(1)&lt;/script&gt;, 2017-10-10, " in page
    assert ">=cmd(), 2017-10-11, " in page and ">../../etc, 2017-10-12, " in page


def test_hostile_text_in_tables_and_csv(hostile, tmp_path):
    out = tk.Outputs(tmp_path / "out")
    page = out.table(hostile.docs, "docs", "All <script>").data
    assert "<script" not in page
    written = pd.read_csv(tmp_path / "out/tables/docs.csv", keep_default_na=False)
    for column in ("title", "outlet", "text", "file"):
        assert not written[column].str.startswith(("=", "+", "-", "@")).any()
        assert written[column].str.startswith("'=cmd()").sum() >= 1
    wide = hostile.track(["kirkuk"], by="outlet").pivot(
        index="theme", columns="outlet", values="share"
    )
    out.table(wide.reset_index(), "wide", "Wide.")
    header = (tmp_path / "out/tables/wide.csv").read_text().splitlines()[0]
    assert "'=cmd()" in header.split(",") and "=cmd()" not in header.split(",")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["in", "out"]


def test_hostile_text_is_saved_and_opened_and_writes_nothing_elsewhere(hostile, tmp_path):
    again = tk.load(hostile.save(tmp_path / "saved"), quiet=True)
    assert again.docs["title"].tolist() == hostile.docs["title"].tolist()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["in", "saved"]


def test_hostile_text_in_figures(hostile, tmp_path):
    import matplotlib.pyplot as plt

    out = tk.Outputs(tmp_path / "out")
    coverage = hostile.coverage(["outlet", "month"])
    page = out.figure(tk.plot.coverage(coverage), "c", EVIL[0], data=coverage).data
    plt.close("all")
    assert "<script" not in page
    assert "<script" not in (tmp_path / "out/figures/c.svg").read_text("utf-8")
    assert ",=cmd()" not in (tmp_path / "out/figures/c.csv").read_text("utf-8")


# The same through a whole report: tests/report/test_pages.py and test_run.py.
