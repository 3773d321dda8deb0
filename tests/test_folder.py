import datetime

import pandas as pd
import pytest

import toolkit as tk
from toolkit.folder import span_of

ARTICLE = "The governor of the province spoke to reporters on Monday about the vote."
READ = '[read]\nfiles = ["a.csv"]\nlanguage = "en"\n'


@pytest.fixture
def made(write, tmp_path):
    """Make a corpus folder by hand."""

    def make(toml=READ, events=None, name="c", rows="x,2017-10-16,Kirkuk fell.\n"):
        write(f"{name}/a.csv", f"id,date,text\n{rows}")
        write(f"{name}/corpus.toml", toml)
        if events is not None:
            write(f"{name}/events.csv", events)
        return tmp_path / name

    return make


def load(path, **options):
    return tk.load(path, quiet=True, **options)


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        (f"span = 2017\n{READ}", r"corpus\.toml': span=2017 must be the first and the last day"),
        (f"span = []\n{READ}", r"span=\[\] must be the first and the last day"),
        (f'span = ["2017-06-01"]\n{READ}', "span=.* must be the first and the last day"),
        (f'span = ["2017-06-01", "soon"]\n{READ}', r"span=.*soon.*\(.*'soon'.*\)"),
        (f"span = [2017-12-31, 2017-06-01]\n{READ}", "the last one is before the first"),
        ('read = "a.csv"\n', r"corpus\.toml': read='a\.csv' must be a table"),
        ("[read]\nfiles = 5\n", r"corpus\.toml': read\.files=5 must be a list of names"),
        ("[read]\nfiles = [5]\n", r"read\.files=\[5\] must be a list of names"),
        (f"{READ}columns = ['text']\n", r"read\.columns=\['text'\] must be a table"),
        (f"{READ}columns = {{ text = 5 }}\n", r"read\.columns=.* must be a table"),
        (f"{READ}filename = 5\n", r"read\.filename=5 must be text"),
        (
            '[read]\nfiles = "a.csv"\nlanguage = "Klingonish"\n',
            r"toml': read\.language='Klingonish'",
        ),
        ("name = 'c'\n", r"corpus\.toml' does not say where the articles are"),
    ],
)
def test_a_field_that_cannot_be_used_is_named(made, toml, message):
    with pytest.raises(tk.ToolkitError, match=message):
        load(made(toml))


def test_one_name_in_read_files_is_a_list_of_one(made):
    assert load(made('[read]\nfiles = "a.csv"\nlanguage = "English"\n')).docs["language"][0] == "en"


@pytest.mark.parametrize(
    ("events", "message"),
    [
        (
            "date,label\n2017-10-16,Café\n".encode("cp1252"),
            r"events\.csv' is not UTF-8; .*Save it as",
        ),
        (b"", r"events\.csv' is no table of events"),
        (b"date,label\n2017-10-16,a,b,c\n2017-10-17,a,b,c,d\n", "is no table of events"),
    ],
)
def test_events_that_cannot_be_read_name_the_file(made, events, message):
    with pytest.raises(tk.ToolkitError, match=message):
        load(made(events=events))


def test_event_dates_that_cannot_be_read_are_listed_and_not_drawn(made):
    rows = ["2017-10-16,,Fall", "03/04/2017,,Either", "soon,,Never", ",,None", "2017-10-18,x,End"]
    corpus = load(made(events="date,date_end,label\n" + "\n".join(rows) + "\n"))
    assert corpus.events["date"].notna().tolist() == [True, False, False, False, True]
    told = corpus.skipped[corpus.skipped["file"].eq("events.csv")]
    assert told["place"].tolist() == ["row 2", "row 3", "row 4", "row 5"]
    assert told["problem"].str.startswith("event not drawn: ").tolist() == [True] * 3 + [False]
    assert told["problem"].iloc[3].startswith("event drawn without date_end: ")
    assert told["kept"].all()
    days = load(made(), dayfirst=True).events["date"]
    assert days[1] == pd.Timestamp("2017-04-03")


def test_event_dates_are_told_once_when_the_corpus_is_saved(made, tmp_path):
    corpus = load(made(events="date,label\nsoon,Never\n"))
    again = load(corpus.save(tmp_path / "saved"))
    assert again.skipped.values.tolist() == corpus.skipped.values.tolist()
    assert again.events["date"].isna().all()


