import gzip
import re

import pandas as pd
import pytest

import toolkit as tk

ARTICLE = "The governor of the province spoke to reporters on Monday about the vote."


def load(path, **options):
    return tk.load(path, quiet=True, **{"language": "en", **options})


@pytest.fixture
def mixed(write, tmp_path):
    """A folder of five kinds of file, one of them unknown, one nested, one hidden."""
    write("in/2017-10-16_first.txt", ARTICLE)
    write("in/deep/er/two.md", "---\ntitle: Two\ndate: 2017-10-17\noutlet: B\n---\n\nBody two.\n")
    write("in/three.csv", "title,date,body\nThree,2017-10-18,Body three.\nFour,,Body four.\n")
    write("in/five.jsonl", '{"title": "Five", "text": "Body five."}\n')
    write("in/page.docx", b"PK\x03\x04 an office document")
    write("in/.hidden/six.txt", "Never read.")
    write("in/.seven.txt", "Never read.")
    return tmp_path / "in"


def test_a_file(write):
    corpus = load(write("2017-10-16_some-title.txt", ARTICLE))
    row = corpus.docs.iloc[0]
    assert (row["title"], row["text"], row["file"]) == (
        "some title",
        ARTICLE,
        "2017-10-16_some-title.txt",
    )
    assert corpus.name == "2017-10-16_some-title"


def test_a_packed_file(write):
    corpus = load(write("a.csv.gz", gzip.compress(b"title,text\nA,Body\n")))
    assert corpus.docs["text"].tolist() == ["Body"]
    assert corpus.name == "a"


def test_a_folder_of_mixed_files(mixed):
    corpus = load(mixed)
    assert corpus.name == "in"
    assert corpus.docs[["file", "place"]].values.tolist() == [
        ["2017-10-16_first.txt", ""],
        ["deep/er/two.md", ""],
        ["five.jsonl", "line 1"],
        ["three.csv", "line 2"],
        ["three.csv", "line 3"],
    ]
    assert corpus.docs["text"].tolist()[1:] == [
        "Body two.",
        "Body five.",
        "Body three.",
        "Body four.",
    ]
    assert corpus.docs["date"].notna().tolist() == [True, True, False, True, False]


def test_unknown_kinds_and_missing_dates_are_listed(mixed):
    skipped = load(mixed).skipped
    lost = skipped[~skipped["kept"].astype(bool)]
    assert lost["file"].tolist() == ["page.docx"]
    assert lost["problem"].iloc[0].startswith("page.docx: damaged or truncated zip archive")
    kept = skipped[skipped["kept"].astype(bool)]
    assert kept[["file", "place", "problem"]].values.tolist() == [
        ["five.jsonl", "line 1", "no date"],
        ["three.csv", "line 3", "no date"],
    ]
    assert len(lost) + len(kept) == len(skipped)


def test_history_counts_what_was_not_read(mixed):
    assert load(mixed).history.values.tolist() == [["load in", 6, 5]]


def test_what_was_loaded_and_skipped_is_printed_once(mixed, capsys):
    tk.load(mixed, language="en")
    out = capsys.readouterr()
    assert out.out.splitlines() == [
        "Corpus 'in': 5 documents (2 undated), 2017-10-16 to 2017-10-18, 1 outlet, en",
        "read as csv 2, text 2, json_lines 1",
        "1 file(s) or row(s) not read; 2 remark(s), such as a missing date: see corpus.skipped",
    ]
    assert out.err == ""
    tk.load(mixed, quiet=True)
    assert capsys.readouterr().out == ""


def test_a_glob_and_a_list(mixed):
    assert load(f"{mixed}/*.csv").docs["title"].tolist() == ["Three", "Four"]
    assert load(f"{mixed}/**/*.md").docs["title"].tolist() == ["Two"]
    corpus = load([mixed / "three.csv", str(mixed / "five.jsonl")])
    assert corpus.docs["title"].tolist() == ["Three", "Four", "Five"]
    assert (load(f"{mixed}/*.csv").name, corpus.name) == ("in", "corpus")


def test_a_path_that_is_not_there(tmp_path):
    (tmp_path / "articles.csv").write_text("text\nRain.\n")
    with pytest.raises(tk.ReadError, match=r"matches it as a glob. Did you mean 'articles.csv'"):
        load(tmp_path / "artcles.csv")
    with pytest.raises(tk.ReadError, match=r"no file '.*x\.csv', and no file matches it as a glob"):
        load(tmp_path / "x.csv")
    with pytest.raises(tk.ReadError, match="Nothing could be read from 0 file"):
        load([])


def test_a_relative_path_is_found_from_the_project(mixed, monkeypatch):
    (mixed / "corpora").mkdir()
    monkeypatch.chdir(mixed / "deep" / "er")
    assert load("three.csv").docs["title"].tolist() == ["Three", "Four"]


