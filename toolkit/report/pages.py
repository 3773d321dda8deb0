"""From an executed notebook to one HTML page and a PDF, both without anything from outside."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path
from typing import Any

from toolkit.checks import ToolkitError

TEMPLATE = Path(__file__).parent / "template"


def title_of(notebook: Any) -> str:
    """First heading of the notebook."""
    for cell in notebook.cells:
        if cell.cell_type == "markdown" and (found := re.match(r"#\s+(.+)", cell.source)):
            return str(found[1])
    return "Report"


def without_setup(notebook: Any) -> Any:
    """The notebook without the injected parameters and cells tagged ``setup``."""
    import copy

    hidden = {"injected-parameters", "parameters", "setup"}
    page = copy.deepcopy(notebook)
    page.cells = [c for c in page.cells if not hidden & set(c.metadata.get("tags", []))]
    return page


def to_html(notebook: Any) -> str:
    """One self-contained page: images inside, no script, no address."""
    from nbconvert import HTMLExporter

    exporter = HTMLExporter(
        template_name=TEMPLATE.name,
        extra_template_basedirs=[str(TEMPLATE.parent)],
        exclude_output_prompt=True,
        exclude_anchor_links=True,
    )
    resources = {
        "report_title": title_of(notebook),
        "report_css": (TEMPLATE / "report.css").read_text("utf-8"),
    }
    page, _ = exporter.from_notebook_node(without_setup(notebook), resources)
    return str(page)


def to_pdf(html: str, title: str) -> bytes:
    """The page as PDF, by pandoc and typst from their wheels; same page, same bytes."""
    try:
        import pypandoc
        import typst
    except ImportError as error:
        raise ToolkitError(
            f"A PDF needs the package {error.name!r}: pip install media-discourse-toolkit[report]"
        ) from None
    import datetime

    import matplotlib

    body = re.sub(r"<details class=\"code\">.*?</details>", "", html, flags=re.DOTALL)
    with tempfile.TemporaryDirectory() as folder:
        text = pypandoc.convert_text(
            body,
            "typst",
            format="html",
            extra_args=["--extract-media=media", "--wrap=none"],
            cworkdir=folder,
        )
        preamble = (TEMPLATE / "report.typ").read_text("utf-8")
        name = title.replace("\\", "").replace('"', "'")
        source = Path(folder) / "report.typ"
        source.write_text(f'{preamble}\n#set document(title: "{name}")\n{text}', "utf-8")
        fonts = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
        compiled = typst.compile(
            str(source),
            root=folder,
            font_paths=[str(fonts)],
            ignore_system_fonts=True,
            timestamp=datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC),
        )
        return bytes(compiled)
