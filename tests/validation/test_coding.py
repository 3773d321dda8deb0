import os
import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.checks import ToolkitError
from toolkit.validation.coding import Answer, Coding
from toolkit.validation.filled import read_sheet
from toolkit.validation.sample import validation_sample
from toolkit.validation.sheet import write_sheet


@pytest.fixture
def sample(few):
    return validation_sample(few, ["oil"], n=6, by=())


@pytest.fixture
def path(tmp_path):
    return tmp_path / "log.csv"


def lines(path):
    return path.read_text("utf-8-sig").splitlines()


def test_answers_are_on_the_disk_one_by_one(sample, path):
    coding = Coding(sample, path)
    assert lines(path) == ["unit,coder,code,note,time"]
    coding.answer(1)
    assert lines(path)[1].startswith(f"{sample['unit'][0]},,1,,20")
    coding.answer(None, "irony? =1\nor not")
    assert f"{sample['unit'][1]},,,irony? =1 or not,20" in lines(path)[2]
    coding.answer(0, "=1")
    assert f"{sample['unit'][2]},,0,'=1,20" in lines(path)[3]
    assert (coding.coded, coding.at, len(coding)) == (2, 3, 6)


def test_going_on_at_the_first_without_a_code(sample, path):
    first = Coding(sample, path)
    for code in (1, None, 0):
        first.answer(code, "note")
    again = Coding(sample, path)
    assert again.at == 1 and again.answers == first.answers
    assert again.said == Answer(None, "note") and again.warning == ""
    again.answer(1)
    assert again.at == 2
    again.first_open()
    assert again.at == 3


def test_going_back_changes_an_answer(sample, path):
    coding = Coding(sample, path)
    coding.back()
    assert coding.at == 0
    coding.answer(1)
    coding.back()
    assert coding.said.code == 1
    coding.answer(0)
    assert len(lines(path)) == 3  # what was said before stays in the log
    assert read_sheet(path, sample)["code"].tolist()[0] == 0
    assert Coding(sample, path).answers[sample["unit"][0]].code == 0


def test_the_last_document_ends_it(sample, path):
    coding = Coding(sample, path)
    for _ in range(6):
        coding.answer(1)
    assert coding.unit is None and coding.said == Answer(None, "")
    with pytest.raises(ToolkitError, match="All units have been shown; go back to change"):
        coding.answer(1)
    coding.back()
    assert coding.unit == sample["unit"].iloc[-1]
    assert Coding(sample, path).unit is None


@pytest.mark.parametrize("code", [2, "1", True, 0.5])
def test_another_code_is_refused(sample, path, code):
    coding = Coding(sample, path)
    with pytest.raises(ToolkitError, match=r"code=.* must be 1, 0, or None"):
        coding.answer(code)
    assert coding.at == 0 and len(lines(path)) == 1


def test_the_log_is_read_into_the_sample(few, tmp_path):
    sample = validation_sample(few, ["oil"], n=6, by=(), coders=["Ana", "Ben"], double=0.5)
    logs = {name: tmp_path / f"{name}.csv" for name in ("Ana", "Ben")}
    for name, log in logs.items():
        coding = Coding(sample, log, name)
        coding.answer(1, f"said {name}")
        coding.answer(0)
    read = read_sheet(logs.values(), sample)
    np.testing.assert_array_equal(read["code"], [1, 0, *[np.nan] * 4, 1, 0, np.nan])
    assert read["note"].tolist() == ["said Ana", *[""] * 5, "said Ben", "", ""]
    # Nor does a sheet throw the answers away.
    with pytest.raises(ToolkitError, match="holds 2 rows with a code"):
        write_sheet(sample, few, logs["Ana"], coder="Ana", overwrite=True)


def test_two_coders_may_share_a_log(few, path):
    sample = validation_sample(few, ["oil"], n=6, by=(), coders=["Ana", "Ben"], double=1)
    with pytest.raises(ToolkitError, match=r"Whose rows\? Its coders: 'Ana', 'Ben'"):
        Coding(sample, path)
    ana = Coding(sample, path, "Ana")
    ben = Coding(sample, path, "Ben")
    ana.answer(1)
    ben.answer(0)
    assert Coding(sample, path, "Ana").said == Coding(sample, path, "Ben").said
    assert read_sheet(path, sample)["code"].dropna().tolist() == [1, 0]


