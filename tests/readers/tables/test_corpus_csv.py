import csv
import io

import pandas as pd
import pytest

import toolkit as tk
from toolkit.schema import WRITTEN


@pytest.fixture
def path(tmp_path, frame):
    corpus = tk.from_frame(frame.assign(text=["=1", "'a'", "b;c", "d\te\nf"]))
    return corpus.to_csv(tmp_path / "a.csv")


def again(path, **options):
    return tk.load(path, quiet=True, **options)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_file_that_a_spreadsheet_saved_again_loads(path, delimiter):
    rows = list(csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline="")))
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    docs = again(path).docs
    assert docs["text"].tolist() == ["=1", "'a'", "b;c", "d\te\nf"]
    assert docs["doc_id"].tolist() == ["a1", "a2", "a3", "a4"]


def test_rows_that_do_not_fit_are_listed(path):
    path.write_text(path.read_text("utf-8-sig") + '"x","y"\n\n', "utf-8")
    corpus = again(path)
    assert len(corpus) == 4
    assert ["a.csv", "row 5", f"2 cells, but the header has {len(WRITTEN)}", False] in (
        corpus.skipped.values.tolist()
    )


def test_a_file_that_is_cut_keeps_its_whole_rows(path):
    path.write_bytes(path.read_bytes()[:-40])
    corpus = again(path)
    assert corpus.docs["doc_id"].tolist() == ["a1", "a2", "a3"]
    assert not corpus.skipped["kept"].iloc[0]
    assert corpus.skipped["problem"].iloc[0].endswith(f"but the header has {len(WRITTEN)}")


def test_another_table_is_refused(write):
    path = write("a.csv", "doc_id,date,text\na,2017-10-16,Rain.\n")
    assert again(path).docs["format"].tolist() == ["csv"]
    with pytest.raises(tk.ReadError, match=r"its first line is not that of corpus\.to_csv"):
        again(path, format="corpus_csv")
    path.write_text(",".join(WRITTEN) + "\n")
    with pytest.raises(tk.ReadError, match="a header, but no row below it that fits"):
        again(path)


def test_a_header_that_goes_on_with_other_columns_is_ours(path):
    table = pd.read_csv(path, dtype="str", keep_default_na=False).assign(mood="'=glad")
    table.to_csv(path, index=False)
    assert again(path).docs["mood"].tolist() == ["=glad"] * 4
