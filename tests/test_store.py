import hashlib
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

import toolkit as tk
from toolkit import store
from toolkit.tokens import Tokens

FILES = [
    *("README.md", "checksums.txt", "corpus.toml", "docs.parquet", "events.csv"),
    *("skipped.parquet", "tokens/bounds.npy", "tokens/codes.npy", "tokens/order.npy"),
    *("tokens/order_bounds.npy", "tokens/starts.npy", "tokens/types.parquet"),
]


@pytest.fixture
def rich(write, tmp_path):
    """A corpus with events, a span, zones, user columns, something skipped and a history."""
    rows = "x,2017-10-16T08:00:00+03:00,Citadel,Kirkuk’s oil,7\ny,,Tigris,کرکوک and oil,8\n"
    write("in/news/a.csv", f"id,date,outlet,text,score\n{rows}z,2017-10-20,Tigris,Rain,9\n")
    write("in/news/b.docx", b"PK\x03\x04")
    toml = 'name = "rich"\nlicence = "CC BY 4.0"\nspan = [2017-10-01, 2017-10-31]\n'
    write(
        "in/corpus.toml", f'{toml}[read]\nfiles = ["news"]\nlanguage = "en"\n[outlets]\nA = "a"\n'
    )
    events = "id,date,date_end,label,themes,certainty,note\n"
    write("in/events.csv", f"{events}e1,2017-10-16,2017-10-17,Fall,kirkuk,high,\n")
    return tk.load(tmp_path / "in", quiet=True)


@pytest.fixture
def saved(tiny, tmp_path):
    """A folder that holds a whole saved corpus."""
    return tiny.save(tmp_path / "saved")


def opened(folder, **options):
    return tk.load(folder, quiet=True, **options)


def sums(folder):
    return {n: store.sha256(folder / n) for n in store.files_of(folder)}


def parts(folder):
    return [p.name for p in folder.parent.iterdir() if p.name.endswith((".part", ".old"))]


def test_nothing_is_lost(rich, tmp_path):
    rich = rich.where("text != 'Rain'")
    again = opened(rich.save(tmp_path / "saved"))
    pd.testing.assert_frame_equal(again.docs, rich.docs)
    pd.testing.assert_frame_equal(again.events, rich.events)
    pd.testing.assert_frame_equal(again.skipped, rich.skipped, check_dtype=False)
    pd.testing.assert_frame_equal(again.history, rich.history)
    assert (again.span, again.name, len(again)) == (rich.span, "rich", 2)
    assert repr(again) == repr(rich)
    assert {k: again.info.about[k] for k in ("licence", "outlets")} == {
        "licence": "CC BY 4.0",
        "outlets": {"A": "a"},
    }
    assert again.docs["zone"].tolist() == ["+03:00", ""]
    assert again.docs["score"].tolist() == ["7", "8"]
    assert len(again.skipped) == 2 and len(again.history) == 2


def test_the_span_is_kept_and_is_that_of_the_part_saved(frame, rich, tmp_path):
    corpus = tk.from_frame(frame, span=("2017-10-01", "2017-10-31"))
    assert opened(corpus.save(tmp_path / "a")).span == corpus.span
    part = rich.where(date=("2017-10-10", None))
    assert [f"{d:%F}" for d in opened(part.save(tmp_path / "b")).span] == [
        "2017-10-10",
        "2017-10-31",
    ]
    none = rich.where(date="2016")
    assert none.span is None and opened(none.save(tmp_path / "c")).span is None


def test_user_columns_keep_their_types(frame, tmp_path):
    extra = {
        "number": [1, 2, 3, 4],
        "share": [0.5, np.nan, 1, 2],
        "flag": [True, False, True, True],
        "when": pd.to_datetime(["2017-10-16", None, "2017-01-01", "2018-01-01"], utc=True),
        "kind": pd.Categorical(["a", "b", "a", "a"]),
    }
    corpus = tk.from_frame(frame.assign(**extra))
    again = opened(corpus.save(tmp_path / "saved"))
    pd.testing.assert_frame_equal(again.docs, corpus.docs)


