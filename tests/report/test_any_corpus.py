"""The report that ships takes other corpora, other themes, no events and too few documents."""

import pandas as pd

import toolkit as tk


def test_the_shipped_report_takes_any_table_and_any_themes(root, tmp_path):
    days = pd.date_range("2020-01-06", periods=28)
    text = ["Grain prices rose.", "Rain fell."] * 14
    table = pd.DataFrame({"date": days, "outlet": ["A", "A", "B", "B"] * 7, "text": text})
    table.assign(language="en").to_csv(tmp_path / "grain.csv", index=False)
    (tmp_path / "themes.toml").write_text('[grain]\npatterns = ["grain"]\n')
    out = tk.report(
        root / "notebooks/06_report.ipynb",
        corpus=tmp_path / "grain.csv",
        themes=tmp_path / "themes.toml",
        out=tmp_path / "out",
        progress=False,
    )
    page = (out / "report.html").read_text("utf-8")
    assert "<strong>grain</strong> was highest in the week from 06 January 2020: in 4 of 7" in page
    assert "Refused:" in page
    assert "kirkuk" not in page.lower()
    share = pd.read_csv(out / "tables/share_by_outlet.csv").set_index("outlet")["grain"]
    assert share.to_dict() == {"A": 0.5, "B": 0.5}
