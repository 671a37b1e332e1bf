"""Holds pare to what other programs write as web archives.

usage: warc.py PARE FOLDER

Writes archives with warcio, lets fastwarc write them again and the command of
pare read each: plain, gzip by record and as a whole, zstd by record, as a whole
and with a dictionary. Each article must come out once, in order, with its
address and the same text from every form. A damaged record must cost only
itself. FOLDER is made; it gets a Python environment with fixed versions.
"""

import gzip
import io
import json
import pathlib
import random
import struct
import subprocess
import sys
import venv
import zlib

PACKAGES = ["warcio==1.8.1", "fastwarc==2.0.1", "zstandard==0.25.0", "brotli==1.2.1"]
PAGES = 200
DICTIONARY = b"\x5d\x2a\x4d\x18"  # a skippable frame that holds one


def main():
    pare, folder = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2])
    python = folder / "venv" / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    if pathlib.Path(sys.prefix).resolve() == (folder / "venv").resolve():
        sys.exit("\n".join(check(pare, folder)) or 0)
    folder.mkdir(parents=True, exist_ok=True)
    if not python.exists():
        venv.create(folder / "venv", with_pip=True)
    subprocess.run([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *PACKAGES], check=True)
    sys.exit(subprocess.run([python, __file__, pare, folder]).returncode)


PEOPLE = "the mayor, the harbour master, a teacher, the council, her brother, the court, the engineers, an old sailor".split(", ")
DEEDS = "opened the bridge, sold the last ferry, counted the votes, painted the hall, closed the school, found the letters".split(", ")
TIMES = "on Monday, in the spring, before the storm, after years of debate, at noon, without a word".split(", ")
ENDS = "nobody had expected it, the paper wrote, the price had doubled, the rain did not stop, many had come to watch".split(", ")


def article(number):
    """Paragraphs that no other article has."""
    rand = random.Random(number)
    paragraphs = []
    for k in range(rand.randint(4, 12)):
        said = []
        for _ in range(rand.randint(2, 5)):
            who = rand.choice(PEOPLE)
            said.append(f"{who[0].upper()}{who[1:]} of Küsten{number} {rand.choice(DEEDS)} {rand.choice(TIMES)}, and {rand.choice(ENDS)}.")
        paragraphs.append(f"In part {k + 1} of {number}, {said[0][0].lower()}{' '.join(said)[1:]}")
    return paragraphs


def page(number):
    body = "".join(f"<p>{p}</p>\n" for p in article(number))
    return f"<!DOCTYPE html>\n<html><head><title>Story {number}</title></head><body><article>\n{body}</article></body></html>\n".encode()


def chunked(data):
    out = b""
    for k in range(0, len(data), 700):
        part = data[k:k + 700]
        out += b"%x\r\n%s\r\n" % (len(part), part)
    return out + b"0\r\n\r\n"


def write_pages(path, compressed):
    """Writes PAGES articles, and after every one a record that holds none."""
    import brotli
    import zstandard
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    with open(path, "wb") as out:
        writer = WARCWriter(out, gzip=compressed)

        def put(kind, url, block, status="200 OK", media="text/html; charset=utf-8", **more):
            http = StatusAndHeaders(status, [("Content-Type", media), *((k.replace("_", "-"), v) for k, v in more.items())], "HTTP/1.1")
            writer.write_record(writer.create_warc_record(url, kind, payload=io.BytesIO(block), http_headers=http))

        writer.write_record(writer.create_warcinfo_record(path.name, {"software": "warcio"}))
        for number in range(PAGES):
            url, body = address(number), page(number)
            form = number % 8
            if form == 0:
                put("response", url, body)
            elif form == 1:
                put("response", url, chunked(body), Transfer_Encoding="chunked")
            elif form == 2:
                put("response", url, gzip.compress(body), Content_Encoding="gzip")
            elif form == 3:
                put("response", url, chunked(gzip.compress(body)), Content_Encoding="gzip", Transfer_Encoding="chunked")
            elif form == 4:
                put("response", url, brotli.compress(body), Content_Encoding="br")
            elif form == 5:
                put("response", url, zlib.compress(body), Content_Encoding="deflate")
            elif form == 6:
                put("response", url, zstandard.compress(body), Content_Encoding="zstd")
            else:
                writer.write_record(writer.create_warc_record(url, "resource", payload=io.BytesIO(body), warc_content_type="text/html"))
            other = number % 5
            if other == 0:
                get = StatusAndHeaders("GET / HTTP/1.1", [("Host", "example.org")], is_http_request=True)
                writer.write_record(writer.create_warc_record(url, "request", http_headers=get))
            elif other == 1:
                ok = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
                writer.write_record(writer.create_revisit_record(url, "sha1:A", url, "2024-05-01T12:00:00Z", http_headers=ok))
            elif other == 2:
                put("response", url + "/gone", page(PAGES + number), status="404 Not Found")
            elif other == 3:
                put("response", url + ".png", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), media="image/png")
            else:
                writer.write_record(writer.create_warc_record(
                    url, "metadata", payload=io.BytesIO(b"fetchTimeMs: 5\r\n"), warc_content_type="application/warc-fields"))


def write_texts(path, compressed):
    """Writes the articles as conversion records, as WET files have them."""
    from warcio.warcwriter import WARCWriter

    with open(path, "wb") as out:
        writer = WARCWriter(out, gzip=compressed)
        writer.write_record(writer.create_warcinfo_record(path.name, {"software": "warcio"}))
        for number in range(PAGES):
            text = "".join(p + "\n\n" for p in article(number)).encode()
            writer.write_record(writer.create_warc_record(address(number), "conversion", payload=io.BytesIO(text), warc_content_type="text/plain"))


