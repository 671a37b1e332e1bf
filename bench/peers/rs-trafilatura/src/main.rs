//! Extracts the main content of pages with rs-trafilatura.
//!
//! usage: bench-rs-trafilatura OUT < paths
use std::io::BufRead;
use std::path::Path;

fn main() {
    let out = std::env::args().nth(1).expect("usage: bench-rs-trafilatura OUT < paths");
    let mut failed = 0;
    for line in std::io::stdin().lock().lines() {
        let line = line.expect("a path");
        let path = Path::new(&line);
        let result = std::fs::read(path).ok().and_then(|page| {
            // a panic on one page must not end the others
            std::panic::catch_unwind(|| rs_trafilatura::extract_bytes(&page).ok()).ok().flatten()
        });
        let text = result.map(|r| r.content_text).unwrap_or_else(|| {
            failed += 1;
            String::new()
        });
        let name = format!("{}.txt", path.file_stem().unwrap().to_string_lossy());
        std::fs::write(Path::new(&out).join(name), text).expect("an output file");
    }
    if failed > 0 {
        eprintln!("rs-trafilatura: {failed} pages failed");
    }
}
