"""Figures: each states what its code computes, and the computed says what its caption teaches."""

from pathlib import Path
from xml.etree import ElementTree as ET

import draw_figures
import numpy as np
import pytest
from figures import (
    attention,
    bias_variance,
    confusion,
    decision_tree,
    embeddings,
    integrations,
    kmeans,
    learning_curves,
    pca,
    registry,
    sampling,
    shared_responsibility,
    svg,
    svm,
    token_cost,
    underfitting,
)
from figures.palette import LIGHT, PALETTES, Palette, contrast
from figures.words import decimal, percent, text_width, wrap


def test_a_changed_missing_or_left_over_figure_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(draw_figures, "DOCS", tmp_path / "docs")
    folder = tmp_path / "docs" / "p.assets"
    folder.mkdir(parents=True)
    (folder / "changed.svg").write_text("old")
    (folder / "nobody.svg").write_text("old")
    drawn = {folder / "changed.svg": "new", folder / "missing.svg": "new"}

    assert [str(problem) for problem in sorted(draw_figures.problems(drawn, leftovers=True))] == [
        "docs/p.assets/changed.svg:1: F6: the figure is not what its code draws: run `make figures`",
        "docs/p.assets/missing.svg:1: F6: the figure is missing: run `make figures`",
        "docs/p.assets/nobody.svg:1: F6: "
        "no function draws this figure: delete it or add it to scripts/figures/registry.py",
    ]


def test_each_figure_has_both_palettes() -> None:
    names = {path.name for path in registry.files()}
    assert {name.replace(".dark.svg", ".svg") for name in names if ".dark." in name} == {
        name for name in names if ".dark." not in name
    }


@pytest.mark.parametrize("palette", PALETTES, ids=lambda palette: palette.name)
def test_text_can_be_read_wherever_it_stands(palette: Palette) -> None:
    for text in (palette.text, palette.muted, *palette.categories):
        for ground in (palette.background, palette.surface, *palette.tints):
            assert contrast(text, ground) >= 4.5, (text, ground)


@pytest.mark.parametrize("draw", [draw for draws in registry.PAGES.values() for draw in draws], ids=registry.name)
def test_no_line_of_a_flow_is_cut_at_the_edge(draw: registry.Draw) -> None:
    for line in ET.fromstring(draw(LIGHT)).iter(svg.tag("text")):
        if "font-size" not in line.attrib:  # drawn by matplotlib, which states a style
            continue
        bold = line.attrib["font-weight"] == "bold"
        width = text_width(line.text or "", float(line.attrib["font-size"]), bold)
        start = float(line.attrib["x"]) - width * {"start": 0, "middle": 0.5, "end": 1}[line.attrib["text-anchor"]]
        assert start >= 0, line.text
        assert start + width <= svg.WIDTH, line.text


def test_numbers_and_lines_as_brazilians_write_them() -> None:
    assert (decimal(0.5), decimal(-2.25, 1), percent(0.836), percent(0.001)) == (
        "0,5",
        "\N{MINUS SIGN}2,2",
        "84%",
        "<1%",
    )
    assert wrap("um dois três", 60, 13) == ["um dois", "três"]


def test_low_temperature_sharpens_and_high_flattens() -> None:
    low, one, high = (sampling.probabilities(t)[0] for t in sampling.TEMPERATURES)
    assert low > one > high


def test_top_p_keeps_the_fewest_that_reach_the_sum() -> None:
    shares = np.array([0.5, 0.3, 0.15, 0.05])
    assert sampling.top_p(shares, 0.8).tolist() == [True, True, False, False]
    assert sampling.top_k(shares, 3).tolist() == [True, True, True, False]


def test_early_stopping_ends_the_training_after_the_lowest_validation_loss() -> None:
    curves = learning_curves.train()
    assert curves.stop == curves.best + learning_curves.PATIENCE < learning_curves.EPOCHS
    assert curves.train_loss[-1] < curves.train_loss[curves.best - 1]


