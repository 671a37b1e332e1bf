"""Trains a layout model of pare and cross-validates it by publisher.

usage: train.py text|html EVAL WORK        (train/run calls it)

Three steps, each trained on the scores that the step before gives on publishers
it has not seen: the n-gram table, the first forest, the second forest. For a
fold held out, nothing that makes or reads its scores was fitted to it; see
README.md.
"""

import concurrent.futures
import gzip
import itertools
import json
import pathlib
import subprocess
import sys

import lightgbm
import numpy as np

import ngrams
import shorten
import weights

FOLDS = range(5)
FAMILIES = 8  # of the article, and of boilerplate as in internal/layout/families.go
COMMON = dict(
    objective="binary", num_leaves=31, learning_rate=0.1, min_data_in_leaf=60, feature_fraction=0.25,
    bagging_fraction=0.5, bagging_freq=1, lambda_l2=5, max_bin=127, use_missing=False, seed=7, deterministic=True,
    force_col_wise=True, num_threads=1, verbose=-1,
)
FIRST = {"text": dict(COMMON, num_leaves=64, max_depth=7, num_iterations=200, learning_rate=0.08, lambda_l2=20), "html": dict(COMMON, max_depth=7, num_iterations=150, learning_rate=0.08)}
SECOND = {"text": dict(COMMON, objective="cross_entropy", num_leaves=48, max_depth=6, num_iterations=150, learning_rate=0.12, bagging_fraction=0.8), "html": dict(COMMON, max_depth=8, num_iterations=250, learning_rate=0.07)}
# of raw text, the larger forests whose chances the second forest learns beside the labels
TEACHER = {"text": dict(COMMON, num_leaves=48, max_depth=6, num_iterations=300, learning_rate=0.06, bagging_fraction=0.8), "html": None}
# of each category, to name what is dropped
KINDS = dict(COMMON, objective="multiclass", num_leaves=12, max_depth=5, num_iterations=50, learning_rate=0.2, min_data_in_leaf=20)
# of these the score names what it drops; of the others rules leave it hardly any
TOLD = {"text": ["promo", "related", "caption", "credit", "alt-text", "comments", "navigation", "byline", "bio", "widget"]}
# of pages, whose elements tell much that rules do not know, it names all that people labelled often enough
TOLD["html"] = TOLD["text"] + ["share", "sign-up", "follow", "advert", "copyright", "consent", "paywall", "legal"]
# how much a document of each file of labelled data weighs: of raw text an
# article, a whole page, an article of labels.tsv, a short piece of an article; of pages
# html-dev, more, and what samples cut out of either
WEIGHTS = {"text": [4, 1, 4, 2], "html": [1, 0.5, 0.5, 0.25]}
# the same for the second forest, which knows what the first made of pages
SECOND_WEIGHTS = dict(WEIGHTS, text=[8, 1, 8, 2])

class Samples:
    """What train/samples wrote for one fold."""

    def __init__(self, folder, weights):
        meta = np.fromfile(folder / "meta.i32", dtype=np.int32).reshape(-1, 10)
        self.document, self.file, self.keep, self.drop, self.ignore, self.ngrams_per_block, self.has_second, self.paths_per_block, self.family, self.category = meta.T
        self.folder = folder
        self.judged = (np.maximum(self.keep, self.drop) > 0) & (self.ignore <= self.keep + self.drop)
        self.label = (self.keep > self.drop).astype(np.int8)
        # a block weighs as the root of its characters; a document as the 0.3th
        # power of its blocks, between counting documents and counting blocks
        weight = np.sqrt(self.keep + self.drop + 1.0) * self.judged
        total = np.bincount(self.document, weight)
        self.weight = weight / np.maximum(total[self.document], 1) ** 0.7
        self.weight *= np.array(weights)[self.file]
        self.kind_weight = np.sqrt(self.keep + self.drop + self.ignore + 1.0)
        self.family_weight = np.sqrt(self.keep + self.drop + self.ignore + 1.0) * (self.family > 0)

    def array(self, name):
        return np.fromfile(self.folder / (name + ".f32"), dtype=np.float32)

    def table(self, name):
        """The matrix of the hashed words of the blocks."""
        counts = {"ngrams": self.ngrams_per_block, "paths": self.paths_per_block}[name]
        return ngrams.matrix(np.fromfile(self.folder / (name + ".u32"), dtype=np.uint32), counts, name)


