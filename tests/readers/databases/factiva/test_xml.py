import pytest

from toolkit.checks import ReadError
from toolkit.readers import pick

ARTICLE = """<ppsarticle><article>
  <accessionNo>HARBP00020170510ed5a0000{0}</accessionNo><baseLanguage>EN</baseLanguage>
  <byline>By Ann Lee</byline><copyright>(c) 2017 Harbour   </copyright>
  <headline><paragraph lang="EN">
    <hlt>Bridge</hlt> opens, <hlt>bridge</hlt>s follow</paragraph><paragraph>And rain</paragraph>
  </headline>
  <leadParagraph><paragraph>The <hlt>bridge</hlt> opened.</paragraph></leadParagraph>
  <pages><page>1</page><page>4</page></pages>
  <publicationDate>{1}</publicationDate>
  <publisherName>Harbour Ltd</publisherName><sectionName>City</sectionName>
  <sourceName>Harbour Post</sourceName><sourceCode>HARBP</sourceCode>
  <region code="uk"><name>United Kingdom</name></region><region><name>Europe</name></region>
  <newsSubject code="gcat" position="0"><name>General | News</name></newsSubject>
  <industry code="i1"><name>Bridges</name></industry>
  <company code="hb"><name>Harbour</name></company>
  <descField code="ipc">GEN</descField><descField code="ipd">Works</descField>
  <tailParagraphs><paragraph>Second.</paragraph><paragraph display="Fixed">Third,
    wrapped.</paragraph></tailParagraphs>
  <notes>A note</notes><wordCount>942</wordCount>
</article></ppsarticle>"""
SPACE = ' xmlns="http://global.factiva.com/pps/2.0"'


def answer(*articles: str, count: int | None = None, space: str = SPACE) -> str:
    counted = len(articles) if count is None else count
    return (
        f'\ufeff<?xml version="1.0" encoding="utf-8"?><PPSResponse><ppsArticleResponse{space}>'
        f'<ppsarticleResultSet count="{counted}">{"".join(articles)}</ppsarticleResultSet>'
        "</ppsArticleResponse></PPSResponse>"
    )


TIME = ARTICLE.format(1, "<date>2017-05-09</date><dateTime>2017-05-09T14:05:00Z</dateTime>")
DAY = ARTICLE.format(2, "<date>2017-05-09</date>")


def test_fields_and_text(read):
    made = read("a.xml", answer(TIME, DAY))
    assert made.problems == []
    first = made.table.iloc[0].to_dict()
    assert {name: value for name, value in first.items() if value} == {
        "place": "article 1",
        "outlet": "Harbour Post",
        "title": "Bridge opens, bridges follow And rain",
        "author": "Ann Lee",
        "section": "City",
        "language": "EN",
        "date": "2017-05-09T14:05:00Z",
        "copyright": "(c) 2017 Harbour",
        "page": "1, 4",
        "publisher": "Harbour Ltd",
        "source_code": "HARBP",
        "regions": "United Kingdom; Europe",
        "region_codes": "uk",
        "subjects": "General; News",
        "subject_codes": "gcat",
        "industries": "Bridges",
        "industry_codes": "i1",
        "companies": "Harbour",
        "company_codes": "hb",
        "provider_codes": "GEN",
        "provider_terms": "Works",
        "notes": "A note",
        "words": "942",
        "text": "The bridge opened.\n\nSecond.\n\nThird, wrapped.",
        "doc_id": "HARBP00020170510ed5a00001",
        "collected": "2017-05-10",
    }
    assert made.table["date"].tolist() == ["2017-05-09T14:05:00Z", "2017-05-09"]


def test_a_wrong_count_is_told(read):
    made = read("a.xml", answer(TIME, DAY, count=20))
    assert len(made.table) == 2
    assert made.problems == [("", "it says that it holds 20 articles, and holds 2", True)]
    assert read("a.xml", answer(TIME, count=0)).problems == []


def test_other_name_spaces_and_none(read):
    for space in ("", ' xmlns="http://other.example/3"'):
        assert read("a.xml", answer(TIME, space=space)).table["author"].tolist() == ["Ann Lee"]


def test_files_pasted_together_are_read_to_the_end(read):
    made = read("a.xml", answer(TIME) + "\r\n" + answer(DAY))
    assert made.table["doc_id"].str[-1].tolist() == ["1", "2"]
    assert made.table["place"].tolist() == ["article 1", "article 2"]
    assert made.problems == []


def test_blanks_by_a_name_that_xml_does_not_know_stay_blanks(read):
    made = read("a.xml", answer(DAY.replace("opened", "was&nbsp;opened &amp; shut")))
    assert made.table["text"].iloc[0].startswith("The bridge was opened & shut.")
    assert made.problems == []


def test_what_is_cut_off_or_empty_is_told(read):
    whole = answer(TIME, DAY)
    made = read("a.xml", whole[: whole.rindex("<tailParagraphs>")])
    assert made.table["text"].iloc[1] == "The bridge opened."
    assert made.problems[0].kept and made.problems[0].problem.startswith(
        "not well-formed XML, read"
    )
    empty = "<ppsarticle><article><wordCount>0</wordCount></article></ppsarticle>"
    made = read("a.xml", answer(TIME, empty))
    assert made.problems == [("article 2", "neither headline nor text", False)]
    with pytest.raises(ReadError, match=r"^a\.xml: XML of Factiva without an article$"):
        read("a.xml", answer())


def test_entities_are_not_expanded_and_nothing_outside_is_read(read, tmp_path):
    (tmp_path / "secret").write_text("secret")
    head = f'<!DOCTYPE x [<!ENTITY s SYSTEM "{tmp_path / "secret"}">]><PPSResponse>'
    text = answer(DAY).split("?>")[1].replace("<PPSResponse>", head).replace("opened", "&s;")
    assert "secret" not in read("a.xml", text).table["text"].iloc[0]


def test_other_xml_is_not_taken(source):
    text = "<feed><entry><title>ppsArticleResponse</title></entry></feed>"
    assert pick(source("a.xml", text)).NAME != "factiva_xml"
