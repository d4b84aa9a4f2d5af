//! nginx as a server of the same files.

use super::clients::Asked;

use std::collections::BTreeMap;
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// How often, and after how long each, the ports are tried until nginx listens.
const TRIES: u32 = 100;
const PAUSE: Duration = Duration::from_millis(50);

/// An installed nginx, or the one that `cargo xtask handshakes` unpacks.
pub(crate) fn program() -> Option<PathBuf> {
    let unpacked = Path::new(env!("CARGO_TARGET_TMPDIR")).join("../outside/nginx/usr/sbin/nginx");
    let is_there = |program: &PathBuf| {
        Command::new(program).arg("-v").output().is_ok_and(|output| output.status.success())
    };
    [PathBuf::from("nginx"), PathBuf::from("/usr/sbin/nginx"), unpacked].into_iter().find(is_there)
}

/// A running nginx, which ends with this.
pub(crate) struct Nginx {
    process: Child,
    /// The port of each file by its name, or why it could not be loaded.
    pub(crate) ports: BTreeMap<String, Result<u16, String>>,
}

impl Nginx {
    /// Starts one nginx with a server for each file that it can load.
    pub(crate) fn start(program: &Path, files: &[(String, PathBuf, Option<PathBuf>)], folder: &Path) -> Self {
        let folder = folder.join("nginx");
        std::fs::create_dir_all(&folder).expect("a writable folder");
        // nginx asks at the terminal for the password of a locked key, unless it has a file of passwords.
        std::fs::write(folder.join("passwords"), "not-the-password\n").expect("a writable folder");
        // All are held at once, so that they differ.
        let held: Vec<TcpListener> =
            files.iter().map(|_| TcpListener::bind("127.0.0.1:0").expect("a free port")).collect();
        let ports: Vec<u16> =
            held.iter().map(|listener| listener.local_addr().expect("an address").port()).collect();
        drop(held);
        let (mut loaded, mut servers) = (BTreeMap::new(), String::new());
        for ((name, pem, _), port) in files.iter().zip(ports) {
            let server = server(pem, port);
            let test = command(program, &folder, &server, &["-t"]).output().expect("nginx starts");
            let says = String::from_utf8_lossy(&test.stderr);
            let why = says.lines().find(|line| line.contains("[emerg]")).unwrap_or("nginx says nothing");
            loaded.insert(name.clone(), if test.status.success() { Ok(port) } else { Err(why.to_owned()) });
            if test.status.success() {
                servers.push_str(&server);
            }
        }
        let log = std::fs::File::create(folder.join("log")).expect("a writable folder");
        let process = command(program, &folder, &servers, &[]).stderr(log).spawn().expect("nginx starts");
        let started = Self { process, ports: loaded };
        for port in started.ports.values().flatten() {
            started.wait(*port);
        }
        started
    }

    fn wait(&self, port: u16) {
        let address = SocketAddr::from(([127, 0, 0, 1], port));
        let is_there = (0..TRIES).any(|_| {
            let connects = TcpStream::connect(address).is_ok();
            if !connects {
                std::thread::sleep(PAUSE);
            }
            connects
        });
        assert!(is_there, "nginx {} does not listen", self.process.id());
    }

    /// The same questions, asked at the ports of nginx; those alone whose files it loads.
    pub(crate) fn asked(&self, asked: &[Asked]) -> Vec<Asked> {
        let here =
            |one: &Asked| Some(Asked { port: *self.ports.get(&one.name)?.as_ref().ok()?, ..one.clone() });
        asked.iter().filter_map(here).collect()
    }
}

impl Drop for Nginx {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn server(pem: &Path, port: u16) -> String {
    let pem = pem.display();
    format!(
        "server {{ listen 127.0.0.1:{port} ssl; ssl_certificate {pem}; ssl_certificate_key {pem}; return 200 ok; }}\n"
    )
}

/// One process that writes nowhere but into the folder. The clients judge the strength of keys, not this server.
fn command(program: &Path, folder: &Path, servers: &str, arguments: &[&str]) -> Command {
    let temporary: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .map(|kind| format!("{kind}_temp_path {kind};\n"))
        .concat();
    let text = format!(
        "daemon off; master_process off; pid nginx.pid;\nevents {{}}\nhttp {{\naccess_log off;\n{temporary}\
         ssl_protocols TLSv1.2 TLSv1.3; ssl_ciphers ALL:@SECLEVEL=0; ssl_password_file {}/passwords;\n{servers}}}\n",
        folder.display()
    );
    let settings = folder.join("nginx.conf");
    std::fs::write(&settings, text).expect("a writable folder");
    let mut command = Command::new(program);
    command.arg("-p").arg(folder).arg("-c").arg(settings).args(["-e", "stderr"]).args(arguments);
    command.stdin(Stdio::null()).stdout(Stdio::null());
    command
}