def test_the_highest_degree_fits_the_training_points_best_and_new_points_worst() -> None:
    (_, line_train, line_new), (_, good_train, good_new), (_, high_train, high_new) = map(underfitting.fit, (1, 4, 15))
    assert line_train > good_train > high_train
    assert good_new < line_new < high_new


def test_k_means_gets_better_in_every_round_and_finds_the_three_clouds() -> None:
    inertia = [step.inertia for step in kmeans.rounds()]
    assert inertia == sorted(inertia, reverse=True)
    last = kmeans.rounds()[-1].groups
    assert all(len(set(last[start : start + 15])) == 1 for start in (0, 15, 30))


def test_components_are_orthogonal_and_share_the_whole_variance() -> None:
    found = pca.components()
    assert abs(found.directions[0] @ found.directions[1]) < 1e-9
    assert found.shares.sum() == pytest.approx(1)


def test_every_point_keeps_the_margin() -> None:
    X, y = svm.points()
    found = svm.margin()
    assert (np.where(y == y.max(), 1, -1) * (X @ found.weights + found.offset)).min() == pytest.approx(1, abs=1e-2)


def test_the_tree_asks_three_questions() -> None:
    assert decision_tree.trained().get_n_leaves() == 4


def test_words_of_one_group_lie_closer_than_words_of_two() -> None:
    assert embeddings.similarity("gato", "cachorro") > embeddings.similarity("gato", "juros")


def test_attention_is_a_softmax_and_the_pronoun_looks_at_what_it_stands_for() -> None:
    assert [round(share, 2) for share in attention.softmax(np.array([3.0, 1.0, 0.0]))] == [0.84, 0.11, 0.04]
    assert attention.weights().sum(axis=1) == pytest.approx(1)
    shares = dict(zip(attention.WORDS, attention.weights()[attention.WORDS.index("ele")], strict=True))
    assert max(shares, key=lambda word: shares[word]) == "boleto"
    assert [percent(shares[word]) for word in ("boleto", "venceu", "pago", "ele")] == ["61%", "11%", "8%", "7%"]
    assert sum(round(100 * share) for share in shares.values()) == 100


def test_a_shorter_instruction_leaves_three_quarters_of_the_cost_to_the_output() -> None:
    assert token_cost.LONG.costs == pytest.approx((300, 300))
    assert token_cost.SHORT.costs == pytest.approx((100, 300))


def test_precision_reads_a_column_and_recall_a_row() -> None:
    accuracy, precision, recall, specificity = confusion.METRICS
    assert set(accuracy.below) == set(confusion.CELLS)
    assert {confusion.CELLS[cell][1] for cell in precision.below} == {0}
    assert {confusion.CELLS[cell][2] for cell in recall.below} == {0}
    values = [percent(metric.value) for metric in (accuracy, precision, recall, specificity)]
    assert [*values, decimal(confusion.f1(), 2)] == ["97%", "67%", "80%", "98%", "0,73"]


def test_a_higher_degree_trades_bias_for_variance_and_the_middle_has_the_least_of_both() -> None:
    line, middle, high = (bias_variance.fits(degree) for degree in bias_variance.DEGREES)
    assert line.bias > 100 * max(middle.bias, high.bias)
    assert line.variance < middle.variance < high.variance
    assert middle.bias + middle.variance < min(line.bias + line.variance, high.bias + high.variance)
    numbers = [decimal(value, 3) for value in (line.bias, line.variance, middle.variance, high.variance)]
    assert numbers == ["0,154", "0,012", "0,026", "0,078"]


def test_without_a_standard_work_multiplies_and_with_one_it_adds_up() -> None:
    assert len(set(integrations.direct())) == 24
    assert len(set(integrations.pieces())) == 10


def test_data_and_access_stay_with_the_customer() -> None:
    own = shared_responsibility.OWN
    assert own["Bedrock"] < own["EC2"]
    assert shared_responsibility.LAYERS[: own["Bedrock"]] == ["Dados e prompts", "Permissões de acesso"]