def address(number):
    return f"https://example.org/{number % 7}/story-{number}.html?a=b&c={number}"


def rewritten(plain, path, stream):
    """Lets fastwarc read the records of plain and write them to path, each by itself."""
    from fastwarc.warc import ArchiveIterator

    count = 0
    with open(path, "wb") as out, stream(out) as compressed:
        for record in ArchiveIterator(io.BytesIO(plain), parse_http=False):
            record.write(compressed)
            compressed.finish()
            count += 1
    assert count > PAGES, f"fastwarc read {count} records"


def records(plain):
    """Cuts a plain file into its records, with warcio's places."""
    from warcio.archiveiterator import ArchiveIterator

    places = []
    archive = ArchiveIterator(io.BytesIO(plain))
    for _ in archive:
        places.append(archive.get_record_offset())
    return [plain[a:b] for a, b in zip(places, [*places[1:], len(plain)])]


def forms(folder, stem, write):
    """Writes an archive in each form and returns the paths."""
    import zstandard
    from fastwarc.stream_io import GzipWriter, ZstdWriter

    def path(name):
        return folder / f"{stem}.{name}"

    write(path("warc"), False)
    write(path("warc.gz"), True)
    plain = path("warc").read_bytes()
    parts = records(plain)
    path("whole.warc.gz").write_bytes(gzip.compress(plain))
    zstd = zstandard.ZstdCompressor(level=3, write_checksum=True)
    path("warc.zst").write_bytes(b"".join(map(zstd.compress, parts)))
    path("whole.warc.zst").write_bytes(zstd.compress(plain))
    stream = zstandard.ZstdCompressor().compressobj()  # without its size in the header
    path("stream.warc.zst").write_bytes(stream.compress(plain) + stream.flush())
    trained = zstandard.train_dictionary(8 << 10, parts)
    with_dict = zstandard.ZstdCompressor(dict_data=trained)
    frames = b"".join(map(with_dict.compress, parts))
    for name, data in ("dict", trained.as_bytes()), ("packed-dict", zstd.compress(trained.as_bytes())):
        path(f"{name}.warc.zst").write_bytes(DICTIONARY + struct.pack("<I", len(data)) + data + frames)
    path("lf.warc").write_bytes(b"".join(map(line_feeds, parts)))
    rewritten(plain, path("fastwarc.warc.gz"), GzipWriter)
    rewritten(plain, path("fastwarc.warc.zst"), ZstdWriter)
    return sorted(p for p in folder.glob(f"{stem}.*"))


def line_feeds(part):
    """Ends the lines of a record's own header as some old writers do."""
    head, _, block = part.partition(b"\r\n\r\n")
    return head.replace(b"\r\n", b"\n") + b"\n\n" + block[:-4] + b"\n\n"


def run(pare, path):
    done = subprocess.run([pare, "--from", "warc", "--to", "jsonl", path], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    return done.returncode, [json.loads(line) for line in done.stdout.splitlines()], done.stderr.decode()


def faults(path, got, numbers):
    """Says what is wrong with what came out of path, if it should be the articles numbers."""
    if [g["url"] for g in got] != [address(n) for n in numbers]:
        yield f"{path.name}: {len(got)} articles, or their addresses or order are wrong; want {len(numbers)}"
        return
    for g, n in zip(got, numbers):
        at = 0
        for paragraph in article(n):
            at = g["text"].find(paragraph, at)
            if at < 0:
                yield f"{path.name}: {g['url']} lacks {paragraph!r}"
                break
        if g["text"].count("Küsten") != "".join(article(n)).count("Küsten"):
            yield f"{path.name}: {g['url']} has more than its text"


def check(pare, folder):
    wrong = []
    for stem, write in ("pages", write_pages), ("texts", write_texts):
        texts = None
        for path in forms(folder, stem, write):
            status, got, said = run(pare, path)
            wrong += [f"{path.name}: exit status {status}: {said}"] * (status != 0)
            wrong += faults(path, got, range(PAGES))
            texts = texts or [g["text"] for g in got]
            wrong += [f"{path.name}: other texts than from the first form"] * (texts != [g["text"] for g in got])
        wrong += damaged(pare, folder, stem)
    return wrong


def damaged(pare, folder, stem):
    """Breaks one record in each form that has members: the others must come out."""
    for name, magic in ("warc.gz", b"\x1f\x8b\x08"), ("warc.zst", b"\x28\xb5\x2f\xfd"):
        data = bytearray((folder / f"{stem}.{name}").read_bytes())
        broken = data.index(magic, len(data) // 2)
        data[broken + 60] ^= 0x55
        path = folder / f"{stem}-damaged.{name}"
        path.write_bytes(data)
        status, got, said = run(pare, path)
        if status != 2 or f"{broken}" not in said:
            yield f"{path.name}: exit status {status}, and nothing about byte {broken}: {said}"
        kept = {g["url"] for g in got}
        numbers = [n for n in range(PAGES) if address(n) in kept]
        if len(numbers) < PAGES - 1:
            yield f"{path.name}: {PAGES - len(numbers)} articles are missing"
        yield from faults(path, got, numbers)


if __name__ == "__main__":
    main()
