import csv
import gzip
import json

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import toolkit as tk
from toolkit.schema import DOCUMENT, WRITTEN

KINDS = {"csv": tk.Corpus.to_csv, "jsonl": tk.Corpus.to_jsonl, "parquet": tk.Corpus.to_parquet}
EVIL = [
    *(
        "=1+1",
        "+1",
        "-1",
        "@a",
        " =1",
        "\t=1",
        "\ttab",
        "\rreturn",
        "\nfeed",
        "＝1",
        "＋1",
        "－1",
        "＠a",
    ),
    *("\u00a0=1", "\u200b=1", "\ufeff@a", "'", "''", "'=1", "''=1", "'quote'", '"', '""', '"=1"'),
    *("a\nb", "a\r\nb", "a\rb", "a\n\n\nb\n", "a\u2028b\u2029c\x85d", "a\x0bb\x0cc", "  blank  "),
    *(
        "a,b;c\td|e",
        'he said "no", and',
        "\\",
        "\\ud800",
        "\\n",
        "NA",
        "null",
        "nan",
        "None",
        "0012",
    ),
    *(
        "1e5",
        "TRUE",
        "کەرکووک گیرا",
        "می‌خواهم",
        "Kerkûk",
        "新闻",
        "🙂",
        "e\u0301",
        "sep=;",
        "#",
        "{}",
    ),
]


def load(path, **options):
    return tk.load(path, quiet=True, **options)


@pytest.fixture
def full():
    """Documents that use every column, with values that are easily lost."""
    size = len(EVIL)
    frame = pd.DataFrame(
        {
            "text": EVIL,
            "title": EVIL[::-1],
            "author": EVIL,
            "section": EVIL[1:] + EVIL[:1],
            "url": "https://a.example/?q=1",
            "date": (
                ["2017-10-16T23:30:00+03:00", "2017-10-16", None, "2017-10-16 10:15:12.25"] * 20
            )[:size],
            "collected": (["2018-01-01 05:00", None] * 40)[:size],
            "outlet": (["The Daily", "daily (Online)", "=Daily", ""] * 20)[:size],
            "language": (["en", "", "fa", "Klingonish"] * 20)[:size],
            "mood": EVIL,
            "=header": "x",
        }
    )
    return tk.from_frame(frame)


def same(one, other, others=True):
    first, second = one.docs, other.docs
    assert [*first] == [*second]
    names = [*first] if others else [*DOCUMENT]
    pd.testing.assert_frame_equal(first[names], second[names], check_dtype=True)


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_written_loads_as_it_was(full, tmp_path, kind):
    path = KINDS[kind](full, tmp_path / f"a.{kind}")
    assert path == tmp_path / f"a.{kind}"
    again = load(path)
    same(full, again)
    assert (
        full.docs["outlet"].eq("The Daily").sum()
        > full.docs["outlet_as_found"].eq("The Daily").sum()
    )
    assert full.docs["language_confidence"].notna().sum() > 5
    same(again, load(KINDS[kind](again, tmp_path / f"b.{kind}")))
    assert (tmp_path / f"a.{kind}").read_bytes() == (tmp_path / f"b.{kind}").read_bytes()


@pytest.mark.parametrize("kind", KINDS)
def test_half_characters_are_no_reason_to_fail(tmp_path, kind):
    frame = pd.DataFrame({"text": ["a"], "mood": ["b\ud83d"]}, dtype="object")
    if kind != "parquet":
        frame["parts"] = pd.Series([["c\ud83d"]])
    path = KINDS[kind](tk.from_frame(frame, language="en"), tmp_path / f"a.{kind}")
    assert load(path).docs["mood"].tolist() == ["b\ufffd"]


def test_half_characters_deep_in_a_column_are_told(tmp_path):
    frame = pd.DataFrame({"text": ["a"], "parts": [["c\ud83d"]]}, dtype="object")
    corpus = tk.from_frame(frame, language="en")
    with pytest.raises(tk.ToolkitError, match="The documents cannot be saved"):
        corpus.to_parquet(tmp_path / "a.parquet")


TEXT = st.one_of(
    st.sampled_from(EVIL),
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30),
    st.builds(
        str.__add__, st.sampled_from(["'", "=", " ", "\r", '"', "\ufeff"]), st.text("'=\r\n\" ,a")
    ),
)


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(st.tuples(TEXT, TEXT, TEXT), min_size=1, max_size=4))
def test_no_text_is_lost(tmp_path, kind, texts):
    frame = pd.DataFrame(texts, columns=["text", "title", "mood"])
    corpus = tk.from_frame(frame.assign(outlet=frame["mood"], language="en"), outlets=False)
    path = KINDS[kind](corpus, tmp_path / f"a.{kind}", overwrite=True)
    same(corpus, load(path))


