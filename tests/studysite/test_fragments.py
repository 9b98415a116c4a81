from __future__ import annotations

from pathlib import Path

from studysite import data, fragments, pages

GLOSSARY = """\
<style>
@media screen {
  #letra-b ~ :is(h3, p) { contain-intrinsic-height: auto 2.4rem; content-visibility: auto; }
  #letra-b ~ :is(h3, p) a { transition: none; }
}
</style>

[A](#letra-a){ .letter }
[P](#letra-p){ .letter }

Os [serviços AWS](#servicos-aws) da prova vêm depois da última letra.

## A { #letra-a }

### acurácia (*accuracy*) { #acuracia }

A parte dos acertos entre todas as respostas.

**Não confunda com** [precisão](#precisao). A precisão olha só as respostas positivas.

**Leia:** [Tema um: O que é](dominio-1/um.md#o-que-e)
{ data-search-exclude }

## P { #letra-p }

### precisão (*precision*) { #precisao }

A parte dos acertos entre as respostas positivas.

**Sigla:** PPV


## Serviços AWS no guia da prova { #servicos-aws data-search-exclude }

[**Amazon Fechado**](servicos-aws/index.md#servico-fechado) (FECH): Faz uma coisa.
{ #servico-servico-fechado }

Os outros, com o que cada um não faz e a situação de hoje, estão em [Serviços AWS](servicos-aws/index.md).
"""

GUIDE = """\
## Domínio 1: Fundamentos (100%) { #dominio-1 }

*Fundamentals*{ lang=en }. Comece pela [página do domínio](dominio-1/index.md).

### Tarefa 1.1: Explicar { #tarefa-1-1 }

*Explain*{ lang=en }

- **1.1.1**{ #objetivo-1-1-1 } Definir termos.

""" + "".join(
    f"    - [Tema {name}](dominio-1/{name}.md){{ data-search-exclude }}: "
    f"[O que é](dominio-1/{name}.md#o-que-e){{ data-search-exclude }}\n"
    for name in ("dois", "quatro", "tres", "um")
)

BADGE = """\
**Fechado para novos clientes** desde 01/01/2026. No lugar: Amazon Aberto. \
[Página da AWS](https://docs.aws.amazon.com/fechado.html), conferida em 02/01/2026.
{ .status .status-closed }
"""

OBJECTIVES = """\
<div data-search-exclude markdown>

**Objetivos do guia nesta página**

- [1.1.1](../mapa-da-prova.md#objetivo-1-1-1): Definir termos.

</div>
"""

ERRATA = """\
## 1. Seção um { #secao-1 }

**Onde está agora:** [Tema um: O que é](dominio-1/um.md#o-que-e).

- **Diziam:** O tema um é dois.

    **O certo:** O tema um é um.

    **Por quê:** Um não é dois. [Fonte](https://docs.aws.amazon.com/pagina.html). \
[Leia na página](dominio-1/um.md#o-que-e).
"""


def rendered(site: Path) -> dict[str, str]:
    loaded, problems = data.load(site)
    assert loaded is not None
    assert problems == []
    return {name: text.strip() + "\n" for name, text in fragments.render(loaded, pages.load(site)).items()}


def test_every_fragment_of_the_small_site(site: Path) -> None:
    texts = rendered(site)
    assert sorted(texts) == [
        "abbreviations.md",
        "domains.md",
        "errata.md",
        "glossary.md",
        "guide.md",
        *(f"objectives/dominio-1/{name}.md" for name in ("dois", "quatro", "tres", "um")),
        "revision.md",
        "services.md",
        "services/servico-fechado.md",
    ]
    assert texts["abbreviations.md"] == "*[PPV]: precision: precisão\n*[FECH]: Amazon Fechado\n"
    assert texts["glossary.md"] == GLOSSARY
    assert texts["guide.md"] == GUIDE
    assert texts["services/servico-fechado.md"] == BADGE
    assert texts["objectives/dominio-1/um.md"] == OBJECTIVES
    assert texts["errata.md"] == ERRATA


def test_words_are_sorted_without_case_and_accents() -> None:
    assert sorted(["Zero", "água", "Água", "bola"], key=fragments.fold) == ["água", "Água", "bola", "Zero"]


def test_links_are_relative_to_the_page_that_includes() -> None:
    assert fragments.relative("dominio-1/um.md#a", "dominio-2/dois.md") == "../dominio-1/um.md#a"
    assert fragments.relative("dominio-1/um.md", "glossario.md") == "dominio-1/um.md"
