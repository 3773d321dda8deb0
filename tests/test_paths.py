from pathlib import Path

import pytest

from toolkit.paths import anchored


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A project with corpora/x.csv, seen from notebooks/deep."""
    (tmp_path / "corpora").mkdir()
    (tmp_path / "corpora" / "x.csv").touch()
    (tmp_path / "notebooks" / "deep").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "notebooks" / "deep")
    return tmp_path


def test_a_relative_path_begins_at_the_project(project):
    assert anchored("corpora/x.csv") == project / "corpora/x.csv"
    assert anchored(Path("corpora/x.csv")).is_file()
    assert anchored("reports/new") == project / "reports/new"


def test_what_exists_here_wins(project):
    Path("corpora").mkdir()
    Path("corpora/x.csv").touch()
    assert anchored("corpora/x.csv") == Path("corpora/x.csv")


def test_the_nearest_project_wins(project):
    (project / "notebooks" / "corpora").mkdir()
    assert anchored("corpora/x.csv") == project / "notebooks" / "corpora/x.csv"


def test_an_absolute_path_stays(project):
    path = project / "corpora" / "none.csv"
    assert anchored(path) == path
    assert anchored("/nowhere/x") == Path("/nowhere/x")


def test_in_the_project_and_outside_of_one_it_stays_relative(project, monkeypatch):
    monkeypatch.chdir(project)
    assert anchored("reports/new") == Path("reports/new")
    monkeypatch.chdir("/")
    if not any(Path("/").glob("corpora")):
        assert anchored("reports/new") == Path("reports/new")
