import tomllib

import pandas as pd
import pytest

import toolkit as tk
from toolkit.outlets import SHIPPED, Names, names_of, put_together, settled, told, usual

LISTED = tomllib.loads(SHIPPED.read_text("utf-8"))


def docs(*names, found=None):
    frame = pd.DataFrame({"outlet": names, "outlet_as_found": found or names}, dtype="str")
    return frame.assign(text="a")


def together(*names, chosen=None):
    """What names become, and what is told."""
    made, remarks = put_together(docs(*names), names_of(chosen) or usual())
    assert made["outlet_as_found"].tolist() == list(names)
    return made["outlet"].tolist(), [problem for _, _, problem, _ in remarks]


def corpus(*names, **options):
    frame = pd.DataFrame({"text": [f"Text {n}." for n in range(len(names))], "outlet": names})
    return tk.from_frame(frame.assign(date="2017-10-16"), language="en", **options)


def test_spellings_of_one_outlet_get_its_name_and_this_is_told():
    names = ["washingtonpost.com", "Washington Post", "The Washington Post (Online)", "Rudaw"]
    made, problems = together(*names, "Washington Post")
    assert made == [*["The Washington Post"] * 3, "Rudaw", "The Washington Post"]
    assert problems == [
        "3 names were put together as 'The Washington Post': 'Washington Post' (2), "
        "'The Washington Post (Online)' (1), 'washingtonpost.com' (1); "
        "to keep them apart: tk.load(path, outlets=False)"
    ]


def test_short_names_of_services_are_known():
    names = [
        "the-guardian",
        "The Guardian",
        "the_hill",
        "The Hill",
        "theology-today",
        "Ology Today",
    ]
    assert together(*names)[0] == [*["The Guardian"] * 2, *["The Hill"] * 2, *names[4:]]


@pytest.mark.parametrize("name", ["washingtonpost.com", "WASHINGTON POST", "الجزيرة", "x (Online)"])
def test_a_name_that_stands_alone_stays_as_it_is_written(name):
    assert together(name, name, "Other", "") == ([name, name, "Other", ""], [])


@pytest.mark.parametrize(
    ("one", "other", "name"),
    [
        ("روزنامه کیهان", "Kayhan", "Kayhan"),
        ("كيهان", "kayhan.ir", "Kayhan"),  # typed on an Arabic keyboard
        ("رووداو", "Rûdaw", "Rudaw"),
        ("الجزيرة", "Al-Jazeera", "Al Jazeera"),
        ("بی بی سی فارسی", "BBC Persian", "BBC Persian"),  # without the joiners
        ("Süddeutsche.de", "SZ", "Süddeutsche Zeitung"),
        ("El Pais", "elpais.com", "El País"),
        ("https://www.theguardian.com/uk", "Guardian", "The Guardian"),
        ("U.S. News and World Report", "US News & World Report", "U.S. News & World Report"),
        ("کوردستان 24", "Kurdistan24", "Kurdistan 24"),
        ("The Guardian(London)", "The Guardian", "The Guardian"),
        ("MailOnline", "Daily Mail (Online)", "MailOnline"),
        ("New York Times, The", "nytimes.com", "The New York Times"),
    ],
)
def test_names_of_the_list_are_found_however_they_are_written(one, other, name):
    made, problems = together(one, other)
    assert made == [name, name] and len(problems) == 1