def test_the_index_is_the_same_and_works(tiny, saved):
    again = opened(saved).tokens
    for name in store.ARRAYS:
        np.testing.assert_array_equal(getattr(again, name), getattr(tiny.tokens, name))
        assert getattr(again, name).dtype == getattr(tiny.tokens, name).dtype
    assert again.types == tiny.tokens.types
    lines = opened(saved).kwic("kirkuk", window=2)
    pd.testing.assert_frame_equal(lines, tiny.kwic("kirkuk", window=2))
    assert opened(saved).where(outlet="Tigris").kwic("kirkuk")["doc_id"].tolist() == ["a2", "a4"]


def test_opening_reads_neither_documents_nor_index(saved, monkeypatch):
    real = pd.read_parquet

    def only_skipped(path, *args, **options):
        assert Path(path).name == "skipped.parquet"
        return real(path, *args, **options)

    monkeypatch.setattr(pd, "read_parquet", only_skipped)
    monkeypatch.setattr(Tokens, "build", None)
    corpus = opened(saved)
    assert repr(corpus).startswith("<Corpus 'frame': 4 documents (1 undated), 2017-10-16")
    assert len(corpus) == 4
    assert all(isinstance(getattr(corpus.tokens, n), np.memmap) for n in store.ARRAYS)


@pytest.mark.parametrize("text", [None, "!!! ... ---", ""])
def test_a_corpus_without_words_is_saved_too(tmp_path, text):
    frame = pd.DataFrame({"text": [] if text is None else [text]}, dtype="str")
    corpus = tk.from_frame(frame, language="en")
    again = opened(corpus.save(tmp_path / "saved"))
    assert len(again.docs) == len(frame) and len(again.tokens) == 0
    assert again.kwic("kirkuk").empty


def test_the_checksums_are_those_of_sha256sum(saved):
    lines = (saved / "checksums.txt").read_text().splitlines()
    told = dict(reversed(line.split("  ")) for line in lines)
    names = sorted(f for f in FILES if f != "checksums.txt")
    assert sorted(told) == names
    for name, value in told.items():
        assert hashlib.sha256((saved / name).read_bytes()).hexdigest() == value


@pytest.mark.parametrize("name", FILES)
def test_a_flipped_byte_is_told(saved, name):
    data = bytearray((saved / name).read_bytes())
    for place in (len(data) // 2, 3):
        changed = bytearray(data)
        changed[place] ^= 0x81
        (saved / name).write_bytes(changed)
        with pytest.raises(tk.DamagedCorpus) as caught:
            opened(saved)
        told = {"checksums.txt": "is damaged", "corpus.toml": "corpus.toml"}
        assert re.search(told.get(name, f"{name} was changed"), str(caught.value))


def test_a_flipped_byte_says_what_to_do(saved):
    (saved / "events.csv").write_text((saved / "events.csv").read_text().swapcase())
    with pytest.raises(tk.DamagedCorpus) as caught:
        opened(saved)
    assert str(caught.value).startswith(f"The corpus folder '{saved}' is damaged: events.csv was c")
    assert str(caught.value).endswith(f"if the change was meant, run: toolkit seal {saved}")
    assert len(opened(saved, verify=False)) == 4
    store.seal(saved)
    assert len(opened(saved)) == 4


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_told(saved, name):
    (saved / name).unlink()
    with pytest.raises(tk.DamagedCorpus, match=f"is damaged: {name} is missing"):
        opened(saved, verify=False)


@pytest.mark.parametrize("name", [f for f in FILES if f not in ("corpus.toml", "checksums.txt")])
def test_a_truncated_file_is_told_even_without_checksums(saved, name):
    data = (saved / name).read_bytes()
    (saved / name).write_bytes(data[:-1])
    message = f"{name} has {len(data) - 1:,} bytes instead of {len(data):,}"
    with pytest.raises(tk.DamagedCorpus, match=message):
        opened(saved, verify=False)


def test_a_broken_toml_is_told(saved):
    (saved / "corpus.toml").write_text("name = [")
    with pytest.raises(tk.DamagedCorpus, match=r"corpus\.toml' is not valid TOML"):
        opened(saved)
    (saved / "corpus.toml").write_bytes(b'name = "\xff\xfe"')
    with pytest.raises(tk.DamagedCorpus, match=r"corpus\.toml' is not valid TOML"):
        opened(saved)


def test_a_newer_format_is_told(saved):
    text = (saved / "corpus.toml").read_text()
    (saved / "corpus.toml").write_text(text.replace("format = 2", "format = 3"))
    store.seal(saved)
    with pytest.raises(tk.DamagedCorpus, match="has format 3; this version reads 2"):
        opened(saved)


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "tokens/../../x", ""])
def test_checksums_that_point_outside_are_refused(saved, name):
    with (saved / "checksums.txt").open("a") as file:
        file.write(f"{'0' * 64}  {name}\n")
    with pytest.raises(tk.DamagedCorpus, match=rf"checksums\.txt holds the line '0+  {name}'"):
        opened(saved)


