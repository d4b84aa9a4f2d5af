"""TLS servers on loopback, one for each line of a list: name, file with key and certificates, file of the clients' root or "-".

Prints the name and the port, or the name and why the file cannot be loaded, then "ready". Serves until its input ends.
"""

import selectors
import socket
import ssl
import sys
import threading

ANSWER = b"HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nok"


def context(file, root):
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    # The clients judge the strength of keys, not this server.
    made.set_ciphers("ALL:@SECLEVEL=0")
    made.load_cert_chain(file, password=lambda: "")
    if root != "-":
        made.verify_mode = ssl.CERT_REQUIRED
        made.load_verify_locations(root)
    return made


def serve(connection, made):
    connection.settimeout(10)
    try:
        with made.wrap_socket(connection, server_side=True) as stream:
            stream.recv(4096)
            stream.sendall(ANSWER)
            stream.unwrap()
    except (OSError, ValueError):
        pass


def main():
    waiting = selectors.DefaultSelector()
    for line in open(sys.argv[1], encoding="utf-8"):
        name, file, root = line.rstrip("\n").split("\t")
        try:
            made = context(file, root)
        except (OSError, ValueError) as error:
            print(name, f"failed: {error}", sep="\t")
            continue
        listener = socket.create_server(("127.0.0.1", 0))
        waiting.register(listener, selectors.EVENT_READ, made)
        print(name, listener.getsockname()[1], sep="\t")
    print("ready", flush=True)
    threading.Thread(target=accept, args=(waiting,), daemon=True).start()
    sys.stdin.read()


def accept(waiting):
    while True:
        for key, _ in waiting.select():
            connection, _ = key.fileobj.accept()
            threading.Thread(target=serve, args=(connection, key.data), daemon=True).start()


main()