def test_columns_names_the_text(write):
    path = write("a.csv", "Kopf,Beitragstext,Ressort\nA,Body,Politik\n")
    with pytest.raises(tk.ReadError, match=r"No column holds the text; .*'Beitragstext'.*columns="):
        load(path)
    docs = load(path, columns={"text": "Beitragstext", "title": "Kopf"}).docs
    assert docs[["title", "text", "section"]].values.tolist() == [["A", "Body", "Politik"]]


def test_columns_that_are_not_there_or_not_ours(write):
    path = write("a.csv", "title,text\nA,Body\n")
    with pytest.raises(tk.ToolkitError, match="There is no column 'Text2'; the columns are 'tit"):
        load(path, columns={"text": "Text2"})
    with pytest.raises(tk.ToolkitError, match=r"column='txt' is not known.*Did you mean 'text'"):
        load(path, columns={"txt": "text"})
    with pytest.raises(tk.ToolkitError, match=r"There is no column 'tilte'.* mean 'title'"):
        load(path, columns={"text": "tilte"})


def test_columns_that_are_named_the_wrong_way_round(write):
    path = write("a.csv", "Kopf,Beitragstext\nA,Body\n")
    message = r"wrong way round: our column comes first. Write columns=\{'title': 'Kopf'\}"
    with pytest.raises(tk.ToolkitError, match=message):
        load(path, columns={"Kopf": "title"})


def test_filename_reads_the_parts_of_a_name(write, tmp_path):
    write("Citadel_2017-10-16_the-fall.txt", ARTICLE)
    write("odd.txt", ARTICLE)
    corpus = load(tmp_path, filename="{outlet}_{date}_{title}")
    assert corpus.docs[["outlet", "title"]].values.tolist() == [
        ["Citadel", "the fall"],
        ["", "odd"],
    ]
    assert "file name does not follow '{outlet}_{date}_{title}'" in set(corpus.skipped["problem"])


def test_format_reads_a_file_as_another_kind(write):
    path = write("a.txt", "title,text\nA,Body\n")
    assert load(path).docs[["text", "format"]].values.tolist() == [["Body", "csv"]]
    assert load(path, format="text").docs["text"].tolist() == ["title,text\nA,Body"]
    with pytest.raises(tk.ToolkitError, match=r"format='cvs' is not known.*Did you mean 'csv'"):
        load(path, format="cvs")


def test_language_is_given_to_documents_that_name_none(write):
    path = write("a.csv", f"text,language\none,de-AT\ntwo,\n{ARTICLE},\n")
    assert load(path, language="fr").docs["language"].tolist() == ["de", "fr", "fr"]
    assert load(path, language=None).docs["language"].tolist() == ["de", "und", "en"]
    assert load(path, language="French").docs["language"].tolist() == ["de", "fr", "fr"]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"language": ""}, r"language='' is no language\. Allowed: a code of two or three letters"),
        ({"language": 5}, "language=5 is no language"),
        ({"language": "Englsh"}, "language='Englsh' is no language.*Did you mean 'en'"),
        ({"columns": ["text"]}, r"columns=\['text'\] must map our columns .*columns=\{"),
        ({"columns": "text"}, "columns='text' must map our columns"),
        ({"filename": 5}, "filename=5 must be a pattern"),
        ({"dayfirst": "yes"}, "dayfirst='yes' must be True, False or None"),
        ({"format": "cvs"}, "format='cvs' is not known.*'aggregator'.*Did you mean 'csv'"),
    ],
)
def test_an_argument_that_cannot_be_used_is_refused(write, options, message):
    write("c/corpus.toml", '[read]\nfiles = ["a.csv"]\n')
    path = write("c/a.csv", "text,date\nKirkuk fell.,2017-10-16\n")
    for given in (path, path.parent):
        with pytest.raises(tk.ToolkitError, match=message):
            load(given, **options)


def test_dayfirst_decides_dates_that_nothing_else_decides(write):
    path = write("a.csv", "text,date\na,03/04/2017\n")

    def day(dayfirst):
        return load(path, dayfirst=dayfirst).docs["date"][0]

    assert (day(True), day(False)) == (pd.Timestamp("2017-04-03"), pd.Timestamp("2017-03-04"))
    corpus = load(path)
    assert corpus.docs["date"].isna().all()
    assert "dayfirst" in corpus.skipped["problem"][0]


def test_ids_are_the_same_at_each_load_and_in_each_order(mixed):
    def ids(corpus):
        return dict(zip(corpus.docs["title"], corpus.docs["doc_id"], strict=True))

    first = ids(load(mixed))
    assert ids(load(mixed)) == first
    assert len(set(first.values())) == 5
    files = sorted(p for p in mixed.rglob("[!.]*.*") if ".hidden" not in p.parts and p.is_file())
    assert ids(load(files[::-1])) == first
    (mixed / "three.csv").rename(mixed / "0.csv")
    assert ids(load(mixed)) == first


def test_an_id_changes_with_the_text(write):
    one = load(write("a.txt", "One text here.")).docs["doc_id"][0]
    two = load(write("a.txt", "One text there.")).docs["doc_id"][0]
    assert re.fullmatch("[0-9a-f]{16}", one) and one != two