def test_format_is_honoured_in_a_corpus_made_by_hand(made, write):
    folder = made('[read]\nfiles = ["a.txt"]\nlanguage = "en"\n')
    write("c/a.txt", "text,date\nKirkuk fell.,2017-10-16\n")
    assert load(folder).docs["text"].tolist() == ["Kirkuk fell."]
    assert load(folder, format="text").docs["text"].tolist() != ["Kirkuk fell."]


@pytest.mark.parametrize(
    "options",
    [
        {"columns": {"text": "title"}},
        {"filename": "{date}"},
        {"format": "csv"},
        {"dayfirst": False},
        {"language": "en"},
    ],
)
def test_a_saved_corpus_refuses_what_would_change_nothing(made, tmp_path, options):
    saved = load(made()).save(tmp_path / "saved")
    with pytest.raises(
        tk.ToolkitError, match=rf"is already a corpus, so {next(iter(options))}= wo"
    ):
        load(saved, **options)
    assert len(load(saved, columns={})) == 1


def test_joined_corpora_keep_what_they_share(made, tmp_path):
    head = 'licence = "CC0"\nspan = [2017-10-01, 2017-10-31]\n'
    events = "date,label\n2017-10-16,{}\n"
    made(f'title = "A"\n{head}{READ}', events.format("One"), "one", "x,2017-10-16,Kirkuk fell.\n")
    made(f'title = "B"\n{head}{READ}', events.format("Two"), "two", "x,,Rain.\ny,2017-10-17,Sun.\n")
    corpus = load([tmp_path / "one", tmp_path / "two"])
    assert corpus.docs["doc_id"].tolist() == ["x", "x-2", "y"]
    assert corpus.docs["file"].tolist() == ["one/a.csv", "two/a.csv", "two/a.csv"]
    assert corpus.docs["date"].notna().tolist() == [True, False, True]
    assert corpus.skipped[["file", "problem"]].values.tolist() == [
        ["two/a.csv", "no date"],
        ["two/a.csv", "doc_id 'x' was there before; this document is now 'x-2'"],
    ]
    assert corpus.events["label"].tolist() == ["One", "Two"]
    assert corpus.info.about == {"licence": "CC0"}
    assert corpus.history.values.tolist() == [
        ["one: load one", 1, 1],
        ["two: load two", 2, 2],
        ["join one, two", 3, 3],
    ]
    assert [f"{day:%F}" for day in corpus.span] == ["2017-10-01", "2017-10-31"]
    assert corpus.track(["kirkuk"], by="month")["docs"].tolist() == [1]


def test_joined_corpora_of_other_spans_have_none(made, tmp_path):
    made(f"span = [2017-10-01, 2017-10-31]\n{READ}", name="one")
    load(made(name="two")).save(tmp_path / "saved")
    corpus = load([tmp_path / "one", tmp_path / "saved"])
    assert corpus.info.span is None
    assert corpus.docs["file"].tolist() == ["one/a.csv", "saved/a.csv"]
    assert load(corpus.save(tmp_path / "both")).docs["doc_id"].tolist() == ["x", "x-2"]


@pytest.mark.parametrize(
    "span",
    [
        ("2017-06-01", "31 December 2017"),
        (datetime.date(2017, 6, 1), datetime.datetime(2017, 12, 31, 13)),
        [pd.Timestamp("2017-06-01", tz="Asia/Baghdad"), pd.Timestamp("2017-12-31", tz="UTC")],
    ],
)
def test_a_span_is_two_days_without_a_zone(span):
    assert span_of(span, "span") == (pd.Timestamp("2017-06-01"), pd.Timestamp("2017-12-31"))


def test_a_span_and_an_event_have_days_and_no_months(made):
    with pytest.raises(
        tk.ToolkitError, match=r"first and the last day.*'2017-06' is only a year or"
    ):
        span_of(("2017-06", "2017-12-31"), "span")
    corpus = load(made(events="date,label\n2017-10,Battle\n2017-10-16,Fall\n"))
    assert corpus.events["date"].notna().tolist() == [False, True]
    assert "event not drawn: '2017-10' is only a year or month" in set(corpus.skipped["problem"])
