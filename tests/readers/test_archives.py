import gzip
import io
import tarfile
import zipfile

import pytest

import toolkit as tk
from toolkit.readers import archives, packing
from toolkit.readers.source import Refused, sources

FILES = {
    "b/two.md": b"---\ntitle: Two\n---\n\nBody two.",
    "a.csv": b"title,text\nOne,Body one.\n",
    "__MACOSX/b/._two.md": b"\0\0junk",
    "__MACOSX/twin.md": b"Never read.",
    ".hidden.txt": b"Never read.",
}


def zipped(files: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return stream.getvalue()


def tarred(files: dict[str, bytes], mode: str = "w") -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode=mode) as archive:
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return stream.getvalue()


def load(path):
    return tk.load(path, language="en", quiet=True)


def names(path):
    return [source.name for source in sources(path, path.name)]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.zip", zipped(FILES)),
        ("a.tar", tarred(FILES)),
        ("a.tar.gz", tarred(FILES, "w:gz")),
        ("a.tgz", tarred(FILES, "w:gz")),
        ("a.tar.bz2", tarred(FILES, "w:bz2")),
        ("a.tar.xz", tarred(FILES, "w:xz")),
        ("no-ending", zipped(FILES)),
    ],
)
def test_the_files_of_an_archive_are_read_and_hidden_ones_are_not(write, name, data):
    corpus = load(write(name, data))
    assert sorted(corpus.docs["title"]) == ["One", "Two"]
    assert sorted(corpus.docs["file"]) == [f"{name}/a.csv", f"{name}/b/two.md"]
    assert not len(corpus.skipped[~corpus.skipped["kept"].astype(bool)])


def test_archives_within_archives_are_opened_to_a_depth(write):
    inner = zipped({"a.csv.gz": gzip.compress(FILES["a.csv"])})
    two = zipped({"inner.zip": inner, "b.md": FILES["b/two.md"]})
    assert names(write("a.zip", two)) == ["a.zip/b.md", "a.zip/inner.zip/a.csv.gz"]
    three = write("b.zip", zipped({"two.zip": two}))
    refused = [s for s in sources(three, "b.zip") if isinstance(s, Refused)]
    assert [r.name for r in refused] == ["b.zip/two.zip/inner.zip/a.csv.gz"]
    assert refused[0].problem == "an archive within 3 archives is not opened"
    path = write("c.zip", zipped({"two.zip": zipped({"inner.zip": inner})}))
    told = r"^c\.zip/two\.zip/inner\.zip/a\.csv\.gz: an archive within 3 archives is not opened$"
    with pytest.raises(tk.ReadError, match=told):
        tk.load(path, quiet=True)


@pytest.mark.parametrize("name", ["../out.txt", "/etc/out.txt", "a/../../out.txt", "C:\\out.txt"])
@pytest.mark.parametrize("pack", [zipped, tarred])
def test_a_name_that_leads_out_is_listed_and_nothing_is_written(write, tmp_path, name, pack):
    path = write("in/a.zip", pack({name: b"Evil.", "good.txt": b"A good text."}))
    corpus = load(path)
    assert corpus.docs["text"].tolist() == ["A good text."]
    lost = corpus.skipped[~corpus.skipped["kept"].astype(bool)]
    assert lost["problem"].tolist() == ["its name leads out of the archive"]
    assert [p.name for p in tmp_path.rglob("*") if p.is_file()] == ["a.zip"]


def test_links_and_folders_in_a_tar_are_passed_over(write):
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        link = tarfile.TarInfo("link.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
        info = tarfile.TarInfo("a.txt")
        info.size = 5
        archive.addfile(info, io.BytesIO(b"Body."))
    assert names(write("a.tar", stream.getvalue())) == ["a.tar/a.txt"]


def test_a_bomb_is_listed_and_the_rest_is_read(write, monkeypatch):
    monkeypatch.setattr(archives, "RATIO_FROM", 1000)
    corpus = load(write("a.zip", zipped({"bomb.txt": b"a" * 500_000, "a.csv": FILES["a.csv"]})))
    assert corpus.docs["title"].tolist() == ["One"]
    lost = corpus.skipped[~corpus.skipped["kept"].astype(bool)]
    assert lost["file"].tolist() == ["a.zip/bomb.txt"]
    assert lost["problem"].iloc[0].startswith("expands to more than 250 times its size")


def test_many_small_bombs_together_are_one(write, monkeypatch):
    monkeypatch.setattr(archives, "RATIO_FROM", 100_000)
    found = sources(write("a.zip", zipped({f"{n:02}.txt": b"a" * 90_000 for n in range(9)})), "a")
    problems = [s.problem for s in found if isinstance(s, Refused)]
    assert problems and problems[-1].startswith("not read, nor the rest: a expands to more than")


def test_a_bomb_in_a_packed_tar_stops_the_reading(write, monkeypatch):
    monkeypatch.setattr(packing, "RATIO_FROM", 1000)
    with pytest.raises(tk.ReadError, match=r"a\.tar\.gz: expands to more than 250 times its size"):
        load(write("a.tar.gz", tarred({"a.txt": b"a" * 9_000_000}, "w:gz")))


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
@pytest.mark.parametrize("pack", [zipped, tarred, lambda files: tarred(files, "w:gz")])
def test_a_cut_archive_is_an_error_or_keeps_what_was_whole(write, pack, share):
    texts = {f"{n}.txt": f"Body number {n} of this archive. ".encode() * 400 for n in range(5)}
    data = pack(texts)
    path = write("in/a.zip", data[: int(len(data) * share)])
    write("in/b.txt", "Another text.")
    corpus = load(path.parent)
    assert "Another text." in set(corpus.docs["text"])
    assert (~corpus.skipped["kept"].astype(bool)).any()


def test_a_file_with_a_password_is_listed(write):
    data = bytearray(zipped({"a.txt": b"Body.", "b.txt": b"Open."}))
    for mark in (b"PK\x03\x04", b"PK\x01\x02"):  # set the flag of encryption on the first file
        data[data.index(mark) + (6 if mark[2] == 3 else 8)] |= 1
    corpus = load(write("a.zip", bytes(data)))
    assert corpus.docs["text"].tolist() == ["Open."]
    lost = corpus.skipped[~corpus.skipped["kept"].astype(bool)]
    assert lost["file"].tolist() == ["a.zip/a.txt"]
    assert "cannot be taken out of the archive" in lost["problem"].iloc[0]
    assert "password" in lost["problem"].iloc[0]


def test_a_workbook_is_a_document_and_no_archive(tmp_path, frame):
    frame.to_excel(tmp_path / "a.xlsx", index=False)
    assert names(tmp_path / "a.xlsx") == ["a.xlsx"]
    outer = zipped({"in.xlsx": (tmp_path / "a.xlsx").read_bytes()})
    (tmp_path / "b.zip").write_bytes(outer)
    assert len(load(tmp_path / "b.zip")) == len(frame)


def test_an_empty_archive_holds_nothing_and_says_so(write):
    with pytest.raises(tk.ReadError, match="Nothing could be read from 1 file"):
        load(write("a.zip", zipped({})))