class Trainer:
    def __init__(self, kind, gold, read, work):
        """gold: the files to learn from; read: those of raw text whose lines have categories, to learn pages with."""
        self.kind, self.gold, self.read, self.work = kind, gold, read, work
        self.names = ["ngrams", "paths"] if kind == "html" else ["ngrams"]
        weights.write(work / "empty.bin")

    def samples(self, name, model, fold, arrays, by_file=WEIGHTS):
        out = self.work / name
        html = ["-html"] if self.kind == "html" else []
        command = [self.work / "samples", *html, "-weights", model, "-folds", str(fold), "-only", arrays, *self.gold, out]
        subprocess.run(command, check=True)
        return Samples(out, by_file[self.kind])

    def read_samples(self):
        """The words of raw text whose lines have categories, by fold."""
        data = []
        for k in FOLDS:
            out = self.work / f"families{k}"
            command = [self.work / "samples", "-weights", self.work / "empty.bin", "-folds", str(k), "-only", "ngrams", *self.read, out]
            subprocess.run(command, check=True)
            data.append(Samples(out, WEIGHTS["text"]))
        return data

    def families(self, data):
        """The tables that tell families of boilerplate apart, without each fold and of all, out of raw text."""

        def fit(without):
            use = [data[k] for k in FOLDS if k != without]
            matrix = ngrams.sparse.vstack([d.table("ngrams")[d.family > 0] for d in use]).tocsr()
            stack = lambda get: np.concatenate([get(d)[d.family > 0] for d in use])
            weight = stack(lambda d: d.family_weight)
            return ngrams.fit_families(matrix, stack(lambda d: d.family) - 1, weight / weight.mean(), FAMILIES)

        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            return dict(zip([*FOLDS, None], pool.map(fit, [*FOLDS, None])))

    def words(self):
        """Tables that have not seen fold k, and one that has seen all; features of each fold by its own."""
        data = [self.samples(f"words{k}", self.work / "empty.bin", k, ",".join(self.names)) for k in FOLDS]
        self.tables = {k: {} for k in [*FOLDS, None]}
        for name in self.names:
            rows = [d.table(name)[d.judged] for d in data]

            def fit(without):
                use = [k for k in FOLDS if k != without]
                stack = lambda get: np.concatenate([get(data[k])[data[k].judged] for k in use])
                weight = stack(lambda d: d.weight)
                matrix = ngrams.sparse.vstack([rows[k] for k in use]).tocsr()
                return ngrams.fit(matrix, stack(lambda d: d.label), weight / weight.mean())

            with concurrent.futures.ThreadPoolExecutor(2) as pool:
                for k, table in zip([*FOLDS, None], pool.map(fit, [*FOLDS, None])):
                    self.tables[k][name] = table
        for k, families in self.families(data if self.kind == "text" else self.read_samples()).items():
            self.tables[k]["ngrams"] = np.column_stack([self.tables[k]["ngrams"], families])
        self.first_samples = []
        for k in FOLDS:
            weights.write(self.work / f"table{k}.bin", **self.tables[k])
            self.first_samples.append(self.samples(f"first{k}", self.work / f"table{k}.bin", k, "first"))

    def forest(self, parameters, parts):
        """parts: (rows, label, weight) of folds."""
        x, y, w = (np.concatenate(p) for p in zip(*parts))
        data = lightgbm.Dataset(x, y, weight=w / w.mean(), params=dict(max_bin=COMMON["max_bin"], use_missing=False, feature_pre_filter=False))
        return lightgbm.train(parameters, data)

    def first(self):
        """Forests that have not seen a pair of folds, one fold, or none."""
        rows = []
        for d in self.first_samples:
            rows.append((d.array("first").reshape(len(d.label), -1)[d.judged], d.label[d.judged], d.weight[d.judged]))
        unseen = [*itertools.combinations(FOLDS, 2), *[(k,) for k in FOLDS], ()]
        fit = lambda without: self.forest(FIRST[self.kind], [rows[k] for k in FOLDS if k not in without])
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            self.first_forests = dict(zip(unseen, pool.map(fit, unseen)))

    def kinds(self, without):
        """A forest that tells the categories of boilerplate apart, and their names."""
        use = [d for k, d in enumerate(self.first_samples) if k != without]
        names = json.loads((use[0].folder / "names.json").read_text())["Categories"]
        told = [names.index(name) + 1 for name in TOLD[self.kind]]
        number = np.full(len(names) + 1, -1)
        number[told] = range(len(told))
        parts = []
        for d in use:
            rows = number[d.category] >= 0
            parts.append((d.array("first").reshape(len(d.label), -1)[rows], number[d.category][rows], d.kind_weight[rows]))
        return self.forest(dict(KINDS, num_class=len(told)), parts), TOLD[self.kind]

    def second_rows(self, fold, without):
        """Rows of a fold by a first forest that has seen neither it nor `without`."""
        unseen = (fold,) if without is None else tuple(sorted((fold, without)))
        model = self.work / f"pair{fold}-{without}.bin"
        weights.write(model, first=self.first_forests[unseen], **self.tables[fold])
        d = self.samples(f"second{fold}-{without}", model, fold, "second", SECOND_WEIGHTS)
        judged = d.judged[d.has_second == 1]
        rows = d.array("second").reshape(len(judged), -1)[judged]
        return rows, d.label[d.has_second == 1][judged], d.weight[d.has_second == 1][judged]

    def taught(self, parts):
        """The parts with labels of which half is what a teacher says that has not seen the fold.

        A label says the same of a block that every reader knows and of one that nobody could tell without the rest of
        the page. From such labels 150 trees learn what 500 learn from the readers' alone.
        """
        if TEACHER[self.kind] is None:
            return parts
        out = []
        for i, (rows, label, weight) in enumerate(parts):
            teacher = self.forest(TEACHER[self.kind], parts[:i] + parts[i + 1 :])
            # with more threads than the other forest that is trained meanwhile, it would crash
            out.append((rows, (label + teacher.predict(rows, num_threads=1)) / 2, weight))
        return out

    def second(self, without):
        """The whole model that has not seen fold `without`; None for the one to ship."""
        parts = self.taught([self.second_rows(k, without) for k in FOLDS if k != without])
        forest = self.forest(SECOND[self.kind], parts)
        path = self.work / ("weights.bin" if without is None else f"weights{without}.bin")
        first = self.first_forests[() if without is None else (without,)]
        names = json.loads((self.first_samples[0].folder / "names.json").read_text())
        kinds = self.kinds(without)
        weights.write(path, first=first, second=forest, kinds=kinds, names=names, **self.tables[without])
        return path


