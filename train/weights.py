"""The weights file, as extract/model reads it."""

import struct

import numpy as np

MAGIC = b"pare1"


def write(path, ngrams=None, first=None, second=None):
    table, step = b"", 1.0
    if ngrams is not None:
        # 8 bits a weight; the few largest are cut
        step = np.quantile(np.abs(ngrams[ngrams != 0]), 0.9999) / 127
        table = np.clip(np.round(ngrams / step), -127, 127).astype(np.int8).tobytes()
    with open(path, "wb") as f:
        f.write(MAGIC + struct.pack("<fI", step, len(table)) + table + forest(first) + forest(second))


def forest(booster):
    if booster is None:
        return struct.pack("<II", 0, 0)
    dump = booster.dump_model()
    trees = [tree(t["tree_structure"]) for t in dump["tree_info"]]
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
