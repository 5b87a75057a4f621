"""Where items are found: folders, globs, links, what cannot be opened."""

import os

import pytest

from crossbearing.concepts import Failure
from crossbearing.read import ReadSettings
from crossbearing.read.sources import Given, find_sources


def names(given):
    return [
        x.origin if isinstance(x, Failure) else os.path.basename(x.origin) for x in find_sources(given, ReadSettings())
    ]


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "b").mkdir()
    for name in ("c.txt", "a.txt", "b/inner.txt", ".hidden", "b/.hidden"):
        (tmp_path / name).write_text("Nine died.")
    return tmp_path


def test_a_folder_in_the_order_of_names_without_hidden_files(folder):
    assert names(folder) == ["a.txt", "inner.txt", "c.txt"]


def test_a_glob(folder):
    assert names(f"{folder}/*.txt") == ["a.txt", "c.txt"]
    assert names(f"{folder}/**/*.txt") == ["a.txt", "inner.txt", "c.txt"]


def test_a_file_whose_name_looks_like_a_glob(tmp_path):
    (tmp_path / "a[1].txt").write_text("Nine died.")
    assert names(tmp_path / "a[1].txt") == ["a[1].txt"]


def test_links_that_lead_in_circles_end(folder):
    (folder / "b" / "up").symlink_to(folder)
    (folder / "z").symlink_to(folder / "b")
    assert names(folder) == ["a.txt", "inner.txt", "c.txt"]


def test_a_link_to_nothing_and_a_link_to_itself_are_failures(folder):
    (folder / "dangling").symlink_to(folder / "nowhere")
    (folder / "self").symlink_to(folder / "self")
    found = [x for x in find_sources(folder, ReadSettings()) if isinstance(x, Failure)]
    assert [os.path.basename(x.origin) for x in found] == ["dangling", "self"]
    assert all(x.cure for x in found)


@pytest.mark.parametrize("given", ["no/such/path", "no/such/*.txt"])
def test_a_path_that_is_not_there_is_a_failure_that_names_it(given):
    (found,) = find_sources(given, ReadSettings())
    assert isinstance(found, Failure) and found.origin == given and given in found.what


def test_bytes_at_hand_go_by_their_name():
    (found,) = find_sources(Given("pasted", b"Nine died."), ReadSettings())
    with found.open() as opened:
        assert (found.origin, opened.read()) == ("pasted", b"Nine died.")


def test_an_empty_folder_is_a_failure(tmp_path):
    (found,) = find_sources(tmp_path, ReadSettings())
    assert isinstance(found, Failure) and "no files" in found.what


def test_a_pipe_in_a_folder_is_a_failure(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    (found,) = find_sources(tmp_path, ReadSettings())
    assert isinstance(found, Failure) and "neither a file nor a folder" in found.what


def test_a_name_that_is_no_utf_8_can_be_stored(tmp_path):
    with open(os.fsencode(tmp_path) + b"/caf\xe9.txt", "wb") as out:
        out.write(b"Nine died.")
    (found,) = find_sources(tmp_path, ReadSettings())
    assert found.origin.encode() and "\\xe9" in found.origin