@pytest.mark.parametrize("kind", KINDS)
def test_a_loaded_corpus_keeps_where_its_documents_were_read(write, tmp_path, kind):
    write("in/deep/a.csv", "text,date,place,mood\nKirkuk fell.,2017-10,Erbil,glad\nRain.,2017,,\n")
    write("in/b.txt", "The governor of the province spoke to reporters on Monday.")
    corpus = load(tmp_path / "in")
    assert corpus.docs["place"].tolist() == ["", "line 2", "line 3"]
    assert corpus.docs["place_in_file"].tolist()[1] == "Erbil"
    again = load(KINDS[kind](corpus, tmp_path / f"a.{kind}"))
    same(corpus, again, others=False)
    assert again.docs["place_in_file"].tolist()[1:] == ["Erbil", ""]
    assert again.docs["format"].tolist() == ["text", "csv", "csv"]


@pytest.mark.parametrize("kind", KINDS)
def test_names_of_outlets_are_left_as_they_were_written(tmp_path, kind):
    frame = pd.DataFrame({"text": ["a", "b"], "outlet": ["nytimes.com", "The New York Times"]})
    apart = tk.from_frame(frame, language="en", outlets=False)
    path = KINDS[kind](apart, tmp_path / f"a.{kind}")
    assert load(path).docs["outlet"].tolist() == ["nytimes.com", "The New York Times"]
    assert load(path, outlets=True).docs["outlet"].tolist() == ["The New York Times"] * 2


def test_other_columns_come_back_as_the_kind_of_file_can(tmp_path):
    frame = pd.DataFrame(
        {
            "text": ["a", "b"],
            "words": [3, 40],
            "tone": [-1.5, None],
            "free": [True, False],
            "tags": [["x", "-y"], []],
            "more": [{"a": {"b": 1}}, None],
            "seen": pd.to_datetime(["2017-10-16 10:00", None]),
        }
    )
    corpus = tk.from_frame(frame, language="en")
    texts = load(corpus.to_csv(tmp_path / "a.csv")).docs
    assert texts[["words", "tone", "free"]].values.tolist() == [
        ["3", "-1.5", "True"],
        ["40", "", "False"],
    ]
    assert texts["tags"].tolist() == ['["x", "-y"]', "[]"]
    assert texts["more"].tolist() == ['{"a": {"b": 1}}', ""]
    assert texts["seen"].tolist() == ["2017-10-16 10:00:00", ""]
    lines = load(corpus.to_jsonl(tmp_path / "a.jsonl")).docs
    assert lines["words"].tolist() == [3, 40] and lines["free"].tolist() == [True, False]
    assert lines["tone"][0] == -1.5 and pd.isna(lines["tone"][1])
    assert lines["tags"].tolist() == [["x", "-y"], []]
    assert lines["more"].tolist() == [{"a": {"b": 1}}, None]
    assert lines["seen"].fillna("").tolist() == ["2017-10-16T10:00:00", ""]
    table = load(
        tk.from_frame(frame.drop(columns="more"), language="en").to_parquet(tmp_path / "a.parquet")
    ).docs
    assert table["words"].dtype == "int64" and table["free"].dtype == "bool"
    assert table["seen"].tolist() == [pd.Timestamp("2017-10-16 10:00"), pd.NaT]


def test_a_csv_is_safe_in_a_spreadsheet_headers_too(full, tmp_path):
    path = full.to_csv(tmp_path / "a.csv")
    assert path.read_bytes().startswith(b'\xef\xbb\xbf"doc_id",')
    with path.open(encoding="utf-8-sig", newline="") as file:
        header, *rows = csv.reader(file)
    assert header == [*WRITTEN, "mood", "'=header"]
    cells = [cell for row in (header, *rows) for cell in row]
    bare = [cell.lstrip(" \t\r\n\u00a0\u200b\ufeff") for cell in cells]
    assert not [cell for cell in bare if cell.startswith(tuple("=+-@＝＋－＠"))]
    assert not [cell for cell in cells if cell.startswith(("\t", "\r", "\n"))]
    assert sum(cell == "'+03:00" for cell in cells) == 13


def test_a_csv_leaves_out_nul_and_json_keeps_it(tmp_path):
    corpus = tk.from_frame(pd.DataFrame({"text": ["a\0b"]}), language="en")
    assert load(corpus.to_csv(tmp_path / "a.csv")).docs["text"][0] == "ab"
    assert load(corpus.to_jsonl(tmp_path / "a.jsonl")).docs["text"][0] == "a\0b"
    assert load(corpus.to_parquet(tmp_path / "a.parquet")).docs["text"][0] == "a\0b"