def test_seal_refuses_a_folder_that_is_no_corpus(tmp_path):
    for folder in (tmp_path, tmp_path / "none"):
        with pytest.raises(tk.ToolkitError, match=r"is no corpus folder: it holds no corpus.toml"):
            store.seal(folder)
    assert not list(tmp_path.iterdir())


def test_a_folder_that_is_no_corpus_is_not_overwritten(tiny, write, tmp_path):
    write("mine/thesis.txt", "Years of work.")
    write("file", "x")
    for name in ("mine", "file"):
        with pytest.raises(tk.ToolkitError, match="exists and is not a saved corpus; it was left"):
            tiny.save(tmp_path / name)
    assert (tmp_path / "mine/thesis.txt").read_text() == "Years of work."
    assert (tmp_path / "file").read_text() == "x"


def test_an_empty_folder_and_an_old_corpus_are_replaced(tiny, tmp_path):
    (tmp_path / "empty").mkdir()
    folder = tiny.save(tmp_path / "empty")
    assert len(opened(folder)) == 4
    assert tiny.where(outlet="Citadel").save(str(folder)) == folder
    assert len(opened(folder)) == 2
    assert parts(folder) == []


def test_a_corpus_is_saved_over_the_folder_it_was_opened_from(saved):
    corpus = opened(saved)
    corpus.where(outlet="Tigris").save(saved)
    assert corpus.kwic("kirkuk")["doc_id"].tolist() == ["a1", "a2", "a4"]
    again = opened(saved)
    assert again.kwic("kirkuk")["doc_id"].tolist() == ["a2", "a4"]
    assert again.history["step"].tolist() == ["from_frame", "where outlet='Tigris'"]


def test_the_same_corpus_gives_the_same_bytes(tiny, tmp_path):
    one, two = tiny.save(tmp_path / "one"), tiny.save(tmp_path / "two")
    assert sums(one) == sums(two)


@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt, SystemExit])
def test_what_is_raised_half_way_leaves_the_old_corpus_whole(tiny, saved, monkeypatch, error):
    before = sums(saved)

    def fail(*_):
        raise error("stop")

    monkeypatch.setattr(store, "_save_tokens", fail)
    with pytest.raises(error):
        tiny.where(outlet="Tigris").save(saved)
    with pytest.raises(error):
        tiny.save(saved.with_name("new"))
    assert sums(saved) == before
    assert sorted(p.name for p in saved.parent.iterdir()) == ["saved"]
    assert len(opened(saved)) == 4


def test_a_new_corpus_that_cannot_take_its_place_leaves_the_old_one(tiny, saved, monkeypatch):
    before, real = sums(saved), Path.rename

    def rename(path, target):
        if path.name.endswith(".part"):
            raise PermissionError("no")
        return real(path, target)

    monkeypatch.setattr(Path, "rename", rename)
    with pytest.raises(PermissionError):
        tiny.where(outlet="Tigris").save(saved)
    assert sums(saved) == before
    assert parts(saved) == []


