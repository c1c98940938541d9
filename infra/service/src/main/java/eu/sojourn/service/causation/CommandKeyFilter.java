package eu.sojourn.service.causation;

import eu.sojourn.service.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** Reads {@code Idempotency-Key} of a signed-in person's command; runs behind authentication. */
public final class CommandKeyFilter extends OncePerRequestFilter {

    public static final String HEADER = "Idempotency-Key";
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9-]{8,64}");
    private static final int MAX_BODY = 10 * 1024 * 1024;

    private final ProblemWriter problems;

    public CommandKeyFilter(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getHeader(HEADER) == null || request.getUserPrincipal() == null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var key = request.getHeader(HEADER);
        if (!FORM.matcher(key).matches()) {
            problems.write(response, HttpStatus.BAD_REQUEST, "invalid-input",
                    HEADER + " must be 8 to 64 letters, digits or hyphens.");
            return;
        }
        if (request.getContentType() != null && request.getContentType().toLowerCase(Locale.ROOT).startsWith("multipart/form-data")) {
            multipart(key, request, response, chain);
            return;
        }
        var body = request.getInputStream().readNBytes(MAX_BODY + 1);
        if (body.length > MAX_BODY) {
            problems.write(response, HttpStatus.CONTENT_TOO_LARGE, "too-large", "The request is larger than 10 MB.");
            return;
        }
        proceed(key, fingerprint(request, new ByteArrayInputStream(body)), new ReadRequest(request, body), response, chain);
    }

    /** The container takes a form with files apart once, for us and for the controller; its boundary differs with each try and means nothing. */
    private void multipart(String key, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        InputStream parts = InputStream.nullInputStream();
        try {
            for (var part : request.getParts()) {
                var head = part.getName() + "\n" + part.getSubmittedFileName() + "\n" + part.getContentType() + "\n" + part.getSize()
                        + "\n";
                parts = new SequenceInputStream(parts,
                        new SequenceInputStream(new ByteArrayInputStream(head.getBytes(StandardCharsets.UTF_8)), part.getInputStream()));
            }
        } catch (IllegalStateException e) {
            problems.write(response, HttpStatus.CONTENT_TOO_LARGE, "too-large", "The request is larger than 10 MB.");
            return;
        } catch (ServletException e) {
            problems.write(response, HttpStatus.BAD_REQUEST, "invalid-input", "The form could not be read.");
            return;
        }
        proceed(key, fingerprint(request, parts), request, response, chain);
    }

    private static void proceed(String key, String fingerprint, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var command = new CommandKey(request.getUserPrincipal().getName() + "/" + key, fingerprint);
        CausationFilter.proceed(Causation.current().withCommandKey(command), request, response, chain);
    }

    private static String fingerprint(HttpServletRequest request, InputStream body) throws IOException {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update((request.getMethod() + " " + request.getRequestURI() + "\n").getBytes(StandardCharsets.UTF_8));
            body.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A request whose body was read once and can be read again. */
    private static final class ReadRequest extends HttpServletRequestWrapper {

        private final byte[] body;

        ReadRequest(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = body;
        }

        @Override
        public ServletInputStream getInputStream() {
            var bytes = new ByteArrayInputStream(body);
            return new ServletInputStream() {
                @Override
                public int read() {
                    return bytes.read();
                }

                @Override
                public boolean isFinished() {
                    return bytes.available() == 0;
                }

                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setReadListener(ReadListener listener) {
                    throw new IllegalStateException("read already");
                }
            };
        }

        @Override
        public BufferedReader getReader() {
            return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
        }
    }
}