FILES = {
    "text": (["articles-dev.jsonl.gz", "pages-dev.jsonl.gz"], "weights.bin"),
    "html": (["html-dev-gold.jsonl.gz", "more/gold.jsonl.gz"], "html.bin"),
}


def write_read(pages, target, work):
    """Writes the articles that labels.tsv has labels for, out of their pages."""
    labels = pathlib.Path(__file__).parent / "labels.tsv"
    target.write_bytes(gzip.compress(subprocess.run([work / "dump", labels, pages], check=True, stdout=subprocess.PIPE).stdout))


def main():
    kind, folder, work = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
    gold = {k: [folder / name for name in names] for k, (names, _) in FILES.items()}
    read = [*gold["text"], work / "read.jsonl.gz"]
    write_read(gold["html"][0], read[-1], work)
    if kind == "text":
        shorten.write([read[0], read[-1]], work / "short.jsonl.gz")
        gold["text"] = [*read, work / "short.jsonl.gz"]
    trainer = Trainer(kind, gold[kind], read, work)
    trainer.words()
    print("tables of words done", flush=True)
    trainer.first()
    print("first forests done", flush=True)
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        *_, final = pool.map(trainer.second, [*FOLDS, None])
    print("second forests done", flush=True)
    (pathlib.Path(__file__).parent.parent / "internal/model" / FILES[kind][1]).write_bytes(final.read_bytes())


if __name__ == "__main__":
    main()
