"""Run in this folder: python3 -m unittest"""
import unittest
from collections import Counter

import numpy as np
import torch
from PIL import Image

from batches import BatchSource
from bpe import BEGIN, END, Tokenizer, learn, split
from captions import CaptionWriter, full_caption
from catalog import AXES, NONE, UNKNOWN, Catalog, Product
from edits import sample_edits
from loss import agreement, answers, multi_positive
from model import ImageTower, TextTower
from pictures import letterbox
from schedule import rate
from vocabulary import Vocabulary


def product(id: str, group: str = "", title: str = "", **labels) -> Product:
    return Product(id, group or id, title, {axis: labels.get(axis, NONE) for axis in AXES})


def catalog(*products) -> Catalog:
    return Catalog(list(products), np.zeros((len(products), 3, 4, 4), np.uint8))


class BpeTests(unittest.TestCase):
    def test_text_is_cut_as_clip_cuts_it(self):
        self.assertEqual(split("Men's  T-shirt 42!"), ["men", "'s", "t", "-", "shirt", "4", "2", "!"])

    def test_frequent_words_become_one_token_and_unknown_ones_stay_bytes(self):
        tokenizer = Tokenizer(learn(Counter({"shirt": 9}), 10), 8)
        begin, end = tokenizer.ids[BEGIN], tokenizer.ids[END]
        self.assertEqual(tokenizer.encode("shirt"), [begin, tokenizer.ids["shirt</w>"], end])
        self.assertEqual(len(tokenizer.encode("é")), 4)

    def test_a_long_text_is_cut_and_ends_with_the_end_id(self):
        ids = Tokenizer([], 8).encode("a b c d e f g h i j")
        self.assertEqual((len(ids), ids[-1]), (8, Tokenizer([], 8).end))


class PictureTests(unittest.TestCase):
    def test_a_tall_picture_is_centred_on_white(self):
        square = np.asarray(letterbox(Image.new("RGB", (30, 40), (10, 20, 30)), 64))
        self.assertEqual(square[:, 7].min(), 255)
        self.assertEqual(square[32, 8].tolist(), [10, 20, 30])

    def test_transparency_becomes_white(self):
        square = np.asarray(letterbox(Image.new("RGBA", (64, 64), (0, 0, 0, 0)), 64))
        self.assertEqual(square.min(), 255)


class VocabularyTests(unittest.TestCase):
    def test_spellings_of_one_label_fall_together(self):
        vocabulary = Vocabulary([catalog(product("1", category="Tshirts", color="Navy Blue")),
                                 catalog(product("2", category="T-shirts", color="navy"))])
        self.assertEqual(vocabulary.axes["category"].labels, ["Tshirts"])
        self.assertEqual(vocabulary.axes["color"].labels, ["Navy Blue"])

    def test_a_rare_label_is_not_published(self):
        reds = [product(str(i), color="Red") for i in range(5)]
        vocabulary = Vocabulary([catalog(*reds, product("6", color="Blue"))])
        self.assertEqual(vocabulary.published["color"], ["Red"])

    def test_a_caption_states_its_own_product(self):
        products = [product("1", category="Tshirts", color="Blue", gender="Men", pattern=UNKNOWN),
                    product("2", category="Mugs", color="Navy Blue", material="Ceramic", title="Big mug")]
        vocabulary = Vocabulary([catalog(*products)])
        rows, writer = vocabulary.indices(catalog(*products)), CaptionWriter(vocabulary, seed=1)
        for _ in range(200):
            for row, one in zip(rows, products):
                for axis, weights in writer.write(one).stated.items():
                    self.assertGreater(weights[row[AXES.index(axis)]], 0)

    def test_the_full_caption_leaves_out_what_is_not_known(self):
        self.assertEqual(full_caption({"color": "red", "category": "mugs"}), "red mugs")


class LossTests(unittest.TestCase):
    def test_pictures_that_fit_a_caption_are_its_answers_and_unknown_ones_are_left_out(self):
        labels = torch.tensor([[0], [0], [1], [2]])  # two labels; 2 is unknown
        stated = [torch.tensor([[1.0, 0, 1, 0]] * 4)]
        speaks, titles = torch.tensor([[True]] * 4), torch.tensor([False] * 4)
        positives, left_out = answers(stated, speaks, titles, labels, labels == 2)
        self.assertEqual(positives[0].tolist(), [1, 1, 0, 0])
        self.assertEqual(left_out[0].tolist(), [False, False, False, True])

    def test_loss_is_least_where_all_answers_are_on_top(self):
        positives, nothing = torch.tensor([[1.0, 1, 0]]), torch.zeros(1, 3, dtype=torch.bool)
        good = multi_positive(torch.tensor([[9.0, 9, 0]]), positives, nothing)
        bad = multi_positive(torch.tensor([[0.0, 9, 9]]), positives, nothing)
        self.assertLess(good, bad)

    def test_an_edit_changes_one_axis_and_keeps_the_others(self):
        labels = torch.tensor([[0, 0, 0, 0, 0], [0, 1, 0, 0, 0], [1, 1, 0, 0, 0]])
        agree = agreement(labels, torch.zeros_like(labels, dtype=torch.bool))
        edits = sample_edits(labels, torch.ones_like(labels, dtype=torch.bool), agree, 3, torch.Generator())
        for row, reference in enumerate(edits.references.tolist()):
            for answer in edits.positives[row].nonzero().flatten().tolist():
                changed = (labels[reference] != labels[answer]).nonzero().flatten().tolist()
                self.assertEqual(changed, [edits.axes[row]])


class TowerTests(unittest.TestCase):
    def test_folding_batch_normalisation_changes_nothing(self):
        tower, pictures = ImageTower(16).eval(), torch.rand(2, 3, 64, 64)
        before = tower(pictures)
        self.assertTrue(torch.allclose(before, tower.fold()(pictures), atol=1e-5))

    def test_what_follows_the_end_id_is_not_looked_at(self):
        tower = TextTower(10, end_id=9, context=6, dimensions=4).eval()
        short, padded = tower(torch.tensor([[8, 1, 9]])), tower(torch.tensor([[8, 1, 9, 9, 3, 0]]))
        self.assertTrue(torch.allclose(short, padded, atol=1e-6))


class TrainingTests(unittest.TestCase):
    def test_a_batch_holds_the_asked_share_of_drawn_pictures(self):
        photos = catalog(*[product(str(i)) for i in range(20)])
        drawn = catalog(*[product(str(i), group=str(i // 2)) for i in range(10)])
        rows = BatchSource(photos, drawn, 10, 0.2, seed=1).next()
        self.assertEqual((rows >= 20).sum(), 2)

    def test_the_learning_rate_rises_and_ends_at_zero(self):
        self.assertLess(rate(0.05), rate(0.1))
        self.assertAlmostEqual(rate(1.0), 0.0)


if __name__ == "__main__":
    unittest.main()
