"""Texts to vectors: each distinct text once, short texts apart from long ones so that little is padding."""
import torch

BUCKETS = 3


class TextEncoder:
    """Tokenizes and encodes. Padding is the end id, which the tower does not look past."""

    def __init__(self, tokenizer):
        self._tokenizer = tokenizer

    def encode(self, tower, texts: list) -> torch.Tensor:
        distinct = {text: self._tokenizer.encode(text) for text in dict.fromkeys(texts)}
        ordered = sorted(distinct, key=lambda text: len(distinct[text]))
        size = -(-len(ordered) // BUCKETS)
        parts = [tower(self._padded([distinct[text] for text in ordered[at: at + size]]))
                 for at in range(0, len(ordered), size)]
        place = {text: i for i, text in enumerate(ordered)}
        return torch.cat(parts)[torch.tensor([place[text] for text in texts])]

    def _padded(self, rows: list) -> torch.Tensor:
        longest = max(len(row) for row in rows)
        return torch.tensor([row + [self._tokenizer.end] * (longest - len(row)) for row in rows])