def test_duplicates_get_a_new_id_and_are_listed(write):
    path = write("a.csv", "id,text\nx,one\nx,two\nx-2,three\nx,four\n")
    corpus = load(path)
    assert corpus.docs["doc_id"].tolist() == ["x", "x-3", "x-2", "x-4"]
    told = corpus.skipped[corpus.skipped["problem"].str.startswith("doc_id")]
    assert told["place"].tolist() == ["line 3", "line 5"]
    assert told["problem"].iloc[0] == ("doc_id 'x' was there before; this document is now 'x-3'")
    assert told["kept"].all()


def test_when_all_is_skipped_the_reasons_are_said(write, tmp_path):
    write("a.docx", b"PK\x03\x04")
    write("b.csv", b"")
    message = r"Nothing could be read from 2 file\(s\)\. a\.docx: .*damaged.*; b\.csv: .*empty"
    with pytest.raises(tk.ReadError, match=message):
        load(tmp_path)


def test_a_corpus_folder_of_files_reads_what_its_toml_says(write, tmp_path, capsys):
    write("c/news/a.csv", "Kopf,Korpus\nA,Body\n")
    write("c/notes.txt", "Not an article.")
    write(
        "c/corpus.toml",
        'name = "small"\nspan = [2017-10-01, 2017-10-31]\n[read]\nfiles = ["news"]\n'
        'language = "de"\ncolumns = { text = "Korpus", title = "Kopf" }\n',
    )
    write("c/events.csv", "id,date,date_end,label,themes\ne1,2017-10-16,,Fall,kirkuk\n")
    corpus = tk.load(tmp_path / "c")
    assert corpus.docs[["title", "text", "language", "file"]].values.tolist() == [
        ["A", "Body", "de", "news/a.csv"]
    ]
    assert capsys.readouterr().out.startswith("Corpus 'small': 1 document")
    assert [f"{d:%F}" for d in corpus.span] == ["2017-10-01", "2017-10-31"]
    assert corpus.events["date"].tolist() == [pd.Timestamp("2017-10-16")]
    assert corpus.events["date_end"].isna().all()


def test_a_corpus_folder_does_not_read_outside_itself(write, tmp_path):
    write("secret.txt", ARTICLE)
    write("c/corpus.toml", '[read]\nfiles = ["../secret.txt"]\n')
    with pytest.raises(tk.ToolkitError, match="names files outside its folder"):
        load(tmp_path / "c")


def test_from_frame_keeps_other_columns_and_odd_indices(frame):
    frame = frame.assign(score=[1.5, 2, 3, 4], file="mine").iloc[[2, 0]]
    frame.index = [7, 7]
    docs = tk.from_frame(frame).docs
    assert docs["doc_id"].tolist() == ["a3", "a1"]
    assert docs["score"].tolist() == [3.0, 1.5]
    assert docs["file_in_file"].tolist() == ["mine", "mine"]
    assert docs["place"].tolist() == ["row 1", "row 2"]


def test_a_place_of_the_user_steps_aside(frame, write):
    docs = tk.from_frame(frame.assign(place="Erbil")).docs
    assert docs["place"].tolist() == [f"row {n}" for n in range(1, 5)]
    assert docs["place_in_file"].tolist() == ["Erbil"] * 4
    docs = load(write("a.csv", "text,place\nKirkuk fell.,Erbil\n")).docs
    assert docs[["place", "place_in_file"]].values.tolist() == [["line 2", "Erbil"]]


def test_the_documents_of_a_corpus_make_it_again(write):
    path = write("a.csv", "title,text,date,mood\nA,Body,2017-10-16T10:00:00+03:00,5\nB,Other,,6\n")
    docs = load(path).docs
    again = tk.from_frame(docs)
    pd.testing.assert_frame_equal(again.docs, docs)
    assert docs["zone"].tolist() == ["+03:00", ""]
    assert again.skipped[["file", "place"]].values.tolist() == [["a.csv", "line 3"]]
    titles = tk.from_frame(docs, columns={"text": "title"}).docs
    assert titles[["text", "file"]].values.tolist() == [["A", "a.csv"], ["B", "a.csv"]]


def test_from_frame_refuses_what_is_no_frame_and_no_span(frame):
    with pytest.raises(
        tk.ToolkitError, match=r"takes a pandas DataFrame, not dict\. Files are load"
    ):
        tk.from_frame({"text": ["a"]})
    with pytest.raises(tk.ToolkitError, match=r"No column holds the text; the columns are 'n'"):
        tk.from_frame(pd.DataFrame({"n": [1]}))
    reversed_span = ("2017-12-31", "2017-06-01")
    wrong = [("junk", "2017"), ("2017",), (None, object()), (None, None), "2017", 5, ()]
    for span in [*wrong, (2017, 2018), ("2017-06", "2017-12"), reversed_span]:
        with pytest.raises(tk.ToolkitError, match="must be the first and the last day"):
            tk.from_frame(frame, span=span)
