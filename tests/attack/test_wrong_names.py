"""A wrong name given to an option is a usage error, asked before anything is stored."""

from __future__ import annotations

from pathlib import Path

import pytest

from crossbearing.cli import main


def test_a_best_rule_that_nobody_knows_stores_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report, store = tmp_path / "one.txt", tmp_path / "record.db"
    report.write_text("Rebels shelled Aleppo on Monday, killing 12 people.", encoding="utf-8")
    with pytest.raises(SystemExit) as ended:
        main(["add", str(report), "--best", "nope", "--store", str(store)])
    assert ended.value.code == 2
    assert "median" in capsys.readouterr().err
    assert not store.exists()