@pytest.mark.parametrize(
    "names",
    [
        ("Daily Mail", "MailOnline", "The Mail on Sunday"),
        ("The Guardian", "The Observer", "The Guardian (Nigeria)"),
        ("The Times", "The Sunday Times", "The Times of India", "The New York Times"),
        ("The Times (London)", "The Times (Shreveport)", "Los Angeles Times"),
        ("The Independent (London)", "The Independent (Gallup)", "Irish Independent"),
        ("independent.ie", "independent.co.uk"),
        ("The Sun", "The Baltimore Sun", "The Sun (Vancouver)"),
        ("Reuters", "Thomson Reuters Foundation"),
        ("CNN", "CNN Türk", "CNN Arabic"),
        ("BBC News", "BBC Persian", "BBC Sport"),
        ("AP", "APA", "AP via ABC News", "AP, Reuters"),
        ("NTV (Turkey)", "n-tv (Germany)", "NTV"),
        ("The Daily Telegraph", "The Daily Telegraph (Sydney)", "The Sunday Telegraph"),
        ("Le Monde", "Le Monde diplomatique"),
        ("Der Spiegel", "Spiegel Online"),
        ("Al-Watan (Syria)", "Al-Watan (Saudi Arabia)", "Al-Watan"),
        ("1", "2", "?", "!", "-"),
    ],
)
def test_separate_outlets_stay_separate(names):
    assert together(*names) == (list(names), [])


@pytest.mark.parametrize(
    ("names", "name"),
    [
        (("Citadel Daily", "The Citadel Daily", "Citadel Daily"), "Citadel Daily"),
        (("CITADEL DAILY", "Citadel Daily", "CITADEL DAILY"), "Citadel Daily"),
        (("Citadel Daily (Online)", "Citadel Daily", "Citadel Daily (Online)"), "Citadel Daily"),
        (("Citadel Daily - Online", "Citadel Daily [Print]", "Citadel  daily."), "Citadel  daily."),
        (("www.citadel.example", "citadel.example", "http://citadel.example/"), None),
        (("Record, The (IL)", "The Record (IL)", "The Record (IL)"), "The Record (IL)"),
        (("Tigris & Zab", "Tigris and Zab", "Tigris & Zab"), "Tigris & Zab"),
        (("Ｃitadel", "Citadél", "Citadél"), "Citadél"),
    ],
)
def test_the_rule_puts_together_what_differs_in_writing_alone(names, name):
    made, problems = together(*names)
    assert len(set(made)) == 1 and made[0] in names
    assert name in (None, made[0])
    assert problems[0].startswith(f"{len(set(names))} names were put together as {made[0]!r}: ")


@pytest.mark.parametrize(
    "names",
    [
        ("Citadel", "Citadel Online"),  # an outlet of its own, perhaps
        ("Citadel", "citadel.example"),
        ("Citadel (Erbil)", "Citadel (Kirkuk)", "Citadel"),
        ("Post", "The Post and Mail"),
        ("online", "print", "The"),
    ],
)
def test_the_rule_does_not_guess(names):
    assert together(*names) == (list(names), [])


def test_no_name_of_the_list_stands_for_two_outlets():
    assert names_of(LISTED).own  # raises otherwise
    assert all(isinstance(aliases, list) and aliases for aliases in LISTED.values())
    assert len(LISTED) > 200
    for name in ("Rudaw", "IRNA", "Hürriyet", "Al Arabiya", "Le Monde", "Reuters", "Shafaq News"):
        assert name in LISTED


def test_own_names_are_always_given_and_come_before_the_list():
    own = {"Post group": ["washingtonpost.com", "wp"], "The Guardian (all)": "The Observer"}
    names = ["washingtonpost.com", "The Washington Post", "The Observer", "The Guardian"]
    made, problems = together(*names, chosen=own)
    assert made == ["Post group", "The Washington Post", "The Guardian (all)", "The Guardian"]
    assert problems == []


def test_an_own_outlet_of_the_name_of_one_in_the_list_has_the_names_of_both():
    own = {"Guardian": ["Grauniad"]}
    made, problems = together("theguardian.com", "Grauniad", "The Observer", chosen=own)
    assert made == ["Guardian", "Guardian", "The Observer"]
    assert problems[0].startswith("2 names were put together as 'Guardian': ")
    assert together("theguardian.com", chosen=own)[0] == ["Guardian"]


