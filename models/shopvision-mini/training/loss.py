"""What training asks for: captions meet every picture that fits them, and look-alikes sit together."""
import torch
import torch.nn.functional as F

NEVER = -1e4
TITLE_LOOK_ALIKE = 0.05


def agreement(labels: torch.Tensor, unknown: torch.Tensor) -> torch.Tensor:
    """bool [n, n, axes]: the labels are equal, or one of them is not known. labels, unknown: [n, axes]."""
    return (labels[:, None] == labels[None]) | unknown[:, None] | unknown[None]


def answers(stated: list, speaks: torch.Tensor, titles: torch.Tensor, labels: torch.Tensor, unknown: torch.Tensor):
    """How well picture j answers caption i, which was written for picture i, and which pairs nobody can judge.

    stated: per axis, float [n, columns]; speaks: bool [n, axes]; titles: bool [n].
    Returns positives [n, n] >= 0 and the pairs to leave out, bool [n, n].
    """
    own = torch.eye(len(labels), dtype=torch.bool)
    positives = torch.ones(len(labels), len(labels))
    for axis, weights in enumerate(stated):
        positives = positives * weights[:, labels[:, axis]]
    left_out = (speaks.float() @ unknown.float().T > 0) & (positives > 0) & ~own
    # A title names one product; look-alikes by every label answer it a little.
    to_title = torch.where(own, 1.0, agreement(labels, unknown).all(-1).float() * TITLE_LOOK_ALIKE)
    positives = torch.where(titles[:, None], to_title, positives)
    left_out = left_out & ~titles[:, None]
    return positives.masked_fill(left_out, 0.0), left_out


def multi_positive(logits: torch.Tensor, positives: torch.Tensor, left_out: torch.Tensor) -> torch.Tensor:
    """Cross entropy against the normalised positives (UniCL, arXiv 2204.03610); rows with none do not count."""
    total = positives.sum(1)
    rows = total > 0
    log_shares = F.log_softmax(logits.masked_fill(left_out, NEVER)[rows], 1)
    return -(positives[rows] / total[rows, None] * log_shares).sum(1).mean()


def contrastive(logits: torch.Tensor, positives: torch.Tensor, left_out: torch.Tensor) -> torch.Tensor:
    """Both directions: captions find pictures, pictures find captions."""
    return (multi_positive(logits, positives, left_out) + multi_positive(logits.T, positives.T, left_out.T)) / 2


def look_alikes(images: torch.Tensor, scale: torch.Tensor, agree: torch.Tensor) -> torch.Tensor:
    """Supervised contrastive term: pictures whose labels all agree sit together."""
    own = torch.eye(len(images), dtype=torch.bool)
    return multi_positive(images @ images.T * scale, (agree.all(-1) & ~own).float(), own)


def naming(logits: torch.Tensor, labels: torch.Tensor) -> torch.Tensor:
    """Cross entropy over the labels of one axis; pictures without a known label do not count."""
    known = labels < logits.shape[1]
    return F.cross_entropy(logits[known], labels[known]) if known.any() else logits.sum() * 0.0
