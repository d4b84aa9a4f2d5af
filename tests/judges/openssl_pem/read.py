"""Reads files as a server with OpenSSL does: the first private key, and certificates until one fails.

Input: a file of blobs, each a length of four bytes (little endian) and its bytes. Output: a line for each blob with four numbers,
key and certificates by OpenSSL 3 and by OpenSSL 1.1.1. Without the second library, its numbers are missing. The first line names the
libraries.
"""

import ctypes
import ctypes.util
import struct
import sys

MOST = 65  # The model stops behind as many certificates.


class Three:
    """libcrypto of this machine."""

    def __init__(self):
        self.lib = lib = ctypes.CDLL(ctypes.util.find_library("crypto"))
        lib.OpenSSL_version.restype = ctypes.c_char_p
        self.name = lib.OpenSSL_version(0).decode()
        lib.BIO_new_mem_buf.restype = ctypes.c_void_p
        lib.BIO_new_mem_buf.argtypes = [ctypes.c_char_p, ctypes.c_int]
        callback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_int, ctypes.c_void_p)
        self.no_password = callback(lambda *_: -1)
        for name in ("PEM_read_bio_X509_AUX", "PEM_read_bio_X509", "PEM_read_bio_PrivateKey"):
            getattr(lib, name).restype = ctypes.c_void_p
            getattr(lib, name).argtypes = [ctypes.c_void_p, ctypes.c_void_p, callback, ctypes.c_void_p]
        for name in ("BIO_free", "X509_free", "EVP_PKEY_free"):
            getattr(lib, name).argtypes = [ctypes.c_void_p]

    def read(self, data):
        lib = self.lib
        lib.ERR_clear_error()
        bio = lib.BIO_new_mem_buf(data, len(data))
        count = 0
        certificate = lib.PEM_read_bio_X509_AUX(bio, None, self.no_password, None)
        while certificate and count < MOST:
            count += 1
            lib.X509_free(certificate)
            if count < MOST:
                certificate = lib.PEM_read_bio_X509(bio, None, self.no_password, None)
        lib.BIO_free(bio)
        lib.ERR_clear_error()
        bio = lib.BIO_new_mem_buf(data, len(data))
        key = lib.PEM_read_bio_PrivateKey(bio, None, self.no_password, None)
        if key:
            lib.EVP_PKEY_free(key)
        lib.BIO_free(bio)
        return int(bool(key)), count


class One:
    """The library inside the package `cryptography`. Its binding has no PEM_read_bio_X509_AUX."""

    def __init__(self):
        from cryptography.hazmat.bindings.openssl.binding import Binding

        binding = Binding()
        self.lib, self.ffi = binding.lib, binding.ffi
        self.name = self.ffi.string(self.lib.OpenSSL_version(0)).decode()
        self.no_password = self.ffi.callback("int (char *, int, int, void *)", lambda *_: -1)

    def read(self, data):
        lib, null = self.lib, self.ffi.NULL
        buffer = self.ffi.new("char[]", data)
        lib.ERR_clear_error()
        bio = lib.BIO_new_mem_buf(buffer, len(data))
        count = 0
        while count < MOST:
            certificate = lib.PEM_read_bio_X509(bio, null, self.no_password, null)
            if certificate == null:
                break
            count += 1
            lib.X509_free(certificate)
        lib.BIO_free(bio)
        lib.ERR_clear_error()
        bio = lib.BIO_new_mem_buf(buffer, len(data))
        key = lib.PEM_read_bio_PrivateKey(bio, null, self.no_password, null)
        if key != null:
            lib.EVP_PKEY_free(key)
        lib.BIO_free(bio)
        return int(key != null), count


def main():
    readers = [Three()]
    try:
        one = One()
        if " 1.1.1" in one.name:
            readers.append(one)
    except ImportError:
        pass
    print(" and ".join(reader.name for reader in readers))
    with open(sys.argv[1], "rb") as file:
        while head := file.read(4):
            data = file.read(struct.unpack("<I", head)[0])
            print(*(number for reader in readers for number in reader.read(data)))


main()