def test_own_names_are_looked_for_among_names_as_found_too():
    table = docs("The Post", "B", found=["wp", "B"])
    made, _ = put_together(table, names_of({"Post": ["WP"]}))
    assert made["outlet"].tolist() == ["Post", "B"]


def test_names_that_were_put_together_are_counted_in_a_line():
    names = ("nytimes.com", "NYT", "AP", "Associated Press", "Rudaw")
    made, _ = put_together(docs(*names), usual())
    assert told(made) == "4 names of outlets put together as 2 outlets"
    made, _ = put_together(docs("NYT", "New York Times", "Rudaw"), usual())
    assert told(made) == "2 names of outlets put together as 1 outlet"
    assert told(docs("a", "b")) == told(docs()) == ""


def test_many_names_are_told_in_part():
    names = [f"Citadel{'.' * n}" for n in range(12)]
    _, problems = together(*names)
    assert problems[0].startswith("12 names were put together as ")
    assert " and 2 more; to keep them apart" in problems[0]


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"A": ["x"], "B": ["The X"]}, r"outlets: 'The X' stands for 'A' and for 'B'; a name can"),
        ({"A": ["b"], "B": ["c"]}, r"'B' stands for 'A' and for 'B'"),
        ({"": ["x"]}, r"outlets: '' is no name"),
        ({"A": [" "]}, r"' ' is no name \(outlet 'A'\)"),
        ({"A": [1]}, r"'A' must have a list of names, not \[1\]"),
        ({"A": {"b": "c"}}, r"'A' must have a list of names"),
        ({1: ["x"]}, r"1 is no name"),
        (5, r"outlets=5 cannot be used\. outlets= takes False"),
        (["A"], r"outlets=\['A'\] cannot be used"),
    ],
)
def test_names_that_cannot_be_used_are_refused(given, message):
    with pytest.raises(tk.ToolkitError, match=message):
        names_of(given)


def test_a_file_of_names_that_cannot_be_used_is_refused(write, tmp_path):
    cases = {
        "none.toml": (None, r"cannot be read \(No such file"),
        "bad.toml": ('"A" = [', r"is not valid TOML: .*A line is an outlet: \"The Daily\" = "),
        "latin.toml": ('"Ä" = []'.encode("cp1252"), "is not valid TOML"),
        "tables.toml": ('[us]\n"A" = ["b"]', "'us' must have a list of names"),
        "twice.toml": ('"A" = ["b"]\n"B" = []', r"outlets='.*twice\.toml': 'B' stands for 'A' and"),
    }
    for name, (text, message) in cases.items():
        path = tmp_path / name if text is None else write(name, text)
        with pytest.raises(tk.ToolkitError, match=message):
            tk.load(tmp_path / "x.csv", outlets=path)


def test_choices_that_are_none():
    assert names_of(None) is None
    assert names_of(True) == usual()
    assert names_of(False) == Names({}, {}, False)
    assert put_together(docs("NYT", "nytimes.com"), names_of(False))[1] == []


def test_a_table_of_a_corpus_has_its_names():
    assert settled(docs("a"))
    assert not settled(docs("a").drop(columns="outlet_as_found"))
    assert not settled(docs("a", "b", found=["a", None]))


def test_loading_puts_names_together_and_tells(write, capsys):
    path = write("a.csv", "text,date,outlet\nA,2017-10-16,NYT\nB,2017-10-16,nytimes.com\n")
    found = tk.load(path, language="en")
    assert found.docs["outlet"].tolist() == ["The New York Times"] * 2
    assert found.docs["outlet_as_found"].tolist() == ["NYT", "nytimes.com"]
    assert capsys.readouterr().out.splitlines()[2:] == [
        "2 names of outlets put together as 1 outlet",
        "1 remark(s), such as a missing date: see corpus.skipped",
    ]
    (row,) = found.skipped.values.tolist()
    assert row[2].startswith("2 names were put together as 'The New York Times'") and row[3]
    apart = tk.load(path, language="en", outlets=False, quiet=True)
    assert apart.docs["outlet"].tolist() == ["NYT", "nytimes.com"]
    assert len(apart.skipped) == 0
    assert apart.docs["doc_id"].tolist() == found.docs["doc_id"].tolist()


