// Extracts the main content of pages with Mozilla's Readability on linkedom.
//
// usage: node driver.js OUT < paths
import { readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { Readability } from "@mozilla/readability";
import { parseHTML } from "linkedom";

const out = process.argv[2];
let failed = 0;
for (const path of readFileSync(0, "utf8").split("\n").filter(Boolean)) {
  let text = "";
  try {
    const { document } = parseHTML(readFileSync(path, "utf8"));
    text = new Readability(document).parse()?.textContent ?? "";
  } catch {
    failed++; // one page; the others count
  }
  writeFileSync(join(out, basename(path, ".html") + ".txt"), text);
}
if (failed) console.error(`readability: ${failed} pages failed`);
