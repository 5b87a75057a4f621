"""Import of a GeoNames dump: a small file of its form, whole, zipped and broken."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from crossbearing.errors import ResolveError
from crossbearing.resolve import Gazetteer, import_geonames


def line(
    number: int, name: str, kind: str, code: str, people: int, others: str = "", country: str = "SY", region: str = "09"
) -> str:
    fields = [
        str(number),
        name,
        name,
        others,
        "36.5",
        "37.5",
        kind,
        code,
        country,
        "",
        region,
        "",
        "",
        "",
        str(people),
        "",
        "400",
        "Asia/Damascus",
        "2020-01-01",
    ]
    return "\t".join(fields)


DUMP = "\n".join(
    (
        line(170062, "Aleppo", "A", "ADM1", 0),
        line(900001, "Tall Nonesuch", "P", "PPL", 300, "Tell Nonesuch,تل"),
        line(900002, "Nonesuch Air Base", "S", "AIRB", 0),
        line(900003, "Nonesuch Well", "H", "WLL", 0),
        line(900004, "Old Nonesuch", "P", "PPLH", 0),
    )
)
ALTERNATES = "1\t900001\ten\tNonesuch Hill\t\t\t\t\t\t\n2\t900001\twkdt\tQ12\t\t\t\t\t\t\n"


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    path = tmp_path / "allCountries.txt"
    path.write_text(DUMP + "\n", "utf-8")
    return path


def test_places_names_and_regions_are_taken(dump: Path, tmp_path: Path) -> None:
    alternates = tmp_path / "alternateNamesV2.txt"
    alternates.write_text(ALTERNATES, "utf-8")
    out = tmp_path / "own.sqlite"
    assert import_geonames(dump, out, alternates) == 3
    gazetteer = Gazetteer(out)
    found = gazetteer.find("Nonesuch Hill")[0].entry
    assert (found.id, found.country, found.population, gazetteer.region_name(found)) == (900001, "SYR", 300, "Aleppo")
    assert gazetteer.find("Tell Nonesuch")[0].grade == 1
    assert gazetteer.find("Nonesuch Air Base")[0].entry.kind == "airbase"
    assert not gazetteer.find("Nonesuch Well") and not gazetteer.find("Old Nonesuch")


def test_countries_seas_and_demonyms_come_along(dump: Path, tmp_path: Path) -> None:
    out = tmp_path / "own.sqlite"
    import_geonames(dump, out)
    gazetteer = Gazetteer(out)
    assert gazetteer.country_of_demonym("Syrians") == "SYR"
    assert gazetteer.find("Black Sea")[0].entry.kind == "sea"
    assert (syria := gazetteer.country_named("Syria")) and syria.country == "SYR"


def test_a_zip_does_as_well(dump: Path, tmp_path: Path) -> None:
    packed = tmp_path / "allCountries.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.write(dump, "allCountries.txt")
    assert import_geonames(packed, tmp_path / "own.sqlite") == 3


def test_small_places_can_be_left_out(dump: Path, tmp_path: Path) -> None:
    assert import_geonames(dump, tmp_path / "own.sqlite", least_population=500) == 2


@pytest.mark.parametrize("text", ["not a dump\n", "", "\x00\x01"])
def test_what_is_no_dump_is_refused_and_the_old_file_stays(text: str, tmp_path: Path) -> None:
    path, out = tmp_path / "allCountries.txt", tmp_path / "own.sqlite"
    path.write_text(text, "utf-8")
    out.write_bytes(b"older")
    with pytest.raises(ResolveError, match="allCountries"):
        import_geonames(path, out)
    assert out.read_bytes() == b"older" and [p.name for p in tmp_path.iterdir() if p.name.endswith(".part")] == []


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ResolveError, match="nowhere"):
        import_geonames(tmp_path / "nowhere.txt", tmp_path / "own.sqlite")
    with pytest.raises(ResolveError, match="no gazetteer"):
        Gazetteer(tmp_path / "nowhere.sqlite")
