import json

import pandas as pd
import pytest

import toolkit as tk
from toolkit.checks import ReadError
from toolkit.readers.addresses import host
from toolkit.readers.contract import Problem
from toolkit.readers.services.gdelt_doc import NOTE

ARTICLE = {
    "url": "https://www.lake.example/1",
    "url_mobile": "",
    "title": "Bridge open , says mayor",
    "seendate": "20171016T101500Z",
    "socialimage": "",
    "domain": "lake.example",
    "language": "English",
    "sourcecountry": "United States",
}
DATA = json.dumps({"articles": [ARTICLE]})


def test_a_list_of_articles_has_no_dates_of_publication(read):
    batch = read("a.json", DATA)
    assert batch.table.to_dict("records") == [
        {
            "place": "item 1",
            "date": "",
            "collected": "20171016T101500Z",
            "outlet": "lake.example",
            "title": "Bridge open , says mayor",
            "text": "",
            "author": "",
            "section": "",
            "url": "https://www.lake.example/1",
            "language": "English",
            "country": "United States",
            "image": "",
        }
    ]
    assert batch.problems == [Problem("", NOTE, kept=True)]


def test_the_date_can_be_taken_as_the_remark_says(tmp_path):
    path = tmp_path / "a.json"
    path.write_text(DATA)
    docs = tk.load(path, columns={"date": "seendate"}, quiet=True).docs
    assert docs["date"].tolist() == docs["collected"].tolist() == [pd.Timestamp("2017-10-16 10:15")]
    assert "date_in_file" not in docs
    assert tk.load(path, quiet=True).docs["date"].isna().all()
    headlines = tk.load(path, columns={"text": "title"}, quiet=True).docs
    assert headlines["text"].tolist() == headlines["title"].tolist() == [ARTICLE["title"]]


def test_the_list_as_csv(read):
    data = (
        "\ufeffURL,MobileURL,Date,Title\nhttps://www.lake.example/1,,2017-10-16 10:15:00,Bridge\n"
    )
    made = read("a.csv", data).table.iloc[0]
    assert made[["date", "collected", "outlet", "title", "place"]].tolist() == [
        *("", "2017-10-16 10:15:00", "lake.example", "Bridge", "line 2")
    ]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("Please limit requests to one every 5 seconds.", "GDELT answered with an error .* Please"),
        ("Your query was too short or too long.", "GDELT answered with an error .* too short"),
        (
            '{"timeline": [{"series": "Volume", "data": [{"date": "20171016", "value": 1}]}]}',
            "a timeline of GDELT counts articles and names none; ask for mode=artlist",
        ),
        ("{}", "an answer without articles; the search had no hits"),
    ],
)
def test_other_answers_are_refused_with_their_reason(read, data, message):
    with pytest.raises(ReadError, match=rf"a\.json: {message}"):
        read("a.json", data)


def test_the_site_of_an_address():
    assert host("https://www.lake.example:80/a") == "lake.example"
    assert host("no address") == host("http://[broken") == ""
