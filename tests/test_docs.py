"""The public names are documented, and what the documents show can be run."""

import ast
import doctest
import inspect
import re
import subprocess
import sys
import types
from contextlib import chdir
from pathlib import Path

import pytest

import toolkit as tk

ROOT = Path(__file__).parents[1]
PUBLIC = [n for n in tk.__all__ if not isinstance(getattr(tk, n), types.ModuleType)]
VERBS = sorted(n for n, v in inspect.getmembers(tk.Corpus, inspect.isfunction) if n[0] != "_")
FUNCTIONS = [
    *(n for n in PUBLIC if inspect.isfunction(getattr(tk, n))),
    *(f"Corpus.{n}" for n in VERBS),
]
HEAVY = [
    "matplotlib",
    "gensim",
    "scipy",
    "trafilatura",
    "papermill",
    "nbconvert",
    "htmldate",
    "babel",
    "docx",
    "warcio",
    "loky",
    "pypdfium2",
]


def named(path):
    found = tk
    for part in path.split("."):
        found = getattr(found, part)
    return found


def examples(value):
    parts = [value, *vars(value).values()] if inspect.isclass(value) else [value]
    docs = [inspect.getdoc(p) or "" for p in parts if inspect.isclass(p) or inspect.isroutine(p)]
    return [e for d in docs for e in doctest.DocTestParser().get_examples(d)]


def parameters(function):
    """What a caller passes: not self, and not the corpus that a verb is bound to."""
    found = inspect.signature(function).parameters
    return {n: p for n, p in found.items() if n not in ("self", "corpus") or "report" in str(p)}


def test_all_names_are_there_in_order_and_few():
    assert sorted(tk.__all__) == tk.__all__
    assert len(set(tk.__all__)) <= 22
    assert all(hasattr(tk, n) for n in tk.__all__)


@pytest.mark.parametrize("name", PUBLIC)
def test_a_public_name_has_a_docstring(name):
    text = inspect.getdoc(getattr(tk, name))
    assert text and re.match(r"[A-Z].*", text)
    assert vars(getattr(tk, name)).get("__doc__") or inspect.isfunction(getattr(tk, name))


ERRORS = ["DamagedCorpus", "ReadError", "ToolkitError"]
MADE_BY_OTHERS = ["Themes", "TopicModel"]  # shown where they are made: themes, topics


@pytest.mark.parametrize("name", [n for n in PUBLIC if n not in ERRORS + MADE_BY_OTHERS])
def test_a_public_name_has_an_example_that_is_tested(name):
    value = getattr(tk, name)
    assert examples(value)
    assert any(e.want for e in examples(value)) or name == "load"


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_function_names_its_parameters_and_what_it_returns(name):
    function = named(name)
    text = inspect.getdoc(function)
    taken = parameters(function)
    if name in ("Corpus.sample", "Corpus.save"):  # a line or two say it all
        assert all(f"`{n}`" in text or n in ("seed", "folder") for n in taken)
        return
    if taken and not name.startswith("Corpus.describe"):
        section = re.search(r"Parameters\n-+\n(.*?)(\n\n[A-Z]\w+\n-+|\Z)", text, re.DOTALL)
        assert section, name
        for parameter, details in taken.items():
            stars = {details.VAR_POSITIONAL: r"\*", details.VAR_KEYWORD: r"\*\*"}
            mark = stars.get(details.kind, "")
            known = rf"^({mark}\w*|[\w, ]*\b{parameter}\b[\w, ]*)( :|$)"
            assert re.search(known, section[1], re.MULTILINE), (name, parameter)
    assert re.search(r"^Returns\n-+$", text, re.MULTILINE), name


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_function_has_full_type_hints(name):
    signature = inspect.signature(named(name))
    assert signature.return_annotation is not inspect.Signature.empty
    bare = [
        n
        for n, p in signature.parameters.items()
        if p.annotation is inspect.Parameter.empty and n != "self"
    ]
    assert bare == []


def test_the_first_lines_of_the_package_are_an_example():
    assert len(doctest.DocTestParser().get_examples(tk.__doc__)) >= 5


def test_importing_is_light():
    code = f"import sys, toolkit; print([m for m in {HEAVY!r} if m in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    assert done.stderr == ""
    assert ast.literal_eval(done.stdout) == []


def first_block(text):
    found = re.search(r"^```python\n(.*?)^```", text, re.DOTALL | re.MULTILINE)
    return found and found[1]


def test_the_example_of_the_readme_runs(capsys):
    text = (ROOT / "README.md").read_text("utf-8")
    block = first_block(text)
    assert block, "README.md has no ```python block"
    import matplotlib.pyplot as plt

    plt.switch_backend("agg")
    try:
        with chdir(ROOT):
            exec(compile(block, "README.md", "exec"), {"__name__": "readme"})
    finally:
        plt.close("all")


def test_the_first_block_is_found():
    assert first_block("x\n```bash\na\n```\n```python\nb\nc\n```\n```python\nd\n```") == "b\nc\n"


def test_the_docs_build_without_a_warning(root, tmp_path):
    command = [sys.executable, "-m", "sphinx", "-W", "--keep-going", "-q", "-b", "html"]
    done = subprocess.run(
        [*command, "-d", tmp_path / "trees", root / "docs", tmp_path / "html"],
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    page = (tmp_path / "html" / "reference.html").read_text("utf-8")
    assert "toolkit.load" in page
    assert not re.search(r'(src|href)="https?://[^"]+\.(js|css)"', page)
