"""Figures: each states what its code computes, and the computed says what its caption teaches."""

from pathlib import Path

import draw_figures
import numpy as np
import pytest
from figures import decision_tree, embeddings, kmeans, learning_curves, pca, registry, sampling, svm, underfitting
from figures.palette import PALETTES, Palette, contrast
from figures.words import decimal, percent, wrap


def test_every_committed_figure_is_what_its_code_draws() -> None:
    assert draw_figures.problems(draw_figures.draw(), leftovers=True) == []


def test_a_changed_missing_or_left_over_figure_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(draw_figures, "DOCS", tmp_path / "docs")
    folder = tmp_path / "docs" / "p.assets"
    folder.mkdir(parents=True)
    (folder / "changed.svg").write_text("old")
    (folder / "nobody.svg").write_text("old")
    drawn = {folder / "changed.svg": "new", folder / "missing.svg": "new"}

    assert draw_figures.problems(drawn, leftovers=True) == [
        "docs/p.assets/changed.svg: F6: the figure is not what its code draws: run `make figures`",
        "docs/p.assets/missing.svg: F6: the figure is missing: run `make figures`",
        "docs/p.assets/nobody.svg: F6: "
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
