"""Quotations of a corpus by the rules and a pipeline together."""

from __future__ import annotations

import pandas as pd
import pytest

import toolkit as tk
from toolkit.voices import quotes as module
from toolkit.voices.contract import Attribution, Person
from toolkit.voices.parsed import read
from toolkit.voices.parsed.entities import persons
from toolkit.voices.parsed.merge import merged

# The rules miss "believes" without "that"; they find both of "said".
PARSE = (
    "“/punct/1 Stay/ccomp/5 ,/punct/5 ”/punct/5 Rana/nsubj/5 said/ROOT/5 ./punct/5 Karim/nsubj/8 "
    "believes/ROOT/8 roads/nsubj/10 flood/ccomp/8 ./punct/8 Huda/nsubj/13 said/ROOT/13 it/nsubj/15 "
    "rained/ccomp/13 ./punct/13"
)
NAMED = (
    "“/punct/1 Stay/ccomp/4 ,/punct/4 ”/punct/4 said/ROOT/4 Lee/compound/6 Wang/nsubj/4 of/prep/6 "
    "The/det/9 Herald/pobj/7 ./punct/4"
)


@pytest.fixture
def corpus(doc):
    frame = pd.DataFrame(
        {
            "doc_id": list("abc"),
            "text": [doc(PARSE).text, "وقال الناطق إن الطريق مغلق.", "“We go,” said Ann Ray."],
            "language": ["en", "ar", "en"],
        }
    )
    return tk.from_frame(frame)


def test_the_parse_adds_what_the_rules_have_not(corpus, doc, pipeline, in_vocabulary):
    rules = corpus.quotes()
    table = corpus.quotes(nlp=pipeline([doc(PARSE)]))
    in_vocabulary(table)
    assert [*table] == [*rules] and (table.dtypes == rules.dtypes).all()
    added = table[table["cue"] == "believes"].iloc[0]
    assert (added["source"], added["content"]) == ("Karim", "roads flood")
    assert (added["kind"], added["stance"], added["person"]) == ("indirect", "neutral", "Karim")
    rest = table[table["cue"] != "believes"].reset_index(drop=True)
    pd.testing.assert_frame_equal(rest, rules)
    assert table["doc_id"].tolist() == ["a", "a", "a", "b", "c"]
    assert table["start"].tolist()[:3] == sorted(table["start"].tolist()[:3])


def test_the_same_from_any_chunks_and_kinds(corpus, doc, pipeline, monkeypatch):
    nlp = pipeline([doc(PARSE)])
    table = corpus.quotes(nlp=nlp)
    monkeypatch.setattr(module, "CHUNK", 1)
    pd.testing.assert_frame_equal(corpus.quotes(nlp=nlp), table)
    direct = table[table["kind"] == "direct"].reset_index(drop=True)
    pd.testing.assert_frame_equal(corpus.quotes(nlp=nlp, kinds="direct"), direct)


def test_a_text_too_long_for_the_pipeline_is_read_by_the_rules(corpus, doc, pipeline):
    nlp = pipeline([doc(PARSE)], max_length=30)
    table = corpus.quotes(nlp=nlp)
    pd.testing.assert_frame_equal(table, corpus.quotes())
    assert [len(text) for text in nlp.texts[1:]] == [len("“We go,” said Ann Ray.")]


def test_the_pipeline_holds_a_few_documents_at_once(doc, pipeline, monkeypatch):
    entered = []

    class Zone:
        def __enter__(self):
            entered.append(True)

        def __exit__(self, *_):
            entered.append(False)

    nlp = pipeline([doc(PARSE)])
    nlp.memory_zone = Zone
    monkeypatch.setattr(module, "CHUNK", 1)
    corpus = tk.from_frame(pd.DataFrame({"text": [doc(PARSE).text] * 3}), language="en")
    assert len(corpus.quotes(nlp=nlp)) == 9
    assert entered == [True, False] * 3
    assert read.BATCH <= 64


def test_entities_name_whom_the_rules_do_not_see(doc_of, pipeline):
    named = doc_of(NAMED, [(5, 7, "PERSON"), (8, 10, "ORG")])
    corpus = tk.from_frame(pd.DataFrame({"text": [named.text]}), language="en")
    row = corpus.quotes(nlp=pipeline([named])).iloc[0]
    assert (row["source"], row["person"]) == ("Lee Wang of The Herald", "Lee Wang")
    plain = corpus.quotes(nlp=pipeline([doc_of(NAMED)]))
    pd.testing.assert_frame_equal(plain, corpus.quotes())
    assert plain["person"].iloc[0] != "Lee Wang"


def test_a_source_that_the_rules_lack_is_taken_from_the_parse():
    rule = Attribution("indirect", None, (10, 14), ((20, 40),))
    named = Attribution("indirect", (0, 4), (5, 9), ((20, 40),))
    same = Attribution("indirect", (0, 9), (10, 14), ((15, 60),))
    assert merged([rule], [same]) == [rule._replace(source=(0, 9))]
    assert merged([named], [same._replace(cue=(5, 9))]) == [named]
    touching = Attribution("indirect", (0, 4), (50, 54), ((39, 49),))
    inside = Attribution("indirect", (0, 4), (30, 34), ((50, 60),))
    beside = Attribution("indirect", (0, 4), (50, 54), ((40, 49),))
    assert merged([rule], [touching, inside]) == [rule]
    assert merged([rule], [beside]) == [rule, beside]


@pytest.mark.parametrize(
    ("parse", "entity"),
    [
        # A person and others are not the person.
        ("Xi/nsubj/4 and/cc/0 other/amod/3 leaders/conj/0 left/ROOT/4", (0, 1)),
        # What belongs to a person is not the person.
        ("Lee/nsubj/2 ’s/case/0 left/ROOT/2", (0, 1)),
        # An entity that begins before the source.
        ("Mr/compound/1 Lee/nsubj/2 left/ROOT/2", (0, 2)),
    ],
)
def test_entities_that_are_not_the_source(doc_of, parse, entity):
    one = doc_of(parse, [(*entity, "PERSON")])
    end = one.text.index(" left")
    source = (3, end) if entity == (0, 2) else (0, end)
    found = [Attribution("indirect", source, (end + 1, end + 5), ((0, 1),))]
    asked = []

    def who(given):
        asked.append(given)
        return [Person("", "they", "", "role")]

    assert persons(one, found, who) == [Person("", "they", "", "role")]
    assert asked == [found]


def test_a_body_that_is_the_whole_source(doc_of):
    one = doc_of("The/det/1 Oil/compound/2 Board/nsubj/3 left/ROOT/3", [(0, 3, "ORG")])
    found = [Attribution("indirect", (0, 13), (14, 18), ((0, 1),))]
    told = persons(one, found, lambda given: [Person("", "the board", "official", "role")])
    assert told == [Person("Oil Board", "", "official", "name")]