KILLED = """
import sys, time
import toolkit as tk
from toolkit import store

def slow(*_):
    print("half-way", flush=True)
    time.sleep(60)

store._save_tokens = slow
tk.load(sys.argv[1], quiet=True).where(outlet="Tigris").save(sys.argv[1])
"""


def test_a_process_killed_half_way_leaves_the_old_corpus_whole(saved):
    before = sums(saved)
    command = [sys.executable, "-c", KILLED, str(saved)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout.readline() == "half-way\n"
        assert len(parts(saved)) == 1  # it was really under way
        process.send_signal(signal.SIGKILL)
        assert process.wait(20) == -signal.SIGKILL
    assert sums(saved) == before
    assert opened(saved).kwic("kirkuk")["doc_id"].tolist() == ["a1", "a2", "a4"]
    # What the killed process left behind is hidden and is not read with the folder around it.
    assert all(name.startswith(".") for name in parts(saved))


def test_documents_that_parquet_cannot_hold_are_named(frame, tmp_path):
    corpus = tk.from_frame(frame.assign(odd=[1, "a", [2], None]))
    with pytest.raises(tk.ToolkitError, match=r"The documents cannot be saved: .*odd"):
        corpus.save(tmp_path / "saved")
    assert not list(tmp_path.iterdir())


def test_the_folder_can_be_moved(saved):
    moved = saved.with_name("moved")
    shutil.move(saved, moved)
    start = time.monotonic()
    assert len(opened(moved).docs) == 4
    assert time.monotonic() - start < 5


def test_a_hand_made_corpus_is_never_replaced(tmp_path, frame):
    hand = tmp_path / "hand"
    (hand / "articles").mkdir(parents=True)
    (hand / "corpus.toml").write_text('name = "hand"\n[read]\nfiles = ["articles"]\n')
    (hand / "articles" / "a.txt").write_text("The governor left Kirkuk at noon.")
    with pytest.raises(tk.ToolkitError, match=r"is not a saved corpus; it was left alone"):
        tk.load(hand, quiet=True, language="en").save(hand)
    assert (hand / "articles" / "a.txt").exists()


def test_a_file_of_the_users_in_a_saved_folder_is_never_lost(tmp_path, frame):
    corpus = tk.from_frame(frame, language="en")
    corpus.save(tmp_path / "c")
    (tmp_path / "c" / "notes.txt").write_text("mine")
    with pytest.raises(tk.ToolkitError, match=r"not of the saved corpus, 'notes.txt'"):
        corpus.save(tmp_path / "c")
    assert (tmp_path / "c" / "notes.txt").read_text() == "mine"


def test_an_open_corpus_is_found_after_the_folder_was_left(tmp_path, frame, monkeypatch):
    tk.from_frame(frame, language="en").save(tmp_path / "c")
    monkeypatch.chdir(tmp_path)
    opened = tk.load("c", quiet=True)
    monkeypatch.chdir("/")
    assert len(opened.docs) == len(frame)


def test_a_corpus_saved_again_while_open_is_refused_and_not_mixed(tmp_path, frame):
    tk.from_frame(frame, language="en").save(tmp_path / "c")
    opened = tk.load(tmp_path / "c", quiet=True)
    tk.from_frame(frame.iloc[:1], language="en").save(tmp_path / "c")
    with pytest.raises(tk.DamagedCorpus, match=r"was saved again after it was opened"):
        len(opened.docs)


def test_a_number_too_large_for_a_column_is_told_as_such(tmp_path, frame):
    corpus = tk.from_frame(frame.assign(big=2**80), language="en")
    with pytest.raises(tk.ToolkitError, match=r"The documents cannot be saved: .*large"):
        corpus.save(tmp_path / "c")


def test_a_full_disk_is_not_blamed_on_a_column(tmp_path, frame, monkeypatch):
    def full(*_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(pd.DataFrame, "to_parquet", full)
    with pytest.raises(OSError, match="No space left"):
        tk.from_frame(frame, language="en").save(tmp_path / "c")
    assert not list(tmp_path.iterdir())
