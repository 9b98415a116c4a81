"""Which page shows which figures. A figure is a function; its name with dashes is the name of its file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePosixPath

from figures import (
    agent_loop,
    attention,
    bias_variance,
    confusion,
    customization,
    decision_tree,
    diffusion,
    embeddings,
    evaluation,
    foundation_model,
    guardrails,
    hyperparameters,
    inference_options,
    integrations,
    kmeans,
    learning_curves,
    lifecycle,
    lineage,
    linear_regression,
    ml_pipeline,
    nested_fields,
    pca,
    prompt_parts,
    quantization,
    rag,
    sampling,
    scoping,
    shared_responsibility,
    svm,
    token_cost,
    underfitting,
)
from figures.palette import DARK, LIGHT, Palette

Draw = Callable[[Palette], str]

PAGES: dict[str, list[Draw]] = {
    "dominio-1/tipos-de-inferencia": [inference_options.qual_inferencia],
    "dominio-1/underfitting-e-overfitting": [underfitting.ajuste_polinomial],
    "dominio-1/epocas-e-early-stopping": [learning_curves.curvas_de_perda, learning_curves.curvas_de_acuracia],
    "dominio-1/hiperparametros": [hyperparameters.busca_grade_aleatoria],
    "dominio-1/regressao-linear": [linear_regression.residuos],
    "dominio-1/k-means": [kmeans.k_means_passos],
    "dominio-1/arvore-de-decisao": [decision_tree.arvore_treinada],
    "dominio-1/svm": [svm.margem],
    "dominio-1/pca": [pca.componentes],
    "dominio-1/ia-ml-e-deep-learning": [nested_fields.circulos],
    "dominio-1/pipeline-de-ml": [ml_pipeline.pipeline_com_volta],
    "dominio-1/metricas-de-classificacao": [confusion.celulas_de_cada_metrica],
    "dominio-2/modelos-de-difusao": [diffusion.difusao],
    "dominio-2/embeddings": [embeddings.mapa_de_embeddings],
    "dominio-2/tokens": [token_cost.tokens_e_custo],
    "dominio-2/transformer": [attention.pesos_de_atencao],
    "dominio-2/ciclo-de-vida-do-modelo-de-base": [foundation_model.ciclo_do_modelo_de_base],
    "dominio-2/mcp": [integrations.integracoes],
    "dominio-3/agentes": [agent_loop.ciclo_do_agente],
    "dominio-3/avaliar-modelos": [evaluation.como_avaliar],
    "dominio-3/engenharia-de-prompts": [prompt_parts.partes_do_prompt],
    "dominio-3/parametros-de-inferencia": [sampling.temperatura, sampling.top_k_top_p],
    "dominio-3/rag": [rag.fluxo_rag],
    "dominio-3/quantizacao": [quantization.niveis],
    "dominio-3/fine-tuning": [customization.escada_de_customizacao],
    "dominio-4/vies-e-variancia": [bias_variance.ajustes_repetidos],
    "dominio-5/responsabilidade-compartilhada": [shared_responsibility.quem_cuida_do_que],
    "dominio-5/origem-dos-dados": [lineage.linhagem_dos_dados],
    "dominio-5/processos-de-governanca": [scoping.cinco_escopos],
    "servicos-aws/bedrock-guardrails": [guardrails.caminho_do_guardrail],
    "servicos-aws/sagemaker-ai": [lifecycle.ciclo_de_vida],
}


def name(draw: Draw) -> str:
    """The name of a figure: `k_means_passos` -> "k-means-passos"."""
    return draw.__name__.replace("_", "-")


def files() -> dict[PurePosixPath, tuple[Draw, Palette]]:
    """Every file of every figure, as its path below docs/, with what draws it and in which palette."""
    return {
        PurePosixPath(f"{page}.assets", f"{name(draw)}{ending}"): (draw, palette)
        for page, draws in PAGES.items()
        for draw in draws
        for ending, palette in ((".svg", LIGHT), (".dark.svg", DARK))
    }
