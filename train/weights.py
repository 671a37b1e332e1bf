"""The weights file, as internal/model reads it."""

import hashlib
import struct

import numpy as np

MAGIC = b"pare4"
KINDS = b"kinds"
NAMES = b"names"
MOST_NODES = 256  # of a tree


def write(path, ngrams=None, first=None, second=None, paths=None, kinds=None, names=None):
    """kinds: the forest that tells categories apart, and their names; names: the names.json of the samples that both forests were trained on."""
    out = bytearray(MAGIC + table(ngrams) + table(paths))
    add_forest(out, first)
    add_forest(out, second)
    if kinds is not None:
        booster, categories = kinds
        out += KINDS + struct.pack("<I", len(categories))
        for k, name in enumerate(categories):
            out += struct.pack("<I", len(name)) + name.encode()
            align(out)
            add_forest(out, booster, k, len(categories))
    if names is not None:
        out += NAMES + fingerprint(names["First"]) + fingerprint(names["Second"])
    with open(path, "wb") as f:
        f.write(out)


def align(out):
    out += bytes(-len(out) % 8)


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


def add_forest(out, booster, first=0, step=1):
    """The trees of a booster, or every step-th of them from the first on: those of one class of several."""
    if booster is None:
        out += struct.pack("<II", 0, 0)
        return
    dump = booster.dump_model()
    trees = [tree(t["tree_structure"]) for t in dump["tree_info"][first::step]]
    nodes, values = (np.concatenate([t[k] for t in trees]) for k in (1, 2))
    size = len(nodes) - len(trees[-1][1]) + MOST_NODES  # the last tree is read like a tree of the most nodes
    padding = size - len(nodes)
    out += struct.pack("<IIfI", dump["max_feature_idx"] + 1, len(trees), 0.0, size)
    for depth, nodes_of_tree, _ in trees:
        out += struct.pack("<II", len(nodes_of_tree), depth)
    align(out)
    out += np.pad(nodes, (0, padding)).astype("<u8").tobytes() + np.pad(values, (0, padding)).astype("<f4").tobytes()


def tree(root):
    """The depth of a tree, its nodes and their values.

    They stand breadth first, so that two children stand side by side; a leaf leads to itself. A node holds
    the key of its threshold, see keyOf in internal/model, above it the place of its left child, and above that its feature.
    """
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
    thresholds, features, lefts, values = (np.array(column) for column in zip(*nodes))
    bits = (thresholds.astype(np.float32) + np.float32(0)).view(np.uint32)  # no -0, which is another key
    keys = np.where(bits >> 31, ~bits, bits | np.uint32(1 << 31)).astype(np.uint64)
    return deepest, keys | lefts.astype(np.uint64) << np.uint64(32) | features.astype(np.uint64) << np.uint64(55), values
