//! A web server for one folder, for this machine only: enough to open the page over http and to test it there.

use std::fs;
use std::io::{self, BufRead, BufReader, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use crate::build::{self, Make};
use crate::{Result, paths};

/// A client that says nothing for this long is not one of ours.
const PATIENCE: Duration = Duration::from_secs(10);

/// Builds the page, then serves it until interrupted.
///
/// # Errors
/// Fails when the build does, or when the port is taken.
pub fn run(make: Make, port: Option<u16>) -> Result {
    build::run(make)?;
    let server = Server::start(paths::dist(), port.unwrap_or(8000))?;
    println!("http://{}/", server.address());
    loop {
        thread::park();
    }
}

/// A running server. It ends with the process.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    requests: Arc<Mutex<Vec<String>>>,
}

impl Server {
    /// Serves a folder on 127.0.0.1; port 0 takes any free one.
    ///
    /// # Errors
    /// Fails when the port is taken.
    pub fn start(folder: PathBuf, port: u16) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
        let address = listener.local_addr()?;
        let requests = Arc::new(Mutex::new(Vec::new()));
        let log = Arc::clone(&requests);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (folder, log) = (folder.clone(), Arc::clone(&log));
                // A client that went away is not a fault of the server.
                thread::spawn(move || answer(&stream, &folder, &log).ok());
            }
        });
        Ok(Self { address, requests })
    }

    /// Where it listens.
    #[must_use]
    pub const fn address(&self) -> SocketAddr {
        self.address
    }

    /// The first line of every request so far.
    #[must_use]
    pub fn requests(&self) -> Vec<String> {
        self.requests.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

fn answer(stream: &TcpStream, folder: &Path, log: &Mutex<Vec<String>>) -> io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    let mut lines = BufReader::new(stream).lines();
    let request = lines.next().transpose()?.unwrap_or_default();
    // The headers say nothing that this server needs, but a browser wants them read.
    for line in lines {
        if line?.is_empty() {
            break;
        }
    }
    log.lock().unwrap_or_else(PoisonError::into_inner).push(request.clone());

    let mut words = request.split(' ');
    let (method, path) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    if !matches!(method, "GET" | "HEAD") {
        return respond(stream, "405 Method Not Allowed", &["Allow: GET, HEAD"], b"");
    }
    let Some((file, body)) = locate(folder, path).and_then(|file| Some((file.clone(), fs::read(file).ok()?)))
    else {
        return respond(stream, "404 Not Found", &[], b"");
    };
    let content_type = format!("Content-Type: {}", content_type(&file));
    let policy = std::str::from_utf8(&body).ok().and_then(build::policy_of);
    let policy = policy.map(|policy| format!("Content-Security-Policy: {policy}"));
    let headers: Vec<&str> = [Some(content_type.as_str()), policy.as_deref()].into_iter().flatten().collect();
    let length = format!("Content-Length: {}", body.len());
    if method == "HEAD" {
        return respond(stream, "200 OK", &[headers.as_slice(), &[length.as_str()]].concat(), b"");
    }
    respond(stream, "200 OK", &headers, &body)
}

/// The file that a request means, if it lies in the folder: plain names only, so that no path climbs out of it.
fn locate(folder: &Path, path: &str) -> Option<PathBuf> {
    let path = path.split(['?', '#']).next()?.strip_prefix('/')?;
    let path = if path.is_empty() { paths::PAGE } else { path };
    let plain = |name: &str| {
        !name.is_empty()
            && !name.starts_with('.')
            && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_'))
    };
    path.split('/').all(plain).then(|| folder.join(path)).filter(|file| file.is_file())
}

fn content_type(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("json") => "application/json",
        Some("wasm") => "application/wasm",
        _ => "application/octet-stream",
    }
}

fn respond(mut stream: &TcpStream, status: &str, headers: &[&str], body: &[u8]) -> io::Result<()> {
    let mut head = format!("HTTP/1.1 {status}\r\nConnection: close\r\nX-Content-Type-Options: nosniff\r\n");
    head.push_str("Cache-Control: no-store\r\nReferrer-Policy: no-referrer\r\n");
    if !headers.iter().any(|header| header.starts_with("Content-Length")) {
        head.push_str(&format!("Content-Length: {}\r\n", body.len()));
    }
    for header in headers {
        head.push_str(header);
        head.push_str("\r\n");
    }
    head.push_str("\r\n");
    stream.write_all(head.as_bytes())?;
    stream.write_all(body)?;
    stream.flush()
}

#[cfg(test)]
mod tests {
    use std::env;

    use super::*;

    #[test]
    fn only_plain_names_inside_the_folder_are_found() {
        let folder = env::temp_dir().join(format!("xtask-server-{}", std::process::id()));
        fs::create_dir_all(folder.join("inner")).unwrap();
        for name in [paths::PAGE, "inner/module.wasm", ".hidden"] {
            fs::write(folder.join(name), "x").unwrap();
        }
        for (path, found) in [
            ("/", true),
            ("/cert-inspector.html?query", true),
            ("/inner/module.wasm", true),
            ("/inner", false),
            ("/.hidden", false),
            ("/../Cargo.toml", false),
            ("/inner/../cert-inspector.html", false),
            ("//etc/passwd", false),
            ("/%2e%2e/Cargo.toml", false),
            ("", false),
        ] {
            assert_eq!(locate(&folder, path).is_some(), found, "{path}");
        }
        fs::remove_dir_all(folder).unwrap();
    }
}
