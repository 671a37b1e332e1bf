"""The tables of words: logistic regression over the hashed words of a block, or of its path on a page."""

import numpy as np
import scipy.sparse as sparse
from scipy.optimize import minimize

BITS = {"ngrams": 17, "paths": 15}  # as ngramBits and pathBits in internal/layout
RIDGE = 0.5  # weight of the squared norm


def matrix(buckets, counts, name):
    """One row for each block: its buckets, damped by their number as Go does."""
    values = np.repeat(1 / np.sqrt(np.maximum(counts, 1)), counts).astype(np.float32)
    starts = np.concatenate([[0], np.cumsum(counts)])
    return sparse.csr_matrix((values, buckets.astype(np.int32), starts), shape=(len(counts), 1 << BITS[name]))


def fit(rows, keep, weight):
    """Weights of the buckets; the intercept is the trees' business."""
    transposed, sign = rows.T.tocsr(), keep * 2.0 - 1

    def loss(w):
        margin = sign * (rows @ w[1:] + w[0])
        slope = -weight * sign / (1 + np.exp(margin))
        value = (weight * np.logaddexp(0, -margin)).sum() + RIDGE / 2 * (w[1:] ** 2).sum()
        return value, np.concatenate([[slope.sum()], transposed @ slope + RIDGE * w[1:]])

    start = np.zeros(rows.shape[1] + 1)
    return minimize(loss, start, jac=True, method="L-BFGS-B", options=dict(maxiter=60)).x[1:]


def fit_families(rows, family, weight, families):
    """Softmax over the families, from 0: of the article, and of boilerplate. Weights of the latter against the former."""
    transposed = rows.T.tocsr()
    count, width = len(family), rows.shape[1]
    truth = np.zeros((count, families), dtype=np.float32)
    truth[np.arange(count), family] = 1

    def loss(flat):
        w = flat.reshape(width + 1, families)
        logits = rows @ w[1:] + w[0]
        logits -= logits.max(axis=1, keepdims=True)
        p = np.exp(logits)
        total = p.sum(axis=1, keepdims=True)
        value = (weight * (np.log(total[:, 0]) - logits[np.arange(count), family])).sum() + RIDGE / 2 * (w[1:] ** 2).sum()
        slope = (p / total - truth) * weight[:, None]
        return value, np.concatenate([slope.sum(axis=0)[None], transposed @ slope + RIDGE * w[1:]]).ravel()

    found = minimize(loss, np.zeros((width + 1) * families), jac=True, method="L-BFGS-B", options=dict(maxiter=40)).x
    w = found.reshape(width + 1, families)[1:]
    return w[:, 1:] - w[:, :1]
