// Writes the main content of pages as Mozilla's Readability on linkedom sees it.
//
// usage: node driver.js OUT < paths
import { readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { Readability } from "@mozilla/readability";
import { parseHTML } from "linkedom";

const block = new Set(
  ("ADDRESS ARTICLE ASIDE BLOCKQUOTE BR CAPTION DD DIV DL DT FIGCAPTION FIGURE FOOTER H1 H2 H3 H4 H5 H6 HEADER HR LI " +
    "MAIN NAV OL P PRE SECTION TABLE TD TH TR UL").split(" "),
);

// textContent runs the last word of a paragraph into the first one of the next,
// so blocks are parted here.
function write(node, parts) {
  if (node.nodeType === 3) parts.push(node.data);
  const parted = block.has(node.nodeName);
  if (parted) parts.push("\n");
  for (const child of node.childNodes) write(child, parts);
  if (parted) parts.push("\n");
}

function read(path) {
  const { document } = parseHTML(readFileSync(path, "utf8"));
  const article = new Readability(document, { serializer: (node) => node }).parse();
  const parts = [];
  if (article?.content) write(article.content, parts);
  return parts.join("");
}

console.log = console.warn = console.error = () => {}; // what a library says about a page
const out = process.argv[2];
let failed = 0;
for (const path of readFileSync(0, "utf8").split("\n").filter(Boolean)) {
  let text = "";
  try {
    text = read(path);
  } catch {
    failed++; // one page; the others go on
  }
  writeFileSync(join(out, basename(path, ".html") + ".txt"), text);
}
if (failed) process.stderr.write(`${failed} pages failed\n`);
