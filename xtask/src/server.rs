//! A web server for a few folders, for this machine only: enough to open the page over http and to test it there.

use std::fs;
use std::io::{self, BufRead, BufReader, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use crate::bundle::{self, Make};
use crate::outcome::Result;
use crate::paths;

/// A client that says nothing for this long is not one of ours.
const PATIENCE: Duration = Duration::from_secs(10);

/// The policy of the example portal. A portal needs no more than this for the package and the element: docs/embedding.md.
pub const PORTAL_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; \
    style-src 'self'; frame-src 'self'; connect-src 'self'; form-action 'none'; base-uri 'none'";

/// What the page's own file cannot ask for, because browsers take it from a header only: the page has no origin, opens no window
/// and cannot make the window around it go elsewhere.
pub const PAGE_SANDBOX: &str = "sandbox allow-scripts allow-downloads allow-modals";

/// What is served.
#[derive(Clone, Debug)]
pub struct Site {
    /// The folder of what lies at the top.
    folder: PathBuf,
    /// The file that stands for the top itself.
    index: &'static str,
    /// Folders that are served below names.
    below: Vec<(&'static str, PathBuf)>,
    /// The policy of every file that carries none of its own.
    policy: Option<String>,
    /// Whether pages of other origins may read what is served.
    is_shared: bool,
}

impl Site {
    /// A folder as it is. Its index, or else the page of the build, stands for the top.
    #[must_use]
    pub fn folder(folder: PathBuf) -> Self {
        let index = if folder.join("index.html").is_file() { "index.html" } else { paths::PAGE };
        Self { folder, index, below: Vec::new(), policy: None, is_shared: false }
    }

    /// The example portal with the package below it.
    #[must_use]
    pub fn portal() -> Self {
        Self::folder(paths::root().join("examples/portal"))
            .with_below("cert-inspector", paths::package())
            .with_policy(PORTAL_POLICY.to_owned())
    }

    /// The same with a folder below a name.
    #[must_use]
    pub fn with_below(mut self, name: &'static str, folder: PathBuf) -> Self {
        self.below.push((name, folder));
        self
    }

    /// The same under another policy.
    #[must_use]
    pub fn with_policy(mut self, policy: String) -> Self {
        self.policy = Some(policy);
        self
    }

    /// The same for pages of other origins, as networks that deliver scripts serve.
    #[must_use]
    pub const fn shared(mut self) -> Self {
        self.is_shared = true;
        self
    }

    /// The file that a request means, if it lies in a folder that is served: plain names only, so that no path climbs out.
    fn locate(&self, path: &str) -> Option<PathBuf> {
        let path = path.split(['?', '#']).next()?.strip_prefix('/')?;
        let path = if path.is_empty() { self.index } else { path };
        let plain = |name: &str| {
            !name.is_empty()
                && !name.starts_with('.')
                && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_'))
        };
        if !path.split('/').all(plain) {
            return None;
        }
        let below = self
            .below
            .iter()
            .find_map(|(name, folder)| Some(folder.join(path.strip_prefix(name)?.strip_prefix('/')?)));
        Some(below.unwrap_or_else(|| self.folder.join(path))).filter(|file| file.is_file())
    }
}

/// Builds the page, then serves it until interrupted.
///
/// # Errors
/// Fails when the build does, or when the port is taken.
pub fn run(make: Make, port: Option<u16>) -> Result {
    bundle::run(make)?;
    serve(Site::folder(paths::dist()), port)
}

/// Builds the page and the package, then serves the example portal until interrupted.
///
/// # Errors
/// Fails when the build does, or when the port is taken.
pub fn run_portal(make: Make, port: Option<u16>) -> Result {
    bundle::run(make)?;
    bundle::package(make)?;
    serve(Site::portal(), port)
}

fn serve(site: Site, port: Option<u16>) -> Result {
    let server = Server::start(site, port.unwrap_or(8000))?;
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
    /// Serves on 127.0.0.1; port 0 takes any free one.
    ///
    /// # Errors
    /// Fails when the port is taken.
    pub fn start(site: Site, port: u16) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
        let address = listener.local_addr()?;
        let requests = Arc::new(Mutex::new(Vec::new()));
        let log = Arc::clone(&requests);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (site, log) = (site.clone(), Arc::clone(&log));
                // A client that went away is not a fault of the server.
                thread::spawn(move || answer(&stream, &site, &log).ok());
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

fn answer(stream: &TcpStream, site: &Site, log: &Mutex<Vec<String>>) -> io::Result<()> {
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
    let Some((file, body)) = site.locate(path).and_then(|file| Some((file.clone(), fs::read(file).ok()?)))
    else {
        return respond(stream, "404 Not Found", &[], b"");
    };
    let content_type = format!("Content-Type: {}", content_type(&file));
    let own = std::str::from_utf8(&body).ok().and_then(bundle::policy_of);
    let policy = own.map(|policy| format!("{policy}; {PAGE_SANDBOX}")).or_else(|| site.policy.clone());
    let policy = policy.map(|policy| format!("Content-Security-Policy: {policy}"));
    let shared = site.is_shared.then_some("Access-Control-Allow-Origin: *");
    let headers: Vec<&str> =
        [Some(content_type.as_str()), policy.as_deref(), shared].into_iter().flatten().collect();
    let length = format!("Content-Length: {}", body.len());
    if method == "HEAD" {
        return respond(stream, "200 OK", &[headers.as_slice(), &[length.as_str()]].concat(), b"");
    }
    respond(stream, "200 OK", &headers, &body)
}

fn content_type(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("css") => "text/css; charset=utf-8",
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("json") => "application/json",
        Some("svg") => "image/svg+xml",
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
        let site = Site::folder(folder.clone()).with_below("below", folder.join("inner"));
        for (path, found) in [
            ("/", true),
            ("/below/module.wasm", true),
            ("/below/../.hidden", false),
            ("/below", false),
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
            assert_eq!(site.locate(path).is_some(), found, "{path}");
        }
        fs::remove_dir_all(folder).unwrap();
    }
}
