"""What breaks a rule is named with its file, line and rule, all at once; nothing is touched; no traceback."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import small_site
from check import check, warnings
from studysite.address import location

TODAY = date(2026, 6, 1)
UM, DOIS = "docs/dominio-1/um.md", "docs/dominio-1/dois.md"
GLOSSARY, SERVICES = "docs/glossario.yml", "docs/servicos-aws/index.yml"
GUIDE, ERRATA = "docs/mapa-da-prova.yml", "docs/errata.yml"
BADGE_GONE = "docs/dominio-1/index.md:9: L4: no data gives the fragment services/servico-fechado.md"

Plant = Callable[[Path], None]


def replace(file: str, old: str, new: str) -> Plant:
    """A fault: `old` in `file` becomes `new`."""

    def plant(root: Path) -> None:
        text = (root / file).read_text(encoding="utf-8")
        assert old in text, f"{file} has no {old!r}: the fault was not planted"
        (root / file).write_text(text.replace(old, new, 1), encoding="utf-8")

    return plant


def add(file: str, text: str) -> Plant:
    """A fault: `text` stands at the end of `file`, which may be new."""

    def plant(root: Path) -> None:
        path = root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text((path.read_text(encoding="utf-8") if path.exists() else "") + text, encoding="utf-8")

    return plant


def save_as(encoding: str, file: str) -> Plant:
    """A fault: `file` is saved by an editor that writes `encoding`."""

    def plant(root: Path) -> None:
        text = (root / file).read_text(encoding="utf-8")
        (root / file).write_text(text, encoding=encoding)

    return plant


def remove(file: str) -> Plant:
    return lambda root: (root / file).unlink()


def new_page(path: str, text: str) -> Plant:
    """The page `path` (below docs/), in `nav`, in the list of addresses and linked from two pages."""

    def plant(root: Path) -> None:
        add(f"docs/{path}", text)(root)
        add("mkdocs.yml", f"  - {path}\n")(root)
        add("tests/published.txt", f"{location(path)}\n")(root)
        add("docs/index.md", f"- [Leia {path}]({path}).\n")(root)
        add("docs/mapa-da-prova.md", f"- [Leia {path}]({path}).\n")(root)

    return plant


def together(*plants: Plant) -> Plant:
    """A fault that stands in two places."""

    def plant(root: Path) -> None:
        for each in plants:
            each(root)

    return plant


def found(root: Path) -> list[str]:
    return [str(problem) for problem in sorted(set(check(root, TODAY)))]


def test_the_small_site_has_no_problem(site: Path) -> None:
    assert found(site) == []


FAULTS = {
    # Front matter
    "no front matter": (
        replace(UM, "---\n", ""),
        [f"{UM}:1: P1: the page has no front matter (description, objectives, reviewed)"],
    ),
    "unknown key": (
        replace(UM, "reviewed: 2026-01-02", "reviewed: 2026-01-02\nauthor: eu"),
        [f"{UM}:5: P1: unknown key 'author' (known: description, objectives, reviewed, hide, search)"],
    ),
    "missing key": (replace(UM, "reviewed: 2026-01-02\n", ""), [f"{UM}:2: P1: missing key 'reviewed'"]),
    "keys out of order": (
        replace(
            UM, "objectives: [1.1.1#o-que-e]\nreviewed: 2026-01-02", "reviewed: 2026-01-02\nobjectives: [1.1.1#o-que-e]"
        ),
        [f"{UM}:2: P1: front matter keys are in the order description, objectives, reviewed"],
    ),
    "short description": (
        replace(UM, "Uma página pequena que existe só para os testes do projeto.", "Curta."),
        [f"{UM}:2: P2: description has 6 characters, 50 to 160 are wanted"],
    ),
    "quotes in the description": (
        replace(UM, "Uma página pequena que", 'Uma página "pequena" que'),
        [f"{UM}:2: P2: description has a straight quote, which ends the tag that it stands in: write “ ”"],
    ),
    "reviewed tomorrow": (
        replace(UM, "reviewed: 2026-01-02", "reviewed: 2026-06-02"),
        [f"{UM}:4: P2: reviewed is in the future: 2026-06-02"],
    ),
    "reviewed is no date": (
        replace(UM, "reviewed: 2026-01-02", "reviewed: ontem"),
        [f"{UM}:4: P1: 'reviewed' must be date, not 'ontem'"],
    ),
    "reviewed on no day": (
        replace(UM, "reviewed: 2026-01-02", "reviewed: 2026-02-30"),
        [f"{UM}:4: P1: 'reviewed' must be date, not '2026-02-30'"],
    ),
    "weight of a whole number": (replace(UM, "reviewed: 2026-01-02", "reviewed: 2026-01-02\nsearch: {boost: 2}"), []),
    "unknown objective": (
        replace(UM, "[1.1.1#o-que-e]", "[1.1.1#o-que-e, 9.9.9]"),
        [f"{UM}:3: P3: unknown objective 9.9.9"],
    ),
    "objective of no section": (
        replace(UM, "[1.1.1#o-que-e]", "[1.1.1#o-que-e, 1.1.1#nada]"),
        [f"{UM}:3: P3: objective 1.1.1: no heading states the id 'nada'"],
    ),
    "objective of a section without an id of its own": (
        replace(UM, "[1.1.1#o-que-e]", "[1.1.1#o-que-e, 1.1.1#na-prova]"),
        [f"{UM}:3: P3: objective 1.1.1: no heading states the id 'na-prova'"],
    ),
    "objective of a whole page": (
        replace(UM, "[1.1.1#o-que-e]", "[1.1.1]"),
        [f"{UM}:3: P3: objective 1.1.1 names no heading: write 1.1.1#id"],
    ),
    "malformed front matter": (
        replace(UM, "objectives: [1.1.1#o-que-e]", "objectives: [1.1.1"),
        [f"{UM}:4: D1: malformed YAML: expected ',' or ']', but got ':'"],
    ),
    # Shape of a page
    "two headings with one id": (
        replace(UM, "## Na prova", "## Na prova { #o-que-e }"),
        [f"{UM}:22: P4: id 'o-que-e' is also on line 12"],
    ),
    "two H1": (
        replace(UM, "## Na prova", "# Na prova"),
        [
            f"{UM}:6: P4: the page has 2 H1, one is wanted",
            f"{UM}:6: P5: the section '## Na prova' is missing",
        ],
    ),
    "skipped heading level": (
        replace(UM, "## O que é", "### O que é"),
        [f"{UM}:12: P4: H3 follows H1: a level is skipped"],
    ),
    "no lead": (
        replace(UM, 'abstract "Em uma frase"', 'tip "Regra para decidir"'),
        [f'{UM}:6: P5: the page has no !!! abstract "Em uma frase"'],
    ),
    "lead that comes late": (
        replace(UM, "# Tema um\n", "# Tema um\n\n## Antes\n"),
        [f"{UM}:11: P5: 'Em uma frase' stands below a section; it comes first"],
    ),
    "sections out of order": (
        replace(UM, "## Não confunda\n\n## Veja também", "## Veja também\n\n## Não confunda"),
        [f"{UM}:26: P5: 'Veja também' stands too early; the order is Na prova, Não confunda, Veja também, Fontes"],
    ),
    "objectives not shown": (
        replace(UM, '--8<-- "objectives/dominio-1/um.md"\n', ""),
        [f'{UM}:6: P9: the page does not include its objectives: --8<-- "objectives/dominio-1/um.md"'],
    ),
    "page that is not UTF-8": (
        save_as("latin-1", UM),
        [f"{UM}:2: P15: the file is not UTF-8: save it in this encoding"],
    ),
    # Lists, words, boxes
    "a list that Markdown flattens": (
        replace(UM, "## Na prova\n", "## Na prova\n\n- Primeiro:\n  - segundo\n"),
        [f"{UM}:25: T1: the list item is indented by 2 spaces: Markdown needs 4 a level"],
    ),
    "filler": (replace(UM, "palavra palavra", "simplesmente palavra"), [f"{UM}:14: T2: filler: 'simplesmente'"]),
    "filler beside a link": (
        replace(UM, "(dois.md): por que ler.", "(dois.md): basta ler."),
        [f"{UM}:30: T2: filler: 'basta'"],
    ),
    "filler in the title of a source": (replace(UM, "- [Título]", "- [É só um título]"), []),
    "exclamation": (replace(UM, "A linha sobe.", "A linha sobe!"), [f"{UM}:19: T2: exclamation mark"]),
    "unknown box": (
        replace(UM, "## Na prova\n", '## Na prova\n\n!!! danger "Cuidado"\n    Texto.\n'),
        [f"{UM}:24: T3: unknown admonition 'danger' (known: abstract, example, warning, tip, note)"],
    ),
    "box without a space": (
        replace(UM, "## Na prova\n", '## Na prova\n\n!!!danger "Cuidado"\n    Texto.\n'),
        [f"{UM}:24: T3: unknown admonition 'danger' (known: abstract, example, warning, tip, note)"],
    ),
    "box of two classes": (
        replace(UM, "## Na prova\n", '## Na prova\n\n!!! warning inline "Pegadinha"\n    Texto.\n'),
        [f"{UM}:24: T3: unknown admonition 'warning inline' (known: abstract, example, warning, tip, note)"],
    ),
    "box with a title of its own": (
        replace(UM, "## Na prova\n", '## Na prova\n\n!!! warning "Cuidado com "isto""\n    Texto.\n'),
        [f"{UM}:24: T3: admonition 'warning' has the title \"Pegadinha\""],
    ),
    "box inside a list": (
        replace(UM, "## Na prova\n", '## Na prova\n\n- Um:\n\n    !!! warning "Pegadinha"\n        Texto.\n'),
        [f"{UM}:26: T3: an admonition inside another block"],
    ),
    "open note": (
        replace(UM, "## Na prova\n", '## Na prova\n\n???+ note "Para ir além"\n    Texto.\n'),
        [f'{UM}:24: T3: "Para ir além" is collapsed: ??? note'],
    ),
    "two notes": (
        replace(UM, "## Na prova\n", "## Na prova\n" + 2 * '\n??? note "Para ir além"\n    Texto.\n'),
        [f'{UM}:27: T3: more than one "Para ir além" on the page'],
    ),
    "the wrong word": (
        replace(UM, "palavra palavra", "a precisão (*accuracy*)"),
        [f"{UM}:14: T4: 'precisão' for accuracy: the word is 'acurácia'"],
    ),
    "too short": (
        replace(UM, "palavra " * 300, "palavra"),
        [f"{UM}:6: T5: the page has 57 words, 300 to 900 are wanted"],
    ),
    # Links and sources
    "broken link": (
        replace(UM, "](dois.md)", "](cinco.md)"),
        [f"{UM}:14: L1: cinco.md goes to dominio-1/cinco.md, which does not exist"],
    ),
    "broken link beside a comment": (
        replace(UM, "](dois.md)", "](cinco.md) <!-- de [um](um.md) -->"),
        [f"{UM}:14: L1: cinco.md goes to dominio-1/cinco.md, which does not exist"],
    ),
    "broken link in a comment": (
        replace(UM, "## Na prova\n", "## Na prova\n\n<!-- [um](cinco.md)\n\n[um](cinco.md) --> Texto.\n"),
        [],
    ),
    "broken anchor": (
        replace(UM, "](dois.md)", "](dois.md#nada)"),
        [f"{UM}:14: L1: dois.md#nada goes to an id that dominio-1/dois.md does not state"],
    ),
    "link to a section without an id of its own": (
        replace(UM, "](dois.md)", "](dois.md#na-prova)"),
        [f"{UM}:14: L1: dois.md#na-prova goes to an id that dominio-1/dois.md does not state"],
    ),
    "link to an address of the site": (
        replace(UM, "](dois.md)", "](/dominio-1/dois/)"),
        [
            f"{UM}:6: P6: the text links to 2 pages, at least 3 are wanted above 'Veja também'",
            f"{UM}:14: L1: /dominio-1/dois/ is neither a relative .md page nor an https address",
        ],
    ),
    "link to its own page": (
        replace(UM, "palavra palavra", "[Tema um](um.md)"),
        [f"{UM}:14: L3: the link goes to the page that it is on"],
    ),
    "vague link": (
        replace(UM, "[Tema dois]", "[clique aqui]"),
        [f"{UM}:30: L3: the text 'clique aqui' does not say where the link goes"],
    ),
    "no source": (
        replace(UM, "- [Título](https://docs.aws.amazon.com/pagina.html) (aberta em 2026-01-02)\n", ""),
        [f"{UM}:34: L2: Fontes lists no source"],
    ),
    "source without date": (
        replace(UM, " (aberta em 2026-01-02)", ""),
        [f"{UM}:36: L2: write: - [title](https://…) (aberta em AAAA-MM-DD)"],
    ),
    "source opened on no day": (
        replace(UM, "(aberta em 2026-01-02)", "(aberta em 2026-02-30)"),
        [f"{UM}:36: L2: no calendar has the day 2026-02-30"],
    ),
    "source opened tomorrow": (
        replace(UM, "(aberta em 2026-01-02)", "(aberta em 2026-06-02)"),
        [f"{UM}:36: L2: the date is in the future: 2026-06-02"],
    ),
    "missing fragment": (
        replace(UM, "## Não confunda\n", '## Não confunda\n\n--8<-- "services/nenhum.md"\n'),
        [f"{UM}:28: L4: no data gives the fragment services/nenhum.md"],
    ),
    # Figures
    "missing image": (
        replace(UM, "linha.svg", "curva.svg"),
        [
            "docs/dominio-1/um.assets/linha.svg:1: F5: no page shows this figure: show it or delete it",
            f"{UM}:17: F1: the image um.assets/curva.svg does not exist",
        ],
    ),
    "missing dark twin": (
        remove("docs/dominio-1/um.assets/linha.dark.svg"),
        ["docs/dominio-1/um.assets/linha.svg:1: F1: the dark twin linha.dark.svg does not exist"],
    ),
    "missing alt text": (
        replace(UM, "![Uma linha que sobe da esquerda para a direita.]", "![]"),
        [f"{UM}:17: F2: alt text has 0 characters, 20 to 250 are wanted"],
    ),
    "missing caption": (
        replace(UM, "/// caption\nA linha sobe.\n///\n", ""),
        [f"{UM}:17: F3: the image has no /// caption below it"],
    ),
    "figure without size": (
        replace("docs/dominio-1/um.assets/linha.svg", ' width="40"', ""),
        ["docs/dominio-1/um.assets/linha.svg:1: F4: the <svg> element states no width and height"],
    ),
    "figure whose height stands first": (
        replace("docs/dominio-1/um.assets/linha.svg", 'width="40" height="30"', 'height="30" width="40"'),
        [],
    ),
    "large figure": (
        add("docs/dominio-1/um.assets/linha.svg", "<!-- " + "x" * 50_000 + " -->\n"),
        ["docs/dominio-1/um.assets/linha.svg:1: F4: the figure has 50122 bytes, at most 50000 are allowed"],
    ),
    "figure with a script": (
        add("docs/dominio-1/um.assets/linha.dark.svg", "<script>a()</script>\n"),
        ["docs/dominio-1/um.assets/linha.dark.svg:1: F4: the figure contains a script"],
    ),
    "missing light figure": (
        add("docs/dominio-1/um.assets/curva.dark.svg", small_site.SVG),
        ["docs/dominio-1/um.assets/curva.dark.svg:1: F1: the light figure curva.svg does not exist"],
    ),
    # Navigation and addresses
    "file name with a capital": (
        new_page("Sobre.md", small_site.index("Sobre", "guide.md")),
        ["docs/Sobre.md:1: P10: file names are ASCII, lower case, words joined by '-'"],
    ),
    "page with few links": (
        replace(UM, "[o tema dois](dois.md), ", ""),
        [f"{UM}:6: P6: the text links to 2 pages, at least 3 are wanted above 'Veja também'"],
    ),
    "page that links to another twice": (
        replace(UM, "[o tema dois](dois.md)", "[o tema tres](tres.md)"),
        [f"{UM}:6: P6: the text links to 2 pages, at least 3 are wanted above 'Veja também'"],
    ),
    "page with few links under Veja também": (replace(UM, "- [Tema dois](dois.md): por que ler.\n", ""), []),
    "topic page that few link to": (
        together(
            new_page("dominio-1/cinco.md", small_site.topic("cinco")),
            replace("docs/index.md", "- [Leia dominio-1/cinco.md](dominio-1/cinco.md).\n", ""),
        ),
        ["docs/dominio-1/cinco.md:6: P6: 1 pages link here themselves, at least 2 are wanted"],
    ),
    "other page that few link to": (
        replace("docs/errata.md", "(glossario.md)", "(index.md)"),
        ["docs/glossario.md:6: P6: 1 pages link here themselves, at least 2 are wanted"],
    ),
    "home page that few link to": (
        replace("docs/glossario.md", "(index.md)", "(errata.md)"),
        ["docs/index.md:6: P6: 1 pages link here themselves, at least 2 are wanted"],
    ),
    "page not in nav": (
        replace("mkdocs.yml", "  - errata.md\n", ""),
        ["docs/errata.md:1: P7: the page is not in nav of mkdocs.yml"],
    ),
    "nav names no page": (
        add("mkdocs.yml", "  - dominio-1/cinco.md\n"),
        ["mkdocs.yml:13: P7: nav names dominio-1/cinco.md, which does not exist"],
    ),
    "published address gone": (
        add("tests/published.txt", "dominio-1/velho/\n"),
        ["tests/published.txt:11: P8: the address dominio-1/velho/ was published and is gone: bring its page back"],
    ),
    "address that nothing protects": (
        replace("tests/published.txt", "dominio-1/dois/\n", ""),
        [f"{DOIS}:1: P8: the address dominio-1/dois/ is not in tests/published.txt: add it"],
    ),
    "home page that nothing protects": (
        replace("tests/published.txt", "/\n", ""),
        ["docs/index.md:1: P8: the address / is not in tests/published.txt: add it"],
    ),
    # Data
    "duplicate term": (
        replace(GLOSSARY, "- id: precisao", "- id: acuracia"),
        [
            f"{GLOSSARY}:1: D3: acuracia: confused_with names 'precisao', which is no term",
            f"{GLOSSARY}:11: D1: id 'acuracia' is also on line 1",
        ],
    ),
    "dangling term": (
        replace(GLOSSARY, "[precisao]", "[revocacao]"),
        [f"{GLOSSARY}:1: D3: acuracia: confused_with names 'revocacao', which is no term"],
    ),
    "alias that names another term": (
        add(GLOSSARY, "  aliases: [Accuracy]\n"),
        [f"{GLOSSARY}:11: D1: precisao: the alias 'accuracy' belongs to 'acuracia' already"],
    ),
    "alias of two terms": (
        add(GLOSSARY, "  aliases: [Taxa de Acerto]\n"),
        [f"{GLOSSARY}:11: D1: precisao: the alias 'taxa de acerto' belongs to 'acuracia' already"],
    ),
    "long definition": (
        replace(GLOSSARY, "A parte dos acertos entre todas as respostas.", "palavra " * 41),
        [f"{GLOSSARY}:1: D2: acuracia: the definition has 41 words, at most 40 are allowed"],
    ),
    "term of a page that is gone": (
        replace(GLOSSARY, "um.md#o-que-e", "cinco.md"),
        [f"{GLOSSARY}:1: D3: acuracia: page dominio-1/cinco.md does not exist"],
    ),
    "service of a page that is gone": (
        add(SERVICES, "  page: dominio-1/cinco.md\n"),
        [f"{SERVICES}:1: D3: servico-fechado: page dominio-1/cinco.md does not exist"],
    ),
    "malformed data": (
        replace(GLOSSARY, "  pt: precisão", "  pt: [precisão"),
        [f"{GLOSSARY}:13: D1: malformed YAML: expected ',' or ']', but got ':'"],
    ),
    "number for text": (
        replace(GUIDE, 'id: "1.1.1"', "id: 1.1"),
        [f"{GUIDE}:16: D1: 'id' must be text: put quotes around 1.1"],
    ),
    "empty text": (
        replace(GLOSSARY, "pt: precisão", "pt:"),
        [
            f"{GLOSSARY}:1: D3: acuracia: confused_with names 'precisao', which is no term",
            f"{GLOSSARY}:12: D1: 'pt' is empty",
        ],
    ),
    "day that no calendar has": (
        replace(SERVICES, "checked: 2026-01-02", "checked: 2026-02-30"),
        [BADGE_GONE, f"{SERVICES}:12: D1: 'checked' must be date, not '2026-02-30'"],
    ),
    "tag": (
        replace(SERVICES, "summary: Faz", "summary: !x Faz"),
        [BADGE_GONE, f"{SERVICES}:3: D1: 'summary' must be text: put quotes around Faz uma coisa."],
    ),
    "unknown status": (
        replace(SERVICES, "status: closed", "status: fechado"),
        [
            BADGE_GONE,
            f"{SERVICES}:8: D1: 'status' must be one of open, closed, renamed, moved, discontinued, not 'fechado'",
        ],
    ),
    "unknown verdict": (
        replace(ERRATA, "verdict: wrong", "verdict: errado"),
        [f"{ERRATA}:5: D1: 'verdict' must be one of correct, imprecise, outdated, term, wrong, gap, not 'errado'"],
    ),
    "domain that the guide does not have": (
        replace(SERVICES, "domain: 1", "domain: 5"),
        [f"{SERVICES}:1: D1: servico-fechado: domain 5 is not one of 1"],
    ),
    "weights that are not the whole": (
        replace(GUIDE, "weight: 100", "weight: 90"),
        [f"{GUIDE}:1: D1: the weights add up to 90%"],
    ),
    "task in the wrong domain": (
        replace(GUIDE, 'id: "1.1"', 'id: "2.1"'),
        [
            f"{GUIDE}:12: D1: task 2.1 is inside domain 1",
            f"{GUIDE}:16: D1: objective 1.1.1 is inside task 2.1",
        ],
    ),
    "correction without a reason": (
        replace(ERRATA, "      why: Um não é dois.\n", ""),
        [f"{ERRATA}:4: D1: 1.1: a correction needs 'right' and 'why'"],
    ),
    "name in AWS's Portuguese without its source": (
        add(GLOSSARY, "  aws_pt: precisão\n"),
        [f"{GLOSSARY}:11: D1: precisao: 'aws_pt' and an https address in 'aws_pt_source' go together"],
    ),
    "domain that is no number": (
        replace(GUIDE, '- id: "1"', '- id: "A"'),
        [
            f"{GLOSSARY}:1: D1: acuracia: domain 1 is not one of A",
            f"{GLOSSARY}:11: D1: precisao: domain 1 is not one of A",
            f"{GUIDE}:12: D1: task 1.1 is inside domain A",
            f"{SERVICES}:1: D1: servico-fechado: domain 1 is not one of A",
        ],
    ),
    "closed service without a date": (
        replace(SERVICES, "  since: 2026-01-01\n", ""),
        [f"{SERVICES}:1: D4: servico-fechado: not open, but neither 'since' nor 'since_note' says from when"],
    ),
    "closed service without a successor": (
        replace(SERVICES, "  successor: Amazon Aberto\n", ""),
        [f"{SERVICES}:1: D4: servico-fechado: not open, but 'successor' does not say what to use"],
    ),
    "service without a source": (
        replace(SERVICES, "source: https://docs.aws.amazon.com/fechado.html", "source: a página da AWS"),
        [f"{SERVICES}:1: D4: servico-fechado: 'source' is no https address"],
    ),
    "objective that no section teaches": (
        replace(
            GUIDE,
            "text: Definir termos.",
            'text: Definir termos.\n          - id: "1.1.2"\n            text: Comparar.',
        ),
        [f"{GUIDE}:18: P12: no section teaches objective 1.1.2"],
    ),
    "comparison without its parts": (
        add(
            "docs/nao-confunda.md",
            "---\ndescription: Uma página pequena que existe só para os testes do projeto.\nobjectives: []\n"
            "reviewed: 2026-01-02\n---\n\n# Não confunda\n\n## Domínio\n\n### A ou B\n\nTexto.\n",
        ),
        [
            "docs/nao-confunda.md:1: P7: the page is not in nav of mkdocs.yml",
            "docs/nao-confunda.md:1: P8: the address nao-confunda/ is not in tests/published.txt: add it",
            "docs/nao-confunda.md:6: P14: more than 3 taps from the home page: link to it earlier",
            "docs/nao-confunda.md:6: P6: 0 pages link here themselves, at least 2 are wanted",
            "docs/nao-confunda.md:11: P13: the comparison has no Exemplo",
            "docs/nao-confunda.md:11: P13: the comparison has no Regra para decidir",
            "docs/nao-confunda.md:11: P13: the comparison has no table",
        ],
    ),
    "page far from home": (
        together(
            replace("docs/index.md", "(errata.md)", "(glossario.md)"),
            replace("docs/servicos-aws/index.md", "(../errata.md)", "(../index.md)"),
        ),
        [
            "docs/errata.md:6: P14: more than 3 taps from the home page: link to it earlier",
            "docs/errata.md:6: P6: 0 pages link here themselves, at least 2 are wanted",
        ],
    ),
    "claim that went nowhere": (
        replace(ERRATA, "um.md#o-que-e", "um.md#sumiu"),
        [f"{ERRATA}:4: D3: 1.1: page dominio-1/um.md states no id 'sumiu'"],
    ),
}


def test_a_page_reviewed_long_ago_is_a_warning(site: Path) -> None:
    assert warnings(site, TODAY) == []
    late = [str(w) for w in warnings(site, date(2026, 7, 2)) if w.file == UM]
    assert late == [f"{UM}:4: P11: reviewed 181 days ago: open its sources again"]


@pytest.mark.parametrize(("plant", "expected"), FAULTS.values(), ids=FAULTS.keys())
def test_a_planted_fault_is_named(site: Path, plant: Plant, expected: list[str]) -> None:
    plant(site)
    assert found(site) == expected


def test_every_rule_of_the_document_has_a_planted_fault() -> None:
    text = (Path(__file__).resolve().parents[1] / "CONTRIBUTING.md").read_text(encoding="utf-8")
    rules = dict(re.findall(r"^\| ([A-Z]\d+) \| (.*) \|$", text, re.MULTILINE))
    elsewhere = {rule for rule, words in rules.items() if "`make test`" in words}
    planted = {line.split(": ")[1] for _, lines in FAULTS.values() for line in lines}
    assert planted | elsewhere | {"P11", "T7"} == set(
        rules
    )  # P11 is a warning, see above; T7 is for the writer to keep
    assert not planted & elsewhere


def test_all_faults_are_reported_at_once_and_nothing_is_touched(site: Path) -> None:
    for file, old, new in (
        (UM, "](dois.md)", "](cinco.md)"),
        (DOIS, "[1.1.1#o-que-e]", "[1.1.1#o-que-e, 9.9.9]"),
        (GLOSSARY, "[precisao]", "[revocacao]"),
    ):
        replace(file, old, new)(site)
    before = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    script = Path(__file__).resolve().parents[1] / "scripts" / "check.py"
    done = subprocess.run([sys.executable, script, site], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    lines = [line for line in done.stderr.splitlines() if not line.endswith("(warning)")]
    assert [line.split(": ")[0] for line in lines] == [
        f"{DOIS}:3",
        f"{UM}:14",
        f"{GLOSSARY}:1",
    ]
    assert {path: path.read_bytes() for path in site.rglob("*") if path.is_file()} == before
