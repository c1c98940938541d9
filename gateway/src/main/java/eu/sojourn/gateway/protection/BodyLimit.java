package eu.sojourn.gateway.protection;

import java.io.IOException;

import eu.sojourn.gateway.Answers;
import eu.sojourn.gateway.GatewaySettings;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses bodies that are too large: at once when their length is told, otherwise as soon as too much has come. Forms may be far smaller than
 * other bodies, because they are held in memory before anybody is known.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
public class BodyLimit extends OncePerRequestFilter {

    private final long largestBody;
    private final long largestForm;
    private final Answers answers;

    BodyLimit(GatewaySettings settings, Answers answers) {
        this.largestBody = settings.largestBody().toBytes();
        this.largestForm = Math.min(largestBody, settings.largestForm().toBytes());
        this.answers = answers;
    }

    /** Whether the body is the fields of a form, encoded as in an address. */
    public static boolean isForm(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.regionMatches(true, 0, MediaType.APPLICATION_FORM_URLENCODED_VALUE, 0,
                MediaType.APPLICATION_FORM_URLENCODED_VALUE.length());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long largest = isForm(request) ? largestForm : largestBody;
        if (request.getContentLengthLong() > largest) {
            tooLarge(request, response, largest);
            return;
        }
        if (request.getContentLengthLong() >= 0) {
            chain.doFilter(request, response);
            return;
        }
        try {
            chain.doFilter(new Counted(request, largest), response);
        } catch (IOException | ServletException | RuntimeException failure) {
            if (!TooLarge.causes(failure)) {
                throw failure;
            }
            tooLarge(request, response, largest);
        }
    }

    private void tooLarge(HttpServletRequest request, HttpServletResponse response, long largest) throws IOException {
        response.setHeader("Connection", "close");
        answers.write(request, response, HttpStatus.CONTENT_TOO_LARGE, "too-large", "The request is larger than " + largest + " bytes.");
    }

    private static final class Counted extends HttpServletRequestWrapper {

        private final long largest;

        Counted(HttpServletRequest request, long largest) {
            super(request);
            this.largest = largest;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new CountedStream(super.getInputStream(), largest);
        }
    }

    private static final class CountedStream extends ServletInputStream {

        private final ServletInputStream stream;
        private long left;

        CountedStream(ServletInputStream stream, long largest) {
            this.stream = stream;
            this.left = largest;
        }

        @Override
        public int read() throws IOException {
            int one = stream.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = stream.read(bytes, offset, length);
            count(Math.max(read, 0));
            return read;
        }

        private void count(int read) throws TooLarge {
            left -= read;
            if (left < 0) {
                throw new TooLarge();
            }
        }

        @Override
        public boolean isFinished() {
            return stream.isFinished();
        }

        @Override
        public boolean isReady() {
            return stream.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            stream.setReadListener(listener);
        }
    }
}
