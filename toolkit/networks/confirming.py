"""From coded candidates to statements, and the refusal of what nobody has confirmed."""

from __future__ import annotations

import pandas as pd

from toolkit.checks import ToolkitError, listed, need_columns
from toolkit.networks.candidates import AGAINST, FOR, NONE
from toolkit.networks.sheet import MAKER, need_coded

HOW = (
    "A network of discourse is made of statements that a person has read and confirmed: "
    "sheet = tk.networks.statements(quotes, concepts); tk.networks.write_statements(sheet, "
    "'statements.xlsx'); fill in the column code; sheet = tk.networks.read_statements("
    "'statements.xlsx', sheet); statements = tk.networks.confirmed(sheet). For statements that "
    "people have coded elsewhere say so: table.assign(confirmed=True)."
)
KEPT = [
    "unit", "doc_id", "date", "outlet", "person", "organisation", "concept", "agreement",
    "confirmed", "source", "cue", "start", "end", "note",
]  # fmt: skip


def confirmed(
    sheet: pd.DataFrame, *, coder: str | None = None, partial: bool = False
) -> pd.DataFrame:
    """The statements among coded candidates.

    Parameters
    ----------
    sheet : DataFrame
        From `read_statements`, or from ``tk.validation.read_sheet`` with a log of the form.
    coder : str, optional
        Whose codes; of several coders without it, those on which all agree that coded them.
    partial : bool
        Whether candidates may be left without a code. What was coded first is no random part.

    Returns
    -------
    DataFrame
        One row per statement: ``unit``, ``doc_id``, ``date``, ``outlet``, ``person``,
        ``organisation``, ``concept``, ``agreement`` (True: is for it), ``confirmed`` (True),
        ``source``, ``cue``, ``start``, ``end``, ``note``. Candidates that are no statement are
        not in it.

    Raises
    ------
    ToolkitError
        Nothing is coded, a candidate has no code and `partial` is False, a code is none of 1, 2
        and 3, or coders disagree.

    Examples
    --------
    >>> from toolkit.networks.candidates import statements
    >>> quotes = pd.DataFrame({"doc_id": "a", "date": pd.Timestamp("2017-10-16"), "outlet": "A",
    ...     "language": "en", "person": "Ann", "source": "Ann", "cue": "said",
    ...     "content": ["the oil is ours"], "start": [0], "end": [15]})
    >>> coded = statements(quotes, ["oil"]).assign(code=2)
    >>> confirmed(coded)[["person", "agreement"]].values.tolist()
    [['Ann', False]]
    """
    needed = [name for name in KEPT if name not in ("agreement", "outlet")]
    need_columns(sheet, ["coder", "code", *needed], MAKER)
    rows, coders = sheet, list(dict.fromkeys(sheet["coder"].fillna("")))
    if coder is not None:
        if coder not in coders:
            raise ToolkitError(
                f"coder={coder!r} is not in the sheet. Its coders: {listed(coders)}."
            )
        rows = sheet[sheet["coder"].eq(coder)]
    coded = rows[rows["code"].notna()]
    wrong = coded[~coded["code"].isin((FOR, AGAINST, NONE))]
    if len(wrong):
        raise ToolkitError(
            f"{len(wrong)} codes are none of 1 (for), 2 (against) and 3 (no statement): "
            f"{listed(wrong['code'].unique()[:5].tolist())}."
        )
    total, done = rows["unit"].nunique(), coded["unit"].nunique()
    need_coded(done, total)
    if done < total and not partial:
        raise ToolkitError(
            f"{total - done} of {total} candidates have no code. Code them, or type partial=True "
            "to take the others; what was coded first is no random part of them."
        )
    judged = ["code", "person", "organisation", "concept"]
    several = coded.groupby("unit")[judged].nunique(dropna=False).gt(1).any(axis=1)
    if several.any():
        raise ToolkitError(
            f"Coders differ on {int(several.sum())} of {done} candidates: "
            f"{listed(several.index[several][:5].tolist())}. Settle them, or take one: "
            f"coder={coded['coder'].iloc[0]!r}."
        )
    made = coded.drop_duplicates("unit")
    made = made[made["code"].ne(NONE)].reset_index(drop=True)
    made = made.assign(agreement=made["code"].eq(FOR), confirmed=True)
    return made[[name for name in KEPT if name in made]]


def need_confirmed(table: pd.DataFrame, actor: str) -> pd.DataFrame:
    """The statements of a table, all of them confirmed, with an actor and a concept.

    Raises
    ------
    ToolkitError
        A statement is not confirmed, or has no agreement; the message says how to confirm.
    """
    need_columns(table, [], MAKER)
    if "confirmed" not in table:
        raise ToolkitError(f"The table has no column 'confirmed'. {HOW}")
    # An empty cell of a file is no yes.
    sure = table["confirmed"].isin([True, "True"])
    if not sure.all() or not len(table):
        unsure = f"{int((~sure).sum())} of {len(table)} statements are not confirmed"
        raise ToolkitError(f"{unsure if len(table) else 'There are no statements'}. {HOW}")
    need_columns(table, [actor, "concept", "agreement", "doc_id"], "tk.networks.confirmed(sheet)")
    agreed = table["agreement"].map({True: True, False: False, "True": True, "False": False})
    if agreed.isna().any():
        raise ToolkitError(
            f"{int(agreed.isna().sum())} of {len(table)} statements have an agreement that is "
            f"neither True nor False: {listed(table['agreement'][agreed.isna()].unique()[:5])}."
        )
    made = pd.DataFrame(
        {
            name: table[name].fillna("").astype(str).str.strip().to_numpy()
            for name in (actor, "concept", "doc_id")
        }
    ).rename(columns={actor: "actor"})
    made["agreement"] = agreed.to_numpy(bool)
    made["date"] = pd.to_datetime(table["date"]).to_numpy() if "date" in table else pd.NaT
    return made