def test_own_names_from_a_file_or_a_mapping(write):
    path = write("a.csv", "text,date,outlet\nA,2017-10-16,wp\n")
    own = write("names.toml", '"The Post" = ["WP"]\n')
    for outlets in (own, str(own), {"The Post": ["wp"]}):
        docs = tk.load(path, language="en", outlets=outlets, quiet=True).docs
        assert docs[["outlet", "outlet_as_found"]].values.tolist() == [["The Post", "wp"]]


def test_a_frame_of_a_corpus_keeps_its_names_unless_told():
    apart = corpus("NYT", "nytimes.com", outlets=False)
    assert tk.from_frame(apart.docs).docs["outlet"].tolist() == ["NYT", "nytimes.com"]
    again = tk.from_frame(apart.docs, outlets=True)
    assert again.docs["outlet"].tolist() == ["The New York Times"] * 2
    assert again.docs["doc_id"].tolist() == apart.docs["doc_id"].tolist()


def test_joined_corpora_have_one_name_for_an_outlet(tmp_path):
    folders = [tmp_path / name for name in ("one", "two")]
    for folder, outlet in zip(folders, ("NYT", "nytimes.com"), strict=True):
        corpus(outlet, outlet).save(folder)
    joined = tk.load(folders, quiet=True)
    assert set(joined.docs["outlet"]) == {"The New York Times"}
    assert set(joined.docs["outlet_as_found"]) == {"NYT", "nytimes.com"}
    assert joined.skipped["problem"].str.startswith("2 names were put together as").sum() == 1
    apart = tk.load(folders, quiet=True, outlets=False)
    assert set(apart.docs["outlet"]) == {"NYT", "nytimes.com"}
    own = tk.load(folders, quiet=True, outlets={"Times": ["NYT"]})
    assert set(own.docs["outlet"]) == {"Times", "nytimes.com"}
    with pytest.raises(tk.ToolkitError, match="is already a corpus, so outlets= would change"):
        tk.load(folders[0], outlets=False, quiet=True)


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("", ["The New York Times"] * 2),
        ("outlets = false", ["NYT", "nytimes.com"]),
        ('outlets = "names.toml"', ["Times", "Times"]),
        ('[read.outlets]\nTimes = ["NYT"]', ["Times", "nytimes.com"]),
    ],
)
def test_a_corpus_made_by_hand_says_its_names(write, said, names):
    write("c/a.csv", "text,outlet\nA,NYT\nB,nytimes.com\n")
    write("c/names.toml", 'Times = ["NYT", "nytimes.com"]\n')
    folder = write("c/corpus.toml", f'[read]\nfiles = ["a.csv"]\nlanguage = "en"\n{said}\n').parent
    assert tk.load(folder, quiet=True).docs["outlet"].tolist() == names
    assert tk.load(folder, quiet=True, outlets={"X": ["NYT"]}).docs["outlet"][0] == "X"


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ('outlets = "../names.toml"', "names files outside its folder"),
        ('outlets = "none.toml"', r"corpus\.toml'?: read\.outlets=.*cannot be read"),
        ("outlets = 5", r"read\.outlets=5 cannot be used"),
    ],
)
def test_names_of_a_corpus_made_by_hand_that_cannot_be_used(write, said, message):
    write("c/a.csv", "text,outlet\nA,NYT\n")
    folder = write("c/corpus.toml", f'[read]\nfiles = ["a.csv"]\n{said}\n').parent
    with pytest.raises(tk.ToolkitError, match=message):
        tk.load(folder, quiet=True)
