from __future__ import annotations

from markdown import markdown
from studysite.markdown_extension import StudyExtension

EXTENSIONS = ["abbr", "attr_list", "tables", "pymdownx.arithmatex"]
CONFIGS = {"pymdownx.arithmatex": {"generic": True}}


def convert(text: str) -> str:
    study = StudyExtension({"a.assets/b.svg": (40, 30)})
    return markdown(text, extensions=[*EXTENSIONS, study], extension_configs=CONFIGS)


def test_a_figure_gets_its_dark_twin_and_its_size() -> None:
    assert convert("![Uma curva.](../x/a.assets/b.svg)") == (
        '<p><img alt="Uma curva." decoding="async" height="30" loading="lazy" src="../x/a.assets/b.svg#only-light"'
        ' width="40" /><img alt="Uma curva." decoding="async" height="30" loading="lazy"'
        ' src="../x/a.assets/b.dark.svg#only-dark" width="40" /></p>'
    )


def test_a_formula_becomes_mathml() -> None:
    assert convert(r"A \( x^2 \) cresce.") == (
        '<p>A <math alttext="x^2" data-search-exclude="" display="inline"><mrow><msup><mi>x</mi><mn>2</mn></msup>'
        "</mrow></math> cresce.</p>"
    )
    assert convert("\\[ a < b \\]").startswith(
        '<div aria-label="Fórmula" class="formula" role="region" tabindex="0"><math alttext="a &lt; b"'
    )


def test_only_the_first_abbreviation_stays_and_can_be_focused() -> None:
    text = "# RAG\n\nRAG busca. [RAG](x.md), RAG e **RAG** de novo.\n\n*[RAG]: busca antes"
    assert convert(text) == (
        "<h1>RAG</h1>\n"
        '<p><abbr tabindex="0" title="busca antes">RAG</abbr> busca. <a href="x.md">RAG</a>, RAG e'
        " <strong>RAG</strong> de novo.</p>"
    )


def test_a_table_scrolls_in_a_box_with_a_name() -> None:
    html = convert("| Isto | Aquilo |\n| --- | --- |\n| 1 | 2 |")
    box = '<div aria-label="Tabela: Isto, Aquilo" class="table-scroll" role="region" tabindex="0"><table>'
    assert html.startswith(box)
    assert html.endswith("</table></div>")


def test_emphasis_is_english_unless_it_is_portuguese() -> None:
    marked = '<p>a <em lang="en">Recall</em>, <em>em uma frase</em> e <em>precisão</em></p>'
    assert convert("a *Recall*, *em uma frase* e *precisão*") == marked
