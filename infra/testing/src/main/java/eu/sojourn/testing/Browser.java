package eu.sojourn.testing;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A client that keeps cookies as a browser does and follows nothing by itself. */
public final class Browser {

    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).cookieHandler(cookies).build();

    public String cookie(String url, String name) {
        return cookies.getCookieStore()
                .get(URI.create(url))
                .stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(java.net.HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    /** Loads a page as a browser does, through all redirects. */
    public HttpResponse<String> follow(String url) {
        URI at = URI.create(url);
        for (int hop = 0; hop < 10; hop++) {
            HttpResponse<String> response = get(at.toString(), "Accept", "text/html,application/xhtml+xml");
            if (location(response).isEmpty()) {
                return response;
            }
            at = at.resolve(location(response));
        }
        throw new AssertionError("too many redirects, the last to " + at);
    }

    public HttpResponse<String> send(String method, String url, byte[] body, String... headers) {
        return send(withHeaders(HttpRequest.newBuilder(URI.create(url)).method(method, BodyPublishers.ofByteArray(body)), headers));
    }

    public HttpResponse<String> get(String url, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
        return send(withHeaders(request, headers));
    }

    public HttpResponse<String> post(String url, Map<String, String> form, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encode(form)));
        return send(withHeaders(request, headers));
    }

    public HttpResponse<String> request(String method, String url, String... headers) {
        return send(withHeaders(HttpRequest.newBuilder(URI.create(url)).method(method, BodyPublishers.noBody()), headers));
    }

    public static String location(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElse("");
    }

    /** The value of the first hidden field of that name. */
    public static String hidden(HttpResponse<String> page, String field) {
        Matcher matcher = Pattern.compile("name=\"" + field + "\"[^>]*value=\"([^\"]*)\"").matcher(page.body());
        return matcher.find() ? matcher.group(1) : "";
    }

    public static String parameter(String url, String name) {
        Matcher matcher = Pattern.compile("[?&]" + name + "=([^&]*)").matcher(url);
        return matcher.find() ? java.net.URLDecoder.decode(matcher.group(1), StandardCharsets.UTF_8) : "";
    }

    public static String encode(Map<String, String> form) {
        return form.entrySet()
                .stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static HttpRequest.Builder withHeaders(HttpRequest.Builder request, String... headers) {
        return headers.length == 0 ? request : request.headers(headers);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
