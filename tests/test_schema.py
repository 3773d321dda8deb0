import pandas as pd
import pytest

import toolkit as tk
from toolkit.schema import CHANGE, CODING, COLUMNS, DOCUMENT, MEASURE
from toolkit.words.associations import ASSOCIATIONS
from toolkit.words.keynesses import KEYNESSES

# Columns that describe() documents beside the vocabulary.
DESCRIBED = {"median_tokens", "first", "last", "undated", "empty", "languages"}


@pytest.fixture(scope="module")
def corpus():
    texts = ["oil price barrel", "vote ballot count"] * 8 + ["", "oil vote"]
    frame = pd.DataFrame({"text": texts, "language": "en", "ward": ["x", "y"] * 9})
    frame["outlet"] = ["A", "B", "C"] * 6
    frame["date"] = [*pd.date_range("2017-10-16", periods=17, freq="3D").astype(str), None]
    return tk.from_frame(frame)


@pytest.fixture(scope="module")
def model(corpus):
    return corpus.topics(2, seed=1)


DAYS = [(d, o, lag) for d in range(60) for o, lag in (("A", 0), ("B", 2))]
LINED = tk.from_frame(
    pd.DataFrame({"text": [f"Story of {w} and more.\n\nRead on" for w in "abcdef"]}),
    language="en",
)
THEMES = tk.themes({"oil": ["oil"], "vote": ["vote*"]})
# Two outlets that follow each other by two days.
TIMED = tk.from_frame(
    pd.DataFrame(
        {
            "text": [f"{'oil' if (d - lag) % 5 < 2 else 'rain'} {d} {o}" for d, o, lag in DAYS],
            "outlet": [o for _, o, _ in DAYS],
            "date": [str(pd.Timestamp("2017-06-01") + pd.Timedelta(days=d)) for d, _, _ in DAYS],
            "language": "en",
        }
    )
)
TOLD = pd.DataFrame({"doc_id": TIMED.docs["doc_id"], "story": TIMED.docs["doc_id"].str[:0] + "s"})
# Two topics in August and October, and nothing between them.
MONTHLY = tk.from_frame(
    pd.DataFrame(
        {
            "text": ["oil barrel price oil barrel price", "vote ballot count vote ballot"] * 12,
            "date": ["2017-08-03"] * 12 + ["2017-10-04"] * 12,
            "language": "en",
        }
    )
)
# Three groups of words, no two texts alike.
VARIED = tk.from_frame(
    pd.DataFrame(
        {
            "text": [
                f"{p} {n}" for n in range(12) for p in ("oil barrel", "vote ballot", "rain hail")
            ]
        }
    ),
    language="en",
)
BY_TWO = tk.from_frame(VARIED.docs.assign(outlet=["A", "B"] * 18, date="2017-08-03"))
NAMES = {"x": {"O": ["oil"], "V": ["vote"]}}
PRICED = {"price": 1, "barrel": -1}
TALK = tk.from_frame(
    pd.DataFrame(
        {
            "text": ['"Oil is ours," Ann Ray said. The vote on oil is lost, Ben Salo said.'] * 2,
            "outlet": ["A", "B"],
            "date": "2017-10-16",
        }
    ),
    language="en",
)
CITING = tk.from_frame(
    pd.DataFrame({"text": ["Oil fell, Reuters reported."], "outlet": "A"}), language="en"
)


