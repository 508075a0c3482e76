"""Byte-level BPE with CLIP's conventions: its text split, `</w>` word ends, vocab.json and merges.txt."""
import json
import unicodedata
from collections import Counter, defaultdict
from functools import lru_cache
from pathlib import Path

CONTRACTIONS = ("'s", "'t", "'re", "'ve", "'m", "'ll", "'d")
WORD_END = "</w>"
BEGIN, END = "<|startoftext|>", "<|endoftext|>"
HEADER = "#version: 0.2"


def byte_symbols() -> list:
    """GPT-2's reversible table: every byte as one printable character, in CLIP's vocabulary order."""
    printable = [*range(33, 127), *range(161, 173), *range(174, 256)]
    others = [byte for byte in range(256) if byte not in printable]
    return [(byte, chr(byte)) for byte in printable] + [(byte, chr(256 + n)) for n, byte in enumerate(others)]


def split(text: str) -> list:
    """Lower-cased NFC text cut as by 's|'t|'re|'ve|'m|'ll|'d|[\\p{L}]+|[\\p{N}]|[^\\s\\p{L}\\p{N}]+."""
    # By character, as Hugging Face lower-cases: str.lower() on whole text would write a final sigma.
    text = "".join(map(str.lower, unicodedata.normalize("NFC", text)))
    pieces, at = [], 0
    while at < len(text):
        end = _piece_end(text, at)
        if _kind(text[at]) != "space":
            pieces.append(text[at:end])
        at = end
    return pieces


def _piece_end(text: str, at: int) -> int:
    for contraction in CONTRACTIONS:
        if text.startswith(contraction, at):
            return at + len(contraction)
    kind = _kind(text[at])
    end = at + 1
    while kind in ("letter", "other") and end < len(text) and _kind(text[end]) == kind:
        end += 1
    return end


def _kind(character: str) -> str:
    if character.isspace() and not "\x1c" <= character <= "\x1f":  # Python alone counts separators as space
        return "space"
    return {"L": "letter", "N": "number"}.get(unicodedata.category(character)[0], "other")


def learn(texts: Counter, merges: int) -> list:
    """The `merges` most frequent symbol pairs, found greedily. `texts` counts whole texts."""
    to_symbol = dict(byte_symbols())
    words = Counter()
    for text, count in texts.items():
        for piece in split(text):
            words[piece] += count
    spelled = [[to_symbol[byte] for byte in word.encode()] for word in words]
    for symbols in spelled:
        symbols[-1] += WORD_END
    counts, where = Counter(), defaultdict(set)
    for row, (symbols, count) in enumerate(zip(spelled, words.values())):
        for pair in zip(symbols, symbols[1:]):
            counts[pair] += count
            where[pair].add(row)
    learned, weights = [], list(words.values())
    while len(learned) < merges and counts:
        best = max(counts, key=lambda pair: (counts[pair], pair))
        if counts[best] < 2:
            break
        learned.append(best)
        for row in where.pop(best):
            _replace(spelled, row, best, weights[row], counts, where)
        del counts[best]
    return learned


def _replace(spelled, row, pair, weight, counts, where) -> None:
    for old in zip(spelled[row], spelled[row][1:]):
        counts[old] -= weight
    spelled[row] = _merge(spelled[row], pair)
    for new in zip(spelled[row], spelled[row][1:]):
        counts[new] += weight
        where[new].add(row)


def _merge(symbols: list, pair: tuple) -> list:
    merged, at = [], 0
    while at < len(symbols):
        if tuple(symbols[at:at + 2]) == pair:
            merged.append(symbols[at] + symbols[at + 1])
            at += 2
        else:
            merged.append(symbols[at])
            at += 1
    return merged


class Tokenizer:
    """Text to ids: begin, pieces, end. Longer texts are cut and still end with the end id."""

    def __init__(self, merges: list, context: int):
        symbols = [symbol for _, symbol in byte_symbols()]
        entries = [*symbols, *(s + WORD_END for s in symbols), *("".join(pair) for pair in merges), BEGIN, END]
        # Two merges may spell the same symbol; the first keeps the id, the order stays dense.
        self.ids = {entry: i for i, entry in enumerate(dict.fromkeys(entries))}
        self.begin, self.end, self.context = self.ids[BEGIN], self.ids[END], context
        self._merges = merges
        self._ranks = {pair: rank for rank, pair in enumerate(merges)}
        self._symbols = dict(byte_symbols())
        self._word = lru_cache(maxsize=50_000)(self._word_ids)

    @classmethod
    def load(cls, folder: Path, context: int) -> "Tokenizer":
        lines = Path(folder, "merges.txt").read_text(encoding="utf-8").splitlines()[1:]
        return cls([tuple(line.split(" ")) for line in lines if line], context)

    def encode(self, text: str) -> list:
        ids = [self.begin, *(i for piece in split(text) for i in self._word(piece)), self.end]
        return ids if len(ids) <= self.context else [*ids[: self.context - 1], self.end]

    def save(self, folder: Path) -> None:
        vocabulary = json.dumps(self.ids, ensure_ascii=False, separators=(",", ":"))
        Path(folder, "vocab.json").write_text(vocabulary + "\n", encoding="utf-8")
        lines = [HEADER, *(" ".join(pair) for pair in self._merges)]
        Path(folder, "merges.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")

    def _word_ids(self, word: str) -> tuple:
        symbols = [self._symbols[byte] for byte in word.encode()]
        symbols[-1] += WORD_END
        while len(symbols) > 1:
            best = min(zip(symbols, symbols[1:]), key=lambda pair: self._ranks.get(pair, len(self._ranks)))
            if best not in self._ranks:
                break
            symbols = _merge(symbols, best)
        return tuple(self.ids[symbol] for symbol in symbols)
