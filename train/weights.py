"""The weights file, as internal/model reads it."""

import hashlib
import struct

import numpy as np

MAGIC = b"pare3"
KINDS = b"kinds"
NAMES = b"names"


def write(path, ngrams=None, first=None, second=None, paths=None, kinds=None, names=None):
    """kinds: the forest that tells categories apart, and their names; names: the names.json of the samples that both forests were trained on."""
    with open(path, "wb") as f:
        f.write(MAGIC + table(ngrams) + table(paths) + forest(first) + forest(second))
        if kinds is not None:
            booster, categories = kinds
            f.write(KINDS + struct.pack("<I", len(categories)))
            for k, name in enumerate(categories):
                f.write(struct.pack("<I", len(name)) + name.encode() + forest(booster, k, len(categories)))
        if names is not None:
            f.write(NAMES + fingerprint(names["First"]) + fingerprint(names["Second"]))


def fingerprint(names):
    """The number of the features and the head of the hash of their names, one a line."""
    return struct.pack("<I", len(names)) + hashlib.sha256("".join(n + "\n" for n in names).encode()).digest()[:8]


def table(weights):
    """A row for each bucket, 8 bits a weight; the few largest are cut."""
    if weights is None:
        return struct.pack("<fII", 1.0, 1, 0)
    columns = 1 if weights.ndim == 1 else weights.shape[1]
    step = np.quantile(np.abs(weights[weights != 0]), 0.9999) / 127
    steps = np.clip(np.round(weights / step), -127, 127).astype(np.int8).tobytes()
    return struct.pack("<fII", step, columns, len(steps)) + steps


def forest(booster, first=0, step=1):
    """The trees of a booster, or every step-th of them from the first on: those of one class of several."""
    if booster is None:
        return struct.pack("<II", 0, 0)
    dump = booster.dump_model()
    trees = [tree(t["tree_structure"]) for t in dump["tree_info"][first::step]]
    return struct.pack("<IIf", dump["max_feature_idx"] + 1, len(trees), 0.0) + b"".join(trees)


def tree(root):
    """Nodes breadth first, so that two children stand side by side; a leaf leads to itself."""
    nodes, queue, deepest = [None], [(root, 0, 0)], 0
    for node, at, depth in queue:
        if "left_child" not in node:
            nodes[at] = (float("inf"), 0, at, node["leaf_value"])
            deepest = max(deepest, depth)
            continue
        left = len(nodes)
        nodes += [None, None]
        # a threshold rounded down sends the same float32 values to the left
        threshold = np.float32(node["threshold"])
        if float(threshold) > node["threshold"]:
            threshold = np.nextafter(threshold, np.float32(-np.inf))
        nodes[at] = (float(threshold), node["split_feature"], left, node["internal_value"])
        queue += [(node["left_child"], left, depth + 1), (node["right_child"], left + 1, depth + 1)]
    return struct.pack("<II", deepest, len(nodes)) + b"".join(struct.pack("<fHHf", *n) for n in nodes)