def said():
    sheet = tk.networks.statements(TALK.quotes(), THEMES)
    both = pd.concat([sheet, sheet.assign(person="Cy Poe", unit=sheet["unit"] + "x")])
    return tk.networks.confirmed(both.assign(code=[1.0, 2.0] * (len(both) // 2)))


def tied(**given):
    return tk.networks.discourse_network(said(), agreement="subtract", **given)


def told(name):
    return getattr(TALK.event("2017-10-16", families=NAMES, outlets=1), name)


TABLES = {
    "docs": lambda c, m: c.docs.drop(columns="ward"),
    "history": lambda c, m: c.history,
    "skipped": lambda c, m: c.skipped,
    "kwic": lambda c, m: c.kwic("oil"),
    "kwic, none": lambda c, m: c.kwic("rain"),
    "kwic, themes": lambda c, m: c.kwic(THEMES),
    "frequencies": lambda c, m: c.frequencies(drop_stopwords=True),
    "frequencies, none": lambda c, m: c.where("outlet == 'Z'").frequencies(),
    "coverage": lambda c, m: c.coverage(),
    "coverage by column": lambda c, m: c.coverage(by=["ward", "week"]).drop(columns="ward"),
    "lookup": lambda c, m: c.lookup(THEMES),
    "lookup, none": lambda c, m: c.lookup(["rain"]),
    "track": lambda c, m: c.track(THEMES),
    "track by outlet": lambda c, m: c.track(THEMES, by=["outlet"]),
    "track by both": lambda c, m: c.track(THEMES, by=["day", "ward"]).drop(columns="ward"),
    "track of topics": lambda c, m: c.track(m, by=["month", "outlet"]),
    "describe": lambda c, m: c.describe().drop(columns=[*DESCRIBED]),
    "describe by column": lambda c, m: c.describe(by="ward").drop(columns=["ward", *DESCRIBED]),
    "copies": lambda c, m: c.copies(),
    "copies, none": lambda c, m: c.where("outlet == 'Z'").copies(),
    "pairs of copies": lambda c, m: c.copies(pairs=True),
    "pairs of copies, none": lambda c, m: c.where("outlet == 'Z'").copies(pairs=True),
    "boilerplate": lambda c, m: LINED.boilerplate(),
    "boilerplate, none": lambda c, m: c.boilerplate(),
    "boilerplate by column": lambda c, m: c.boilerplate(by="ward").drop(columns="ward"),
    "boilerplate, places": lambda c, m: LINED.boilerplate_places(LINED.boilerplate()),
    "smoothed": lambda c, m: tk.change.smooth(c.track(THEMES), 3),
    "standardise": lambda c, m: c.standardise(THEMES),
    "decompose": lambda c, m: c.decompose(THEMES, "2017-10", "2017-11"),
    "keyness": lambda c, m: c.keyness({"ward": "x"}, measures=[*KEYNESSES], min_count=1),
    "keyness, Bonferroni": lambda c, m: c.keyness({"ward": "x"}, correction="bonferroni"),
    "keyness by outlet": lambda c, m: c.keyness(by="outlet"),
    "keyness, none": lambda c, m: c.keyness({"ward": "x"}, min_count=99),
    "collocates": lambda c, m: c.collocates("oil", measures=[*ASSOCIATIONS], min_count=1),
    "collocates, none": lambda c, m: c.collocates("hail"),
    "quotes": lambda c, m: TALK.quotes(themes=THEMES),
    "quotes, none": lambda c, m: c.quotes(),
    "sources": lambda c, m: TALK.sources(),
    "kinds of source": lambda c, m: TALK.sources(what="kind"),
    "how sources are found": lambda c, m: TALK.sources(what="resolved"),
    "diversity of sources": lambda c, m: TALK.source_diversity(),
    "citations": lambda c, m: CITING.citations(),
    "citations, none": lambda c, m: c.citations(),
    "citation matrix": lambda c, m: CITING.citation_matrix(),
    "agenda similarity": lambda c, m: c.agenda_similarity(THEMES, draws=9),
    "ngrams": lambda c, m: c.ngrams([2, 3], min_count=1, association=True),
    "dispersion": lambda c, m: c.dispersion(["oil"]),
    "dispersion of every word": lambda c, m: c.dispersion(min_count=1),
    "places of words": lambda c, m: c.dispersion("oil", parts=2, places=True),
    "lexical diversity": lambda c, m: c.lexical_diversity(),
    "lexical diversity by outlet": lambda c, m: c.lexical_diversity("outlet"),
    "readability": lambda c, m: c.readability(),
    "readability by outlet": lambda c, m: c.readability("outlet"),
    "tone": lambda c, m: c.tone("oil", lexicon=PRICED),
    "tone by outlet": lambda c, m: c.tone("oil", lexicon=PRICED, by="outlet"),
    "tone, lines": lambda c, m: c.tone("oil", lexicon=PRICED, lines=True),
    "labels": lambda c, m: c.labels(NAMES, voice="apart"),
    "label differences": lambda c, m: c.label_differences(NAMES, voice="all"),
    "label contexts": lambda c, m: c.label_contexts("O", families=NAMES),
    "frames": lambda c, m: c.frames(THEMES, unit="sentence"),
    "frames by column": lambda c, m: c.frames(THEMES, by="outlet", unit="sentence"),
    "agency": lambda c, m: c.agency(THEMES),
    "agency by column": lambda c, m: c.agency(THEMES, by="outlet"),
    "network, nodes": lambda c, m: tk.networks.nodes(
        tk.networks.cooccurrence_network(TALK, THEMES)
    ),
    "network, ties": lambda c, m: tk.networks.edges(
        tk.networks.cooccurrence_network(TALK, THEMES, within="sentence", min_docs=1)
    ),
    "network, summary": lambda c, m: tk.networks.summary(
        tk.networks.cooccurrence_network(TALK, THEMES)
    ),
    "sources and themes": lambda c, m: tk.networks.edges(
        tk.networks.source_theme_network(TALK.quotes(themes=THEMES))
    ),
    "discourse, nodes": lambda c, m: tk.networks.nodes(tied()),
    "discourse, actors": lambda c, m: tk.networks.edges(tied()),
    "discourse, concepts": lambda c, m: tk.networks.edges(tied(mode="concepts")),
    "discourse, both": lambda c, m: tk.networks.edges(tied(mode="two")),
    "close reading": lambda c, m: TALK.close_reading(TALK.docs["doc_id"][0], themes=THEMES).table,
    "event, outlets": lambda c, m: told("outlets"),
    "event, sources": lambda c, m: told("sources"),
    "event, names": lambda c, m: told("names"),
    "event, words": lambda c, m: told("words"),
    "event, citations": lambda c, m: told("citations"),
    "event, left out": lambda c, m: told("left_out"),
    "event, documents": lambda c, m: told("documents"),
    "stories": lambda c, m: c.stories(),
    "stories, none": lambda c, m: c.where("outlet == 'Z'").stories(),
    "first published": lambda c, m: TIMED.first_published(TOLD),
    "lead and lag": lambda c, m: TIMED.lead_lag(THEMES),
    "explain, documents": lambda c, m: c.explain("2017-10-16", ["oil"]).documents,
    "explain, words": lambda c, m: c.explain("2017-10-16", ["oil"]).words,
    "explain, reprints": lambda c, m: c.explain("2017-10-16", ["oil"]).reprints,
    "explain, outlets": lambda c, m: c.explain("2017-10-16", ["oil"]).outlets,
    "explain, lines": lambda c, m: c.explain("2017-10-16", ["oil"]).lines,
    "specification curve": lambda c, m: claimed(c),
    "stability": lambda c, m: tk.validation.stability(claimed(c)),
    "contributions": lambda c, m: c.contributions(THEMES),
    "cooccurrence": lambda c, m: c.cooccurrence(THEMES),
    "track of topics with refits": lambda c, m: BY_TWO.track(BY_TWO.topics(2), refits=2),
    "compare": lambda c, m: BY_TWO.topics(2).compare(refits=2),
    "compare groups": lambda c, m: m.compare({"x": {"outlet": "A"}, "y": {"outlet": "B"}}),
    "effects": lambda c, m: BY_TWO.topics(2).effects("outlet", refits=2),
    "predicted": lambda c, m: m.predicted("outlet + ward", by="outlet"),
    "terms": lambda c, m: m.terms(),
    "shares": lambda c, m: m.shares(),
    "documents": lambda c, m: m.documents(),
    "transform": lambda c, m: m.transform(c),
    "layout": lambda c, m: m.layout(),
    "wording": lambda c, m: m.wording(n=3),
    "wording with gaps": lambda c, m: MONTHLY.topics(2, by="month").wording(by="week"),
    "wording by period": lambda c, m: MONTHLY.topics(2, by="month").wording(),
    "window topics": lambda c, m: MONTHLY.topics(2, by="month").window_topics(3),
    "pruning": lambda c, m: m.pruning,
    "pruning with phrases": lambda c, m: MONTHLY.topics(2, phrases=True, fits=1).pruning,
    "coherence": lambda c, m: m.coherence(),
    "exclusivity": lambda c, m: m.exclusivity(),
    "correlation": lambda c, m: m.correlation(),
    "quality": lambda c, m: m.quality(),
    "stability of topics": lambda c, m: VARIED.topics(3, fits=1).stability(2),
    "numbers of topics": lambda c, m: VARIED.compare_k([2, 3, 9], refits=3, fits=1),
}


@pytest.mark.parametrize("name", TABLES)
def test_every_column_is_in_the_vocabulary_and_of_its_kind(corpus, model, in_vocabulary, name):
    in_vocabulary(TABLES[name](corpus, model))


def claimed(corpus):
    sides = {"outlet": "A"}, {"outlet": "B"}
    return corpus.specification_curve(THEMES.only("oil"), *sides, copies="all")


CODED_TABLES = {
    "candidates": lambda c, m: tk.networks.statements(TALK.quotes(), THEMES),
    "statements": lambda c, m: said(),
    "accuracy of quotations": lambda c, m: tk.validation.quotation_accuracy(
        TALK.quotes(), TALK.quotes()
    ),
    "contributions": lambda c, m: c.contributions(THEMES, coded=coded(c)),
    "sample": lambda c, m: c.validation_sample(THEMES, 12, coders=["A", "B"]),
    "design": lambda c, m: tk.validation.sample_design(c.validation_sample(THEMES, 12)),
    "final codes": lambda c, m: tk.validation.final_codes(coded(c)),
    "agreement": lambda c, m: tk.agreement(coded(c), by="theme", draws=100),
    "accuracy": lambda c, m: tk.validation.accuracy(coded(c)),
    "corrected": lambda c, m: c.corrected(
        THEMES.only("oil"), coded(c), by="month", method="tenenbein", within=None
    ),
}


# Two topics with nine words each, so that as many choices can be shown as there may be.
WIDE = tk.from_frame(
    pd.DataFrame(
        {"text": [" ".join(f"q{a}{b}" for b in "abcdefghi") for a in "xy" for _ in range(6)]}
    ),
    language="en",
)


def questions(kind, **given):
    model = WIDE.topics(2, fits=1).label({0: "One", 1: "Two"})
    sheet = getattr(model, kind)(**given)
    return model, sheet.assign(code=model.intrusion_answers(sheet)["answer"].astype(float))


def scored(kind, by=None, **given):
    model, sheet = questions(kind, **given)
    return model.intrusion_score(sheet, by=by)


CODED_TABLES |= {
    "word intrusion": lambda c, m: questions("word_intrusion", terms=8)[1],
    "topic intrusion": lambda c, m: questions("topic_intrusion", n=3, topics=1)[1],
    "label test": lambda c, m: questions("label_test", n=3, labels=2)[1],
    "intrusion answers": lambda c, m: m.intrusion_answers(m.topic_intrusion(n=3, topics=1)),
    "intrusion score": lambda c, m: scored("topic_intrusion", n=3, topics=1),
    "intrusion score by topic": lambda c, m: scored("word_intrusion", by="topic"),
}


def coded(corpus):
    sample = corpus.validation_sample(THEMES, 18, coders=["A", "B"], double=1.0)
    return sample.assign(code=sample["flagged"].astype(float))


# Twenty weeks with a low level, a burst and a high level.
WEEKS = pd.DataFrame(
    {
        "theme": "oil",
        "period": pd.date_range("2017-01-02", periods=20, freq="7D"),
        "docs": [3, 2, 4, 3, 2, 3, 9, 3, 2, 3, 14, 15, 13, 14, 15, 14, 13, 15, 14, 13],
        "total_docs": 20,
    }
).pipe(lambda t: t.assign(share=t["docs"] / 20, low=t["docs"] / 30, high=t["docs"] / 15))
EVENTS = pd.DataFrame({"date": [pd.Timestamp("2017-02-15")], "label": ["Strike"]})
CHANGE_TABLES = {
    "peaks": lambda: tk.change.peaks(WEEKS),
    "bursts": lambda: tk.change.bursts(WEEKS, draws=99),
    "burst gaps": lambda: tk.change.burst_gaps([4.0, 17, 23, 27, 33, 35, 37, 76, 77, 82]),
    "breaks": lambda: tk.change.breaks(WEEKS, draws=99),
    "penalty path": lambda: tk.change.penalty_path(WEEKS),
    "placebo": lambda: tk.change.placebo(tk.change.peaks(WEEKS), EVENTS, WEEKS, draws=99),
}


@pytest.mark.parametrize("name", CHANGE_TABLES)
def test_every_column_of_change_is_in_its_vocabulary(in_vocabulary, name):
    table = CHANGE_TABLES[name]()
    assert len(table)
    in_vocabulary(table, CHANGE)


@pytest.mark.parametrize("name", CODED_TABLES)
def test_every_column_of_coding_is_in_its_vocabulary(corpus, model, in_vocabulary, name):
    in_vocabulary(CODED_TABLES[name](corpus, model), CODING)


@pytest.mark.parametrize(
    ("make", "other"),
    [
        (lambda c, m: c.track(THEMES, by=["week", "outlet"]), lambda c, m: c.track(m, by="week")),
        (lambda c, m: c.lookup(["oil"]), lambda c, m: c.lookup(["rain"])),
        (lambda c, m: c.kwic("oil"), lambda c, m: c.kwic("rain")),
    ],
)
def test_tables_of_one_verb_share_their_columns(corpus, model, make, other):
    first, second = list(make(corpus, model)), list(other(corpus, model))
    assert [c for c in first if c != "outlet" or c in second] == [c for c in second if c != "topic"]


def test_the_vocabulary_is_whole():
    kinds = {"text", "integer", "number", "flag", "date", "list"}
    assert not set(DOCUMENT) & set(MEASURE)
    assert all(column.kind in kinds and column.meaning for column in COLUMNS.values())


def test_the_tables_cover_the_vocabulary(corpus, model):
    every = [*TABLES.values(), *CODED_TABLES.values()]
    used = {name for make in every for name in make(corpus, model)}
    used |= {name for make in CHANGE_TABLES.values() for name in make()}
    assert set(COLUMNS) | set(CODING) | set(CHANGE) <= used
