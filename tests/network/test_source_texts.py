"""The exported file of a network of texts: it reads and writes as the program does, without Model Lab."""

from __future__ import annotations

import subprocess
import sys

import pytest
import tokenizers
import torch

from modellab.data.preparation import PreparationConfig, fit
from modellab.data.tokenizer import fit_tokenizer
from modellab.data.wiring import text_limits
from modellab.errors import ModelLabError
from modellab.network import standalone_text
from modellab.network.abilities import preprocessing_of
from modellab.network.build import build
from modellab.network.export import export_python
from modellab.network.source import source
from modellab.network.weights import save_state
from modellab.prediction.generate import Sampling, generate, translate
from modellab.prediction.predict import Predictor
from tests.builders import chain
from tests.network.bare import run
from tests.text_samples import corpus, pairs, reader, reviews, translator, writer


def _exported(folder, drawn, dataset, kind="characters", classes=(), **config):
    preparation = fit(dataset, PreparationConfig(tokenizer=kind, **config), text_limits(drawn))
    state = save_state(build(drawn, seed=5))
    found = preprocessing_of(preparation.to_json(), classes)
    export_python(folder / "mine.py", drawn, state, preprocessing=found)
    return Predictor(drawn, state, preparation, classes)


def test_a_classifier_answers_to_texts_as_a_program_of_its_own(tmp_path):
    predictor = _exported(tmp_path, reader(length=5), reviews(), "words", ("bad", "good"), cut="end")
    text = "the film was a dull story and awful music"
    best, share = predictor.text(text).scores[0]
    command = [sys.executable, "-I", "mine.py", "--predict", text]
    said = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=120, check=True).stdout
    assert said == f"{text}: {best} {share:.1%}\n"


def test_a_text_is_cut_where_the_network_reads_no_farther(tmp_path):
    placed = chain(
        ("text_input", {"vocabulary": 40}), ("embedding", {"dimension": 8}),
        ("positional_encoding", {"method": "learned", "max_length": 6}), "mean_over_time", ("linear", {"units": 2}),
        ("class_output", {"classes": 2}),
    )  # fmt: skip
    predictor = _exported(tmp_path, placed, reviews(), "words", ("bad", "good"))
    text = "the film was a dull story and awful music"
    best, share = predictor.text(text).scores[0]
    assert run(tmp_path, "--predict", text) == f"{text}: {best} {share:.1%}\n"


def _deep_writer(length, **transformer):
    return chain(
        ("text_input", {"length": length, "vocabulary": 20}), ("embedding", {"dimension": 16}),
        ("positional_encoding", {}),
        ("transformer_encoder", {"heads": 2, "hidden": 8, "causal": True, **transformer}), ("linear", {"units": 20}),
        ("next_token_output", {"vocabulary": 20}),
    )  # fmt: skip


_WRITERS = {
    "recurrent": writer(8), "of any length": writer(None), "transformer": _deep_writer(8),
    "transformer of any length": _deep_writer(None),
}  # fmt: skip


@pytest.mark.parametrize("kind", list(_WRITERS))
@pytest.mark.parametrize(("prompt", "temperature"), [("12", 0), ("12", 0.8), ("1234567890123", 0)])
def test_a_generator_writes_on_as_the_program_does(kind, prompt, temperature, tmp_path):
    predictor = _exported(tmp_path, _WRITERS[kind], corpus())
    written = "".join(generate(predictor, prompt, Sampling(temperature=temperature, max_tokens=40, seed=3)))
    words = ("--generate", prompt, "--temperature", temperature, "--tokens", 40, "--seed", 3)
    assert run(tmp_path, *words) == f"{prompt}{written}\n"


def test_chance_follows_the_seed(tmp_path):
    _exported(tmp_path, writer(), corpus())
    first, second, other = (run(tmp_path, "--generate", "1", "--temperature", "3", "--seed", s) for s in "223")
    assert first == second != other


def test_an_empty_prompt_begins_a_new_text(tmp_path):
    _exported(tmp_path, writer(), corpus())
    assert run(tmp_path, "--generate", "", "--tokens", "3").strip()


def test_a_translator_answers_as_a_program_without_model_lab(tmp_path):
    predictor = _exported(tmp_path, translator(), pairs())
    assert run(tmp_path, "--predict", "ab") == f"ab: {translate(predictor, 'ab').label}\n"
    assert (tmp_path / "tokenizer_2.json").is_file()


def test_the_file_names_what_it_needs_and_its_tokenizer_lies_beside_it(tmp_path):
    _exported(tmp_path, writer(), corpus())
    assert "Needs: pip install torch tokenizers\n" in (tmp_path / "mine.py").read_text()
    names = {"mine.py", "weights.safetensors", "preprocessing.json", "tokenizer.json"}
    assert {path.name for path in tmp_path.iterdir()} == names


def test_without_a_preparation_the_file_takes_random_tokens(tmp_path):
    (tmp_path / "mine.py").write_text(source(writer()))
    assert "untrained" in run(tmp_path)


@pytest.mark.parametrize("kind", ["words", "characters", "bpe"])
@pytest.mark.parametrize("text", ["Ein Fuß, zwei (Füße)!", "你好,世界 ok", "", "  ", "never seen 🦀", "a\nb"])
def test_texts_become_the_same_tokens_and_the_same_texts(kind, text, tmp_path, monkeypatch):
    monkeypatch.setattr(standalone_text, "Tokenizer", tokenizers.Tokenizer, raising=False)  # the file imports it
    tokenizer = fit_tokenizer(["Ein Fuß, zwei (Füße)! 你好,世界 ok a b"], kind, 400)
    saved = {"field": "text", "tokenizer_json": tokenizer.to_json(), "length": 4, "cut": "end"}
    found = preprocessing_of({"texts": [saved]})
    for name, data in found.files().items():
        (tmp_path / name).write_bytes(data)
    (theirs,), form = standalone_text.load_tokenizers(tmp_path, found.to_json()), found.to_json()["texts"][0]
    ids = standalone_text.encode(theirs, text, form)
    assert ids == tokenizer.encode(text)
    assert standalone_text.cut(ids, form) == tokenizer.cut(ids, 4, "end")
    assert standalone_text.decode(theirs, ids, form) == tokenizer.decode(ids)


def test_token_ids_are_filled_up_to_the_length():
    assert torch.equal(standalone_text.fill([5, 6], {"length": 4}), torch.tensor([[5, 6, 0, 0]]))


@pytest.mark.parametrize(
    "change", [{"length": 0}, {"length": "5"}, {"cut": "middle"}, {"tokenizer_json": "{}"}, {"tokenizer_json": "x"}]
)
def test_a_damaged_preparation_is_refused(change):
    tokenizer = fit_tokenizer(["a b"], "words", 10)
    saved = {"field": "text", "tokenizer_json": tokenizer.to_json(), "length": 4, "cut": "end"}
    with pytest.raises(ModelLabError, match="damaged"):
        preprocessing_of({"texts": [{**saved, **change}]})
