import java.io.*;
import java.net.*;
import java.nio.file.*;
import java.security.*;
import java.security.cert.*;
import java.util.*;
import javax.net.ssl.*;

/**
 * Connects to each server of a list: name, port, host, file of roots, own PKCS#12 file or "-", its password, and the instant in
 * seconds. Prints the name and "accept", or the name, "reject" and why.
 */
public class Client {
    public static void main(String[] arguments) throws Exception {
        for (String line : Files.readAllLines(Path.of(arguments[0]))) {
            String[] part = line.split("\t", -1);
            try {
                System.out.println(part[0] + "\t" + (connect(part) ? "accept" : "reject\tno answer"));
            } catch (Exception error) {
                Throwable cause = error;
                while (cause.getCause() != null) {
                    cause = cause.getCause();
                }
                System.out.println(part[0] + "\treject\t" + String.valueOf(cause.getMessage()).replace('\n', ' '));
            }
        }
    }

    static boolean connect(String[] part) throws Exception {
        Set<TrustAnchor> anchors = new HashSet<>();
        try (InputStream file = Files.newInputStream(Path.of(part[3]))) {
            for (java.security.cert.Certificate root : CertificateFactory.getInstance("X.509").generateCertificates(file)) {
                anchors.add(new TrustAnchor((X509Certificate) root, null));
            }
        }
        PKIXBuilderParameters asked = new PKIXBuilderParameters(anchors, new X509CertSelector());
        asked.setRevocationEnabled(false);
        asked.setDate(new Date(Long.parseLong(part[6]) * 1000));
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(new CertPathTrustManagerParameters(asked));
        KeyManager[] own = null;
        if (!part[4].equals("-")) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            try (InputStream file = Files.newInputStream(Path.of(part[4]))) {
                store.load(file, part[5].toCharArray());
            }
            KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
            keys.init(store, part[5].toCharArray());
            own = keys.getKeyManagers();
        }
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own, trust.getTrustManagers(), null);
        try (Socket plain = new Socket("127.0.0.1", Integer.parseInt(part[1]))) {
            plain.setSoTimeout(10_000);
            SSLSocket stream = (SSLSocket) context.getSocketFactory().createSocket(plain, part[2], plain.getPort(), true);
            SSLParameters parameters = stream.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            stream.setSSLParameters(parameters);
            stream.getOutputStream().write("GET / HTTP/1.0\r\n\r\n".getBytes());
            byte[] answer = stream.getInputStream().readNBytes(40);
            return new String(answer).endsWith("ok");
        }
    }
}
