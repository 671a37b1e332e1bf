//! Writes the main content of pages as rs-trafilatura sees it.
//!
//! usage: bench-rs-trafilatura OUT < paths
use std::{env, fs, io, panic, path::Path, process, thread};

/// Room for pages that are nested deeply: an overflow would end the whole run.
const STACK: usize = 512 << 20;

fn main() {
    panic::set_hook(Box::new(|_| {})); // a page that fails is counted, not described
    let run = thread::Builder::new().stack_size(STACK).spawn(run).expect("a thread");
    match run.join() {
        Ok(Ok(0)) => {}
        Ok(Ok(failed)) => eprintln!("{failed} pages failed"),
        Ok(Err(err)) => {
            eprintln!("{err}");
            process::exit(1);
        }
        Err(_) => process::exit(1),
    }
}

fn run() -> io::Result<usize> {
    let out = env::args().nth(1).ok_or_else(|| io::Error::other("usage: bench-rs-trafilatura OUT < paths"))?;
    let mut failed = 0;
    for line in io::stdin().lines() {
        let line = line?;
        let path = Path::new(&line);
        let text = read(path).unwrap_or_else(|| {
            failed += 1;
            String::new()
        });
        let id = path.file_stem().unwrap_or_default().to_string_lossy();
        fs::write(Path::new(&out).join(format!("{id}.txt")), text)?;
    }
    Ok(failed)
}

fn read(path: &Path) -> Option<String> {
    let page = fs::read(path).ok()?;
    let page = String::from_utf8_lossy(&page);
    let result = panic::catch_unwind(|| rs_trafilatura::extract(&page)).ok()?;
    Some(result.ok()?.content_text)
}
