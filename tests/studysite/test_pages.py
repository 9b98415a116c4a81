from __future__ import annotations

from studysite.pages import Admonition, Heading, Image, Include, Link, parse

PAGE = """\
---
description: Uma descrição.
objectives: [1.1.1]
reviewed: 2026-01-02
---

# Poda (*pruning*)

!!! abstract "Em uma frase"
    Tira do modelo
    o que pesa pouco.

## Como funciona { #como }

Veja o [modelo de **base**](../dominio-2/modelo-de-base.md#o-que-e) e `[isto não](x.md)`.

![Uma curva.](poda.assets/curva.svg)
/// caption
A curva cai.
///

```
# isto é código [e isto](y.md)
```

<!-- ## escondido -->

## Como funciona

--8<-- "objectives/dominio-3/poda.md"

## Fontes

- [Título](https://example.com) (aberta em 2026-01-02)
"""


def test_a_page_is_read_with_the_lines_of_its_parts() -> None:
    page = parse("dominio-3/poda.md", PAGE)
    assert page.problems == []
    assert page.is_topic
    assert page.title == "Poda (pruning)"
    assert page.lead == "Tira do modelo o que pesa pouco."
    assert page.headings == [
        Heading(7, 1, "Poda (pruning)", "poda-pruning"),
        Heading(13, 2, "Como funciona", "como"),
        Heading(28, 2, "Como funciona", "como-funciona"),
        Heading(32, 2, "Fontes", "fontes"),
    ]
    assert page.links == [
        Link(15, "modelo de **base**", "../dominio-2/modelo-de-base.md#o-que-e"),
        Link(34, "Título", "https://example.com"),
    ]
    assert page.images == [Image(17, "Uma curva.", "poda.assets/curva.svg", has_caption=True)]
    assert page.includes == [Include(30, "objectives/dominio-3/poda.md")]
    assert page.admonitions == [
        Admonition(9, "abstract", "Em uma frase", 0, collapsed=False, body="Tira do modelo\no que pesa pouco.")
    ]


def test_a_heading_with_code_has_the_id_that_python_markdown_gives() -> None:
    [heading] = parse("a.md", "---\n---\n# O `top_p` e **mais**\n").headings
    assert (heading.title, heading.id) == ("O top_p e mais", "o-top_p-e-mais")


def test_a_rule_that_stands_under_no_heading_is_left_out() -> None:
    rule = '!!! tip "Regra para decidir"\n    {}\n\n'
    page = parse("a.md", f"---\n---\n{rule.format('Cedo.')}# A\n\n{rule.format('Certo.')}")
    assert [(heading.id, text) for heading, text in page.rules] == [("a", "Certo.")]


def test_equal_headings_get_the_ids_that_python_markdown_gives() -> None:
    page = parse("a.md", "---\n---\n# A\n\n## Não confunda\n\n## Não confunda\n")
    assert [heading.id for heading in page.headings] == ["a", "nao-confunda", "nao-confunda_1"]