KILLED = """
import sys, pandas as pd, toolkit as tk, os, signal
from toolkit.validation.coding import Coding
from toolkit.validation.sample import validation_sample
corpus = tk.from_frame(pd.DataFrame({"text": ["oil", "rain"] * 3, "language": "en",
                                     "doc_id": [*"abcdef"]}))
coding = Coding(validation_sample(corpus, ["oil"], n=6, by=()), sys.argv[1])
for _ in range(4):
    coding.answer(1)
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal")
def test_a_program_that_is_killed_loses_no_answer(path):
    done = subprocess.run([sys.executable, "-c", KILLED, path], check=False)
    assert done.returncode == -9
    assert len(lines(path)) == 5


def test_every_place_at_which_a_line_may_break(sample, path):
    coding = Coding(sample, path)
    for code, note in ((1, 'a "quoted", note'), (0, "کرکوک"), (None, "")):
        coding.answer(code, note)
    whole = path.read_bytes()
    ends = [n + 1 for n, byte in enumerate(whole) if byte == ord("\n")]
    for cut in range(ends[0], len(whole) + 1):
        path.write_bytes(whole[:cut])
        again = Coding(sample, path)
        # A line that lacks only its end is a whole answer.
        answers = sum(end <= cut or end - 1 == cut for end in ends[1:])
        assert len(again.answers) == answers
        broken = cut not in ends and cut + 1 not in ends
        assert ("was not finished" in again.warning) is broken
        assert path.read_bytes() == whole[: max(e for e in (*ends, 0) if e - 1 <= cut)]
        again.first_open()
        again.answer(0)
        assert Coding(sample, path).warning == ""


def test_what_a_power_cut_leaves_is_taken_out(sample, path):
    Coding(sample, path).answer(1)
    with path.open("ab") as file:
        file.write(bytes(300))
    with pytest.raises(ToolkitError, match=r"last line of 'log.csv' was not finished.*coding_form"):
        read_sheet(path, sample)
    again = Coding(sample, path)
    assert again.coded == 1 and "was not finished" in again.warning
    assert read_sheet(path, sample)["code"].tolist()[0] == 1


def test_a_log_that_is_damaged_elsewhere_is_left_alone(sample, few, path):
    Coding(sample, path).answer(1)
    path.write_bytes(path.read_bytes() + b"u1,,yes\n")
    before = path.read_bytes()
    with pytest.raises(ToolkitError, match=r"Line 3 of '.*' is not 'unit,coder,code,note,time'"):
        Coding(sample, path)
    path.write_bytes(before.replace(b"u1,,yes", b"u1,,1,,2026"))
    with pytest.raises(ToolkitError, match=r"Line 3 of .* unit 'u1' of coder '', which is not in"):
        Coding(sample, path)
    path.write_bytes(before.replace(b"u1,,yes", sample["unit"][0].encode() + b",,yes,,"))
    with pytest.raises(ToolkitError, match=r"Line 3 of '.*' is not"):
        Coding(sample, path)


@pytest.mark.parametrize(
    "content", ["", "unit,cod", "title,text\na,b\n", "unit;coder;code;note;time\n"]
)
def test_another_file_is_left_alone(sample, path, content):
    path.write_text(content)
    with pytest.raises(ToolkitError, match="is there already and is no log of answers"):
        Coding(sample, path)
    assert path.read_text() == content


def test_a_folder_or_another_ending_is_refused(sample, tmp_path):
    with pytest.raises(ToolkitError, match="is a folder"):
        (tmp_path / "log.csv").mkdir()
        Coding(sample, tmp_path / "log.csv")
    with pytest.raises(ToolkitError, match=r"must end in '.csv'"):
        Coding(sample, tmp_path / "log.txt")


def test_what_is_not_saved_is_not_shown_as_done(sample, path, monkeypatch):
    coding = Coding(sample, path)

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        coding.answer(1)
    assert coding.at == 0 and coding.coded == 0


notes = st.text(st.one_of(st.sampled_from("=+-@'\",;\t\r\n\0\x0b\x85\u2028کرکوک"), st.characters()))


@settings(max_examples=60)
@given(given_notes=st.lists(notes, min_size=1, max_size=6))
def test_any_note_is_one_line_and_comes_back(tmp_path_factory, given_notes):
    import pandas as pd

    import toolkit as tk

    corpus = tk.from_frame(pd.DataFrame({"text": ["oil", *"abcde"], "language": "en"}))
    sample = validation_sample(corpus, ["oil"], n=6, by=())
    path = tmp_path_factory.mktemp("log") / "log.csv"
    coding = Coding(sample, path)
    for note in given_notes:
        coding.answer(1, note)
    assert path.read_bytes().count(b"\n") == 1 + len(given_notes)
    again = Coding(sample, path)
    assert again.answers == coding.answers and again.warning == ""
    read = read_sheet(path, sample)["note"].tolist()
    assert read == [coding.answers.get(u, Answer(None, "")).note for u in sample["unit"]]
