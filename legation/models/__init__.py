"""The trained language model: ONNX weights, vocabulary, model card."""

from pathlib import Path

FOLDER = Path(__file__).parent
"""Where the model's files lie."""
