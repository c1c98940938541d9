package eu.sojourn.local;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.TreeSet;

import com.sun.net.httpserver.HttpServer;

/** Stands for a service in tests of the launcher: becomes ready after the milliseconds in its first argument, never when there is none. */
final class FakeComponent {

    private FakeComponent() {}

    public static void main(String[] args) throws Exception {
        System.out.println("settings " + new TreeSet<>(System.getenv().keySet()));
        if (args.length == 0) {
            Thread.currentThread().join();
        }
        Thread.sleep(Long.parseLong(args[0])); // how long its start is to take
        var address = new InetSocketAddress(InetAddress.getByName("127.0.0.1"), Integer.parseInt(System.getenv("SERVER_PORT")));
        HttpServer server = HttpServer.create(address, 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }
}
