package eu.sojourn.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * Very many watchers of a live stream, on one thread and with little memory each. They speak HTTP/1.0, so that what comes is the stream and
 * nothing else. A watcher whose connection ends comes back with the id of the last event that it saw.
 */
final class Crowd implements AutoCloseable {

    private static final int SMALL_WINDOW = 4 * 1024;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** Is told of every value of a figure that a watcher is shown. */
    interface Seeing {

        void saw(Watcher watcher, String kpi, String value);
    }

    private final URI stream;
    private final String token;
    private final Seeing seeing;
    private final Selector selector;
    private final Thread thread;
    private final List<Watcher> watchers = new ArrayList<>();
    private final ConcurrentLinkedQueue<Runnable> todo = new ConcurrentLinkedQueue<>();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(256 * 1024);
    private final Map<String, Integer> kpis = new ConcurrentHashMap<>();
    private final ArrayDeque<Later> later = new ArrayDeque<>();
    private final Map<String, Integer> refusals = new ConcurrentHashMap<>();
    private volatile boolean closed;

    Crowd(URI stream, String token, Seeing seeing) throws IOException {
        this.stream = stream;
        this.token = token;
        this.seeing = seeing;
        this.selector = Selector.open();
        this.thread = Thread.ofPlatform().name("crowd").daemon().start(this::run);
    }

    private record Later(long at, Watcher watcher) {}

    /** One who watches. */
    final class Watcher {

        private final int number;
        private byte[] rest = new byte[0];
        private @Nullable SocketChannel channel;
        private @Nullable String lastEventId;
        private volatile boolean reading;
        private volatile boolean watching;
        private int[] shown = new int[0];
        private volatile int events;
        private volatile int connections;
        private boolean pausing;

        private Watcher(int number, boolean reading) {
            this.number = number;
            this.reading = reading;
        }

        private void connect() throws IOException {
            rest = new byte[0];
            watching = false;
            connections++;
            var opened = SocketChannel.open();
            opened.configureBlocking(false);
            if (!reading) {
                opened.setOption(StandardSocketOptions.SO_RCVBUF, SMALL_WINDOW);
            }
            channel = opened;
            opened.register(selector, SelectionKey.OP_CONNECT, this);
            opened.connect(new InetSocketAddress(stream.getHost(), stream.getPort()));
        }

        /** At once, or a while after it was refused. */
        private void comeBack() throws IOException {
            if (pausing) {
                pausing = false;
                later.add(new Later(System.nanoTime() + PAUSE.toNanos(), this));
            } else {
                connect();
            }
        }

        private void connected(SelectionKey key) throws IOException {
            var open = (SocketChannel) key.channel();
            open.finishConnect();
            var last = lastEventId == null ? "" : "Last-Event-ID: " + lastEventId + "\r\n";
            var request = ByteBuffer.wrap(("GET " + stream.getRawPath() + " HTTP/1.0\r\nHost: " + stream.getAuthority() + "\r\n" + last
                    + "Accept: text/event-stream\r\nAuthorization: Bearer " + token + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            while (request.hasRemaining()) {
                open.write(request);
            }
            key.interestOps(SelectionKey.OP_READ);
        }

        private void read(SelectionKey key) throws IOException {
            buffer.clear();
            var read = ((SocketChannel) key.channel()).read(buffer);
            if (read < 0) {
                key.channel().close();
                comeBack();
                return;
            }
            buffer.flip();
            var bytes = Arrays.copyOf(rest, rest.length + read);
            buffer.get(bytes, rest.length, read);
            var begin = 0;
            for (var i = rest.length; i < bytes.length; i++) {
                if (bytes[i] == '\n') {
                    line(bytes, begin, i);
                    begin = i + 1;
                }
            }
            rest = Arrays.copyOfRange(bytes, begin, bytes.length);
            if (watching && !reading) {
                key.interestOps(0);
            }
        }

        private void line(byte[] bytes, int begin, int end) {
            var line = new String(bytes, begin, end - begin, StandardCharsets.UTF_8);
            if (line.startsWith("HTTP/") && !line.contains(" 200")) {
                refusals.merge(line.strip(), 1, Integer::sum);
                pausing = true;
            }
            if (line.startsWith("id: ")) {
                lastEventId = line.substring(4).strip();
            } else if (line.startsWith("data: ")) {
                figures(line);
                watching = true;
                events++;
            }
        }

        private void figures(String data) {
            for (var at = data.indexOf("{\"kpi\":\""); at >= 0; at = data.indexOf("{\"kpi\":\"", at + 1)) {
                var kpi = data.substring(at + 8, data.indexOf('"', at + 8));
                var value = data.substring(data.indexOf("\"value\":", at) + 8, data.indexOf(",\"facts\"", at)).replace("\"", "");
                int index = kpis.computeIfAbsent(kpi, _ -> kpis.size());
                if (index >= shown.length) {
                    shown = Arrays.copyOf(shown, index + 16);
                }
                shown[index] = value.hashCode();
                seeing.saw(this, kpi, value);
            }
        }

        boolean shows(String kpi, String value) {
            var index = kpis.get(kpi);
            return index != null && index < shown.length && shown[index] == value.hashCode();
        }

        /** From 0 on. */
        int number() {
            return number;
        }

        boolean isReading() {
            return reading;
        }

        /** How many events came. */
        int events() {
            return events;
        }

        /** How often it had to connect. */
        int connections() {
            return connections;
        }
    }

    /** Lets more watch; some of them stop reading once they have seen the first event. Waits until all watch. */
    void join(int many, int slow) throws InterruptedException {
        for (var i = 0; i < many; i++) {
            var watcher = new Watcher(i, i >= slow);
            watchers.add(watcher);
            tell(watcher::connect);
            while (i - watchers.stream().limit(i).filter(one -> one.watching).count() > 50 && i % 10 == 0) {
                Thread.sleep(5); // no more at once than a door lets in
            }
        }
        while (!watchers.stream().allMatch(watcher -> watcher.watching)) {
            Thread.sleep(20); // between two looks at who watches already
        }
    }

    /** Those who had stopped read on. */
    void readAll() {
        for (var watcher : watchers) {
            if (!watcher.reading) {
                tell(() -> {
                    watcher.reading = true;
                    var open = watcher.channel;
                    var key = open == null ? null : open.keyFor(selector);
                    if (key != null && key.isValid()) {
                        key.interestOps(SelectionKey.OP_READ);
                    }
                });
            }
        }
    }

    /** Other answers than streams, and how often they were given. */
    Map<String, Integer> refusals() {
        return refusals;
    }

    List<Watcher> watchers() {
        return watchers;
    }

    private interface Task {

        void run() throws IOException;
    }

    private void tell(Task task) {
        todo.add(() -> {
            try {
                task.run();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        selector.wakeup();
    }

    private void run() {
        while (!closed) {
            try {
                selector.select(this::act, later.isEmpty() ? 1000 : 50);
                while (!later.isEmpty() && later.peek().at() <= System.nanoTime()) {
                    later.remove().watcher().connect();
                }
                for (var task = todo.poll(); task != null; task = todo.poll()) {
                    task.run();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void act(SelectionKey key) {
        var watcher = (Watcher) key.attachment();
        try {
            if (key.isConnectable()) {
                watcher.connected(key);
            } else if (key.isReadable()) {
                watcher.read(key);
            }
        } catch (IOException e) {
            key.cancel();
            tell(watcher::comeBack);
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        selector.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (var key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }
}
