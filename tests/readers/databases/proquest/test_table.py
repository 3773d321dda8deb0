from toolkit.readers.columns import find


def test_the_columns_of_spreadsheets_of_proquest_are_known():
    names = ["Title", "Abstract", "StoreId", "ArticleType", "Authors", "pubdate", "pubtitle"]
    names += ["year", "DocumentURL", "language", "subjectTerms", "entryDate"]
    found = {ours: names[position] for ours, position in find(names).items()}
    assert found == {
        "doc_id": "StoreId",
        "date": "pubdate",
        "outlet": "pubtitle",
        "title": "Title",
        "language": "language",
        "url": "DocumentURL",
        "author": "Authors",
    }
