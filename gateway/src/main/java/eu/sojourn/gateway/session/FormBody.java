package eu.sojourn.gateway.session;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.SequenceInputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import eu.sojourn.gateway.protection.BodyLimit;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets the check against forged requests read its form field without using up the form: the body stays to be read byte by byte. Of the
 * form's fields only {@code _csrf} is a parameter here; the others are none of the gateway's business and are not taken apart. A form is
 * held whole, so {@link BodyLimit} keeps forms small; of a form with files only the first part is looked at.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class FormBody extends OncePerRequestFilter {

    static final String FIELD = "_csrf";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(understood(request), response);
    }

    private static HttpServletRequest understood(HttpServletRequest request) throws IOException {
        if (BodyLimit.isForm(request)) {
            return new Kept(request, request.getInputStream().readAllBytes());
        }
        return isMultipart(request) ? new Begun(request, request.getInputStream().readNBytes(Begun.LOOKED_AT)) : new NoForm(request);
    }

    private static boolean isMultipart(HttpServletRequest request) {
        return request.getContentType() != null && request.getContentType().regionMatches(true, 0, "multipart/form-data", 0, 19);
    }

    private static Stream<String[]> pairs(@Nullable String encoded) {
        return encoded == null || encoded.isEmpty() ? Stream.empty() : Arrays.stream(encoded.split("&")).map(pair -> {
            int equals = pair.indexOf('=');
            return new String[]{decoded(equals < 0 ? pair : pair.substring(0, equals)),
                    decoded(equals < 0 ? "" : pair.substring(equals + 1))};
        });
    }

    private static String decoded(String encoded) {
        try {
            return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return encoded;
        }
    }

    /** Parameters come from the query alone, so that asking for one never makes the container read the body. */
    private static class NoForm extends HttpServletRequestWrapper {

        private @Nullable Map<String, String[]> parameters;

        NoForm(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getParameter(String name) {
            String[] values = getParameterMap().get(name);
            return values == null ? null : values[0];
        }

        @Override
        public String @Nullable [] getParameterValues(String name) {
            return getParameterMap().get(name);
        }

        @Override
        public Enumeration<String> getParameterNames() {
            return Collections.enumeration(getParameterMap().keySet());
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            if (parameters == null) {
                Map<String, String[]> read = new LinkedHashMap<>();
                pairs(getQueryString()).forEach(pair -> read.merge(pair[0], new String[]{pair[1]},
                        (some, more) -> Stream.concat(Stream.of(some), Stream.of(more)).toArray(String[]::new)));
                parameters = Collections.unmodifiableMap(read);
            }
            return parameters;
        }
    }

    private static final class Kept extends NoForm {

        private static final byte[] WANTED = (FIELD + "=").getBytes(StandardCharsets.US_ASCII);

        private final byte[] body;

        Kept(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = body;
        }

        @Override
        public @Nullable String getParameter(String name) {
            return name.equals(FIELD) ? field() : super.getParameter(name);
        }

        private @Nullable String field() {
            for (int start = 0; start <= body.length - WANTED.length; start++) {
                if ((start == 0 || body[start - 1] == '&')
                        && Arrays.equals(body, start, start + WANTED.length, WANTED, 0, WANTED.length)) {
                    int from = start + WANTED.length;
                    int end = from;
                    while (end < body.length && body[end] != '&') {
                        end++;
                    }
                    return decoded(new String(body, from, end - from, StandardCharsets.UTF_8));
                }
            }
            return null;
        }

        @Override
        public ServletInputStream getInputStream() {
            return new Replayed(new ByteArrayInputStream(body));
        }

        @Override
        public BufferedReader getReader() {
            return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
        }

        @Override
        public int getContentLength() {
            return body.length;
        }

        @Override
        public long getContentLengthLong() {
            return body.length;
        }
    }

    /** A form with files: only its beginning is looked at, where pages put the field as the first part; the rest streams by. */
    private static final class Begun extends NoForm {

        static final int LOOKED_AT = 1024;
        private static final Pattern FIRST = Pattern.compile(
                "--[^\\r\\n]{1,70}\\r\\nContent-Disposition: form-data; name=\"" + FIELD + "\"\\r\\n\\r\\n([A-Za-z0-9_=-]{1,500})\\r\\n--",
                Pattern.CASE_INSENSITIVE);

        private final byte[] beginning;
        private @Nullable ServletInputStream body;

        Begun(HttpServletRequest request, byte[] beginning) {
            super(request);
            this.beginning = beginning;
        }

        @Override
        public @Nullable String getParameter(String name) {
            if (!name.equals(FIELD)) {
                return super.getParameter(name);
            }
            Matcher first = FIRST.matcher(new String(beginning, StandardCharsets.ISO_8859_1));
            return first.lookingAt() ? first.group(1) : null;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            if (body == null) {
                body = new Replayed(new SequenceInputStream(new ByteArrayInputStream(beginning), super.getInputStream()));
            }
            return body;
        }

        @Override
        public BufferedReader getReader() throws IOException {
            return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
        }
    }

    private static final class Replayed extends ServletInputStream {

        private final InputStream body;
        private boolean finished;

        Replayed(InputStream body) {
            this.body = body;
        }

        @Override
        public int read() throws IOException {
            int next = body.read();
            finished = finished || next < 0;
            return next;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = body.read(bytes, offset, length);
            finished = finished || count < 0;
            return count;
        }

        @Override
        public boolean isFinished() {
            return finished;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException("read at once");
        }
    }
}
