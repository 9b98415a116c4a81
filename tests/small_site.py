"""The smallest site that passes every check, for tests that plant one fault in it."""

from __future__ import annotations

from pathlib import Path

TOPICS = ["um", "dois", "tres", "quatro"]

INDEX = """\
---
description: Uma página pequena que existe só para os testes do projeto.
objectives: []
reviewed: 2026-01-02
---

# {title}

--8<-- "{fragment}"

{links}
"""

TOPIC = """\
---
description: Uma página pequena que existe só para os testes do projeto.
objectives: [1.1.1#o-que-e]
reviewed: 2026-01-02
---

# Tema {name}

!!! abstract "Em uma frase"
    A frase do tema {name}.

## O que é { #o-que-e }

{words}Leia {text_links}.

## Na prova

--8<-- "objectives/dominio-1/{name}.md"

## Não confunda

## Veja também

{links}

## Fontes

- [Título](https://docs.aws.amazon.com/pagina.html) (aberta em 2026-01-02)
"""

FIGURE = """
![Uma linha que sobe da esquerda para a direita.](um.assets/linha.svg)
/// caption
A linha sobe.
///
"""

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30" viewBox="0 0 40 30"><path d="M0 30L40 0"/></svg>\n'
)

GUIDE = """\
version: "1.1"
published: 2026-04-30
source: https://docs.aws.amazon.com/guia.html
checked: 2026-01-02
domains:
  - id: "1"
    name: Fundamentos
    english: Fundamentals
    weight: 100
    source: https://docs.aws.amazon.com/dominio-1.html
    tasks:
      - id: "1.1"
        name: Explicar
        english: Explain
        objectives:
          - id: "1.1.1"
            text: Definir termos.
"""

GLOSSARY = """\
- id: acuracia
  pt: acurácia
  en: accuracy
  avoid: [precisão]
  aliases: [taxa de acerto]
  definition: A parte dos acertos entre todas as respostas.
  confused_with: [precisao]
  difference: A precisão olha só as respostas positivas.
  domain: 1
  page: dominio-1/um.md#o-que-e
- id: precisao
  pt: precisão
  en: precision
  abbr: PPV
  definition: A parte dos acertos entre as respostas positivas.
  domain: 1
"""

SERVICES = """\
- id: servico-fechado
  name: Amazon Fechado
  summary: Faz uma coisa.
  choose: Quando a coisa é preciso.
  avoid: Em projeto novo.
  domain: 1
  in_guide: true
  status: closed
  since: 2026-01-01
  successor: Amazon Aberto
  source: https://docs.aws.amazon.com/fechado.html
  checked: 2026-01-02
  abbr: FECH
"""

ERRATA = """\
- number: 1
  title: Seção um
  claims:
    - id: "1.1"
      verdict: wrong
      said: O tema um é dois.
      right: O tema um é um.
      why: Um não é dois.
      source: https://docs.aws.amazon.com/pagina.html
      page: dominio-1/um.md#o-que-e
"""

CONFIG = """\
site_name: Pequeno
nav:
  - index.md
  - mapa-da-prova.md
  - glossario.md
  - errata.md
  - servicos-aws/index.md
  - dominio-1/index.md
  - dominio-1/um.md
  - dominio-1/dois.md
  - dominio-1/tres.md
  - dominio-1/quatro.md
"""


PUBLISHED = """\
/
mapa-da-prova/
glossario/
errata/
servicos-aws/
dominio-1/
dominio-1/um/
dominio-1/dois/
dominio-1/tres/
dominio-1/quatro/
"""


def index(title: str, fragment: str, *targets: str) -> str:
    """The text of a page that is no topic."""
    return INDEX.format(title=title, fragment=fragment, links="\n".join(f"- [Leia {t}]({t})." for t in targets))


def topic(name: str) -> str:
    """The text of one topic page, linked to the other three."""
    links = "\n".join(f"- [Tema {other}]({other}.md): por que ler." for other in TOPICS if other != name)
    text_links = ", ".join(f"[o tema {other}]({other}.md)" for other in TOPICS if other != name)
    text = TOPIC.replace("{name}", name).replace("{words}", "palavra " * 300)
    text = text.replace("{text_links}", text_links).replace("{links}", links)
    return text.replace("## Na prova", f"{FIGURE}\n## Na prova") if name == "um" else text


def files() -> dict[str, str]:
    """Every file of the small site, by its path below the root."""
    found = {
        "mkdocs.yml": CONFIG,
        "tests/published.txt": PUBLISHED,
        "docs/index.md": index(
            "Início", "domains.md", "mapa-da-prova.md", "glossario.md", "errata.md", "servicos-aws/index.md"
        ),
        "docs/mapa-da-prova.md": index("Mapa", "guide.md", "index.md", "servicos-aws/index.md", "dominio-1/index.md"),
        "docs/mapa-da-prova.yml": GUIDE,
        "docs/glossario.md": index("Glossário", "glossary.md", "index.md", "mapa-da-prova.md"),
        "docs/glossario.yml": GLOSSARY,
        "docs/errata.md": index("Errata", "errata.md", "glossario.md", "dominio-1/index.md"),
        "docs/errata.yml": ERRATA,
        "docs/servicos-aws/index.md": index("Serviços", "services.md", "../errata.md"),
        "docs/servicos-aws/index.yml": SERVICES,
        "docs/dominio-1/index.md": index("Domínio 1", "services/servico-fechado.md", *(f"{t}.md" for t in TOPICS)),
        "docs/dominio-1/um.assets/linha.svg": SVG,
        "docs/dominio-1/um.assets/linha.dark.svg": SVG,
    }
    return found | {f"docs/dominio-1/{name}.md": topic(name) for name in TOPICS}


def write(root: Path) -> Path:
    """Write the small site into the empty folder `root`, and return it."""
    for name, text in files().items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root
