"""Connects to each server of a list: name, port, host, file of roots, own file with certificate and key or "-".

Prints the name and "accept", or the name, "reject" and why.
"""

import socket
import ssl
import sys


def connect(port, host, roots, own):
    made = ssl.create_default_context(cafile=roots)
    if own != "-":
        # A bot of the Python kit has nowhere to put a password.
        made.load_cert_chain(own, password=lambda: "")
    with socket.create_connection(("127.0.0.1", int(port)), timeout=10) as plain:
        with made.wrap_socket(plain, server_hostname=host) as stream:
            stream.sendall(b"GET / HTTP/1.0\r\n\r\n")
            return stream.recv(4096).endswith(b"ok")


for line in open(sys.argv[1], encoding="utf-8"):
    name, *server = line.rstrip("\n").split("\t")
    try:
        print(name, "accept" if connect(*server) else "reject\tno answer", sep="\t")
    except (OSError, ValueError) as error:
        print(name, "reject", str(error).replace("\n", " "), sep="\t")
