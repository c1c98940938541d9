package eu.sojourn.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** TCP ports of this machine's loopback interface. */
final class Ports {

    private Ports() {}

    /** Answers the port itself, or a free one for 0; throws {@link IllegalStateException} when somebody already listens on it. */
    static int claim(String component, int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return socket.getLocalPort();
        } catch (java.net.BindException e) {
            throw new IllegalStateException("Port " + port + " for " + component + " is taken by another process", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
