import io

import pandas as pd
import pyarrow as pa
import pytest

from toolkit.checks import ReadError
from toolkit.readers.columns import rename
from toolkit.readers.contract import Options


def packed(table):
    stream = io.BytesIO()
    table.to_parquet(stream)
    return stream.getvalue()


def test_rows_dates_numbers_and_inner_records_survive(read):
    table = pd.DataFrame(
        {
            "date": pd.to_datetime(["2017-10-16", None]),
            "id": pd.array([2**60 + 1, None], dtype="Int64"),
            "text": pd.Categorical(["a", "b"]),
            "source": [{"name": "S"}, {"name": "T"}],
        },
        index=[5, 6],
    )
    made = read("a.parquet", packed(table)).table
    assert made["place"].tolist() == ["row 1", "row 2"]
    assert made["date"].iloc[0] == pd.Timestamp("2017-10-16")
    assert made["source.name"].tolist() == ["S", "T"]
    ours = rename(made, Options())
    assert ours["doc_id"].tolist() == [str(2**60 + 1), ""]
    assert ours["text"].tolist() == ["a", "b"]
    assert ours["outlet"].tolist() == ["S", "T"]


def test_double_names_are_kept_apart(read):
    table = pa.table([["a"], ["b"]], names=["text", "text"])
    stream = io.BytesIO()
    pa.parquet.write_table(table, stream)
    assert [*read("a.parquet", stream.getvalue()).table] == ["text", "text_2", "place"]


def test_damage_is_named(read):
    data = packed(pd.DataFrame({"text": ["a"] * 50}))
    with pytest.raises(ReadError, match=r"a\.parquet: truncated, the end of the Parquet file"):
        read("a.parquet", data[:-9])
    with pytest.raises(ReadError, match=r"no Parquet file that can be read"):
        read("a.parquet", data[:8] + b"\xff" * 100 + b"PAR1")
    with pytest.raises(ReadError, match=r"text of no kind that is known"):
        read("a.parquet", "text\na")
    with pytest.raises(ReadError, match=r"holds no rows"):
        read("a.parquet", packed(pd.DataFrame({"text": []})))
