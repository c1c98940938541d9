package eu.sojourn.gateway.routing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpResponse;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries streams of events, which last. Each has a virtual thread of its own: that of the request would hold all its callers, a quarter of what
 * an open stream costs. When the browser goes the service is told at once. When the service breaks off, the stream ends; whoever reads events
 * passes over half of one and comes back.
 */
final class Streams {

    private static final Logger LOG = LoggerFactory.getLogger(Streams.class);
    private static final int EVENTS = 4 * 1024;

    private Streams() {}

    /** Returns at once; the body is closed when the stream is over. */
    static void carry(HttpResponse<InputStream> response, HttpServletRequest req, HttpServletResponse res) throws IOException {
        InputStream body = response.body();
        try {
            // The headers go first: the filters around this request may still touch them, and not beside another thread.
            res.flushBuffer();
            OutputStream out = res.getOutputStream();
            AsyncContext request = req.startAsync();
            request.setTimeout(0);
            Thread.ofVirtual().name("stream").start(() -> {
                try (body) {
                    copy(body, out);
                } catch (IOException brokenOff) {
                    LOG.debug("A stream broke off", brokenOff);
                } finally {
                    end(request);
                }
            });
        } catch (IOException | RuntimeException gone) {
            body.close();
            throw gone;
        }
    }

    private static void copy(InputStream body, OutputStream out) throws IOException {
        byte[] buffer = new byte[EVENTS];
        for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
            out.write(buffer, 0, read);
            out.flush();
        }
    }

    private static void end(AsyncContext request) {
        try {
            request.complete();
        } catch (IllegalStateException ended) {
            LOG.debug("The container had noticed before that the client went", ended);
        }
    }
}