def test_json_lines_are_plain(tmp_path):
    frame = pd.DataFrame({"text": ["کەرکووک\nگیرا", "x"], "date": ["2017-10-16", None]})
    path = tk.from_frame(frame, language="ckb").to_jsonl(tmp_path / "a.jsonl")
    lines = path.read_text("utf-8").removesuffix("\n").split("\n")
    first, second = map(json.loads, lines)
    assert "کەرکووک" in lines[0]
    assert [*first] == WRITTEN
    assert (first["date"], second["date"]) == ("2017-10-16", None)
    assert first["language_confidence"] is None and first["title"] == ""


@pytest.mark.parametrize("pack", ["gz", "bz2", "xz", "zst"])
@pytest.mark.parametrize("kind", ["csv", "jsonl"])
def test_files_are_packed_by_their_ending(full, tmp_path, kind, pack):
    path = KINDS[kind](full, tmp_path / f"a.{kind}.{pack}")
    same(full, load(path))
    if pack == "gz":
        plain = KINDS[kind](full, tmp_path / f"a.{kind}").read_bytes()
        assert gzip.decompress(path.read_bytes()) == plain
        assert KINDS[kind](full, tmp_path / f"b.{kind}.gz").read_bytes() == path.read_bytes()


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_is_replaced_only_if_told(tiny, tmp_path, kind):
    path = tmp_path / "new" / f"a.{kind}"
    KINDS[kind](tiny, str(path))
    before = path.read_bytes()
    with pytest.raises(tk.ToolkitError, match=r"is there already; it was left alone\. Type overw"):
        KINDS[kind](tiny.where(outlet="Citadel"), path)
    assert path.read_bytes() == before
    KINDS[kind](tiny.where(outlet="Citadel"), path, overwrite=True)
    assert len(load(path)) == 2
    assert [p.name for p in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize("kind", KINDS)
def test_a_name_that_cannot_be_is_refused(tiny, tmp_path, kind):
    with pytest.raises(tk.ToolkitError, match=rf"^path='.*a\.txt' must end in '\.{kind}'"):
        KINDS[kind](tiny, tmp_path / "a.txt")
    (tmp_path / f"b.{kind}").mkdir()
    with pytest.raises(tk.ToolkitError, match="is a folder; choose a new name"):
        KINDS[kind](tiny, tmp_path / f"b.{kind}", overwrite=True)
    if kind == "parquet":
        with pytest.raises(tk.ToolkitError, match=r"must end in '\.parquet'\.$"):
            tiny.to_parquet(tmp_path / "a.parquet.gz")


@pytest.mark.parametrize("name", ["a.csv", "a.csv.gz", "a.jsonl.zst"])
def test_a_failure_leaves_no_half_file(tiny, tmp_path, monkeypatch, name):
    def fail(value):
        raise KeyboardInterrupt

    monkeypatch.setattr("toolkit.export._cell" if "csv" in name else "toolkit.export._json", fail)
    with pytest.raises(KeyboardInterrupt):
        KINDS[name.split(".")[1]](tiny, tmp_path / name)
    assert not list(tmp_path.iterdir())


def test_a_column_that_parquet_cannot_hold_is_told(tiny, tmp_path):
    corpus = tk.from_frame(tiny.docs.assign(mixed=[1, "a", [2], {}]))
    with pytest.raises(tk.ToolkitError, match="The documents cannot be saved: "):
        corpus.to_parquet(tmp_path / "a.parquet")
    assert not list(tmp_path.iterdir())
    corpus.to_csv(tmp_path / "a.csv")
    corpus.to_jsonl(tmp_path / "a.jsonl")


def test_more_documents_than_are_written_at_once(tiny, tmp_path, monkeypatch):
    monkeypatch.setattr("toolkit.export.CHUNK", 3)
    same(tiny, load(tiny.to_csv(tmp_path / "a.csv")))
    same(tiny, load(tiny.to_jsonl(tmp_path / "a.jsonl")))


def test_a_table_written_by_pandas_is_not_unescaped(tiny, tmp_path):
    docs = tk.from_frame(tiny.docs.assign(text=["'Tis", "''a''", "'=1", "b"])).docs
    docs.to_csv(tmp_path / "a.csv", index=False)
    again = load(tmp_path / "a.csv").docs
    assert again["text"].tolist() == ["'Tis", "''a''", "'=1", "b"]
    assert again["doc_id"].tolist() == ["a1", "a2", "a3", "a4"]


def test_a_part_of_a_saved_corpus_is_written(tiny, tmp_path):
    saved = load(tiny.save(tmp_path / "saved"))
    part = saved.where(outlet="Tigris")
    same(part, load(part.to_csv(tmp_path / "a.csv")))
