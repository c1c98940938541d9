package eu.sojourn.identity.adapter.mongo;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import eu.sojourn.identity.application.KeyRing;
import eu.sojourn.identity.application.Sealed;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.jackson.SecurityJacksonModules;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Authorizations survive a restart and are shared by all instances. Tokens are found by their SHA-256; the authorization itself is sealed,
 * so that neither the database nor a copy of it holds a usable token. One document, one write.
 */
@Repository
class MongoAuthorizations implements OAuth2AuthorizationService {

    private static final Logger LOG = LoggerFactory.getLogger(MongoAuthorizations.class);
    private static final String COLLECTION = "authorizations";
    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {
    };

    /** Kept that long after the last token expired, so that a late sign-out still finds it. */
    private static final Duration GRACE = Duration.ofHours(1);

    private final MongoTemplate mongo;
    private final RegisteredClientRepository clients;
    private final byte[] key;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.builder().addModules(SecurityJacksonModules.getModules(getClass().getClassLoader())).build();

    MongoAuthorizations(MongoTemplate mongo, RegisteredClientRepository clients, KeyRing keys, Clock clock) {
        this.mongo = mongo;
        this.clients = clients;
        this.key = keys.storageKey();
        this.clock = clock;
        collection().createIndex(Indexes.ascending("tokens"));
        collection().createIndex(Indexes.ascending("expiresAt"));
    }

    @Override
    public void save(OAuth2Authorization authorization) {
        List<String> tokens = new ArrayList<>();
        String state = authorization.getAttribute(OAuth2ParameterNames.STATE);
        if (state != null) {
            tokens.add(lookup(OAuth2ParameterNames.STATE, state));
        }
        Instant expiresAt = clock.instant();
        for (Kind kind : Kind.values()) {
            OAuth2Authorization.Token<?> token = authorization.getToken(kind.type);
            if (token != null) {
                tokens.add(lookup(kind.wire, token.getToken().getTokenValue()));
                Instant expires = token.getToken().getExpiresAt();
                expiresAt = expires != null && expires.isAfter(expiresAt) ? expires : expiresAt;
            }
        }
        // Tokens are added, never taken away: the browser's session may still hold the id token of before the last refresh,
        // and signs out with it. What a replaced token may do is decided from the sealed authorization alone.
        collection().updateOne(Filters.eq("_id", authorization.getId()),
                Updates.combine(Updates.set("sealed", new Binary(Sealed.seal(key, authorization.getId(), write(authorization)))),
                        Updates.set("principal", authorization.getPrincipalName()),
                        Updates.set("expiresAt", Date.from(expiresAt.plus(GRACE))), Updates.addEachToSet("tokens", tokens)),
                new UpdateOptions().upsert(true));
    }

    @Override
    public void remove(OAuth2Authorization authorization) {
        collection().deleteOne(Filters.eq("_id", authorization.getId()));
    }

    @Override
    public @Nullable OAuth2Authorization findById(String id) {
        return find(Filters.eq("_id", id));
    }

    @Override
    public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType tokenType) {
        if (tokenType == null) {
            return Stream.concat(Stream.of(Kind.values()).map(kind -> kind.wire), Stream.of(OAuth2ParameterNames.STATE))
                    .map(wire -> findCurrent(wire, token))
                    .filter(found -> found != null)
                    .findFirst()
                    .orElse(null);
        }
        return findCurrent(tokenType.getValue(), token);
    }

    /** MongoDB's own expiry is not relied on: not every server that speaks its protocol does it. */
    @Scheduled(fixedDelayString = "PT10M")
    void reap() {
        collection().deleteMany(Filters.lt("expiresAt", Date.from(clock.instant())));
    }

    private @Nullable OAuth2Authorization findCurrent(String wire, String token) {
        OAuth2Authorization found = find(Filters.eq("tokens", lookup(wire, token)));
        if (found == null || wire.equals(OAuth2ParameterNames.STATE) || wire.equals(OidcParameterNames.ID_TOKEN)) {
            return found;
        }
        OAuth2Authorization.Token<?> current = found.getToken(token);
        return current == null ? null : found;
    }

    private @Nullable OAuth2Authorization find(Bson filter) {
        Document document = collection().find(filter).first();
        if (document == null) {
            return null;
        }
        try {
            return read(document.getString("_id"),
                    Sealed.open(key, document.getString("_id"), document.get("sealed", Binary.class).getData()));
        } catch (GeneralSecurityException | RuntimeException unreadable) {
            LOG.warn("Authorization {} cannot be read any more; its person has to sign in again", document.getString("_id"), unreadable);
            return null;
        }
    }

    private byte[] write(OAuth2Authorization authorization) {
        Map<String, Object> written = new HashMap<>();
        written.put("client", authorization.getRegisteredClientId());
        written.put("principal", authorization.getPrincipalName());
        written.put("grant", authorization.getAuthorizationGrantType().getValue());
        written.put("scopes", new HashSet<>(authorization.getAuthorizedScopes()));
        written.put("attributes", new HashMap<>(authorization.getAttributes()));
        for (Kind kind : Kind.values()) {
            OAuth2Authorization.Token<?> token = authorization.getToken(kind.type);
            if (token != null) {
                Map<String, Object> parts = new HashMap<>();
                parts.put("value", token.getToken().getTokenValue());
                parts.put("issuedAt", token.getToken().getIssuedAt());
                parts.put("expiresAt", token.getToken().getExpiresAt());
                parts.put("metadata", new HashMap<>(token.getMetadata()));
                if (token.getToken() instanceof OAuth2AccessToken access) {
                    parts.put("scopes", new HashSet<>(access.getScopes()));
                }
                written.put(kind.wire, parts);
            }
        }
        return json.writeValueAsBytes(written);
    }

    private OAuth2Authorization read(String id, byte[] written) {
        Map<String, Object> map = json.readValue(written, MAP);
        RegisteredClient client = clients.findById((String) map.get("client"));
        if (client == null) {
            throw new IllegalStateException("unknown client");
        }
        OAuth2Authorization.Builder builder = OAuth2Authorization.withRegisteredClient(client)
                .id(id)
                .principalName((String) map.get("principal"))
                .authorizationGrantType(new AuthorizationGrantType((String) map.get("grant")))
                .authorizedScopes(strings(map.get("scopes")))
                .attributes(attributes -> attributes.putAll(stringKeyed(map.get("attributes"))));
        for (Kind kind : Kind.values()) {
            if (map.get(kind.wire) != null) {
                Map<String, Object> parts = stringKeyed(map.get(kind.wire));
                builder.token(kind.rebuild.apply((String) parts.get("value"), parts),
                        metadata -> metadata.putAll(stringKeyed(parts.get("metadata"))));
            }
        }
        return builder.build();
    }

    private MongoCollection<Document> collection() {
        return mongo.getCollection(COLLECTION);
    }

    private static String lookup(String wire, String token) {
        try {
            return wire + ":"
                    + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> stringKeyed(@Nullable Object map) {
        return map == null ? Map.of() : (Map<String, Object>) map;
    }

    @SuppressWarnings("unchecked")
    private static Set<String> strings(@Nullable Object set) {
        return set == null ? Set.of() : (Set<String>) set;
    }

    private static @Nullable Instant instant(Map<String, Object> parts, String field) {
        return (Instant) parts.get(field);
    }

    /** The kinds of token that the two registered clients can have. */
    private enum Kind {
        CODE(OAuth2ParameterNames.CODE, OAuth2AuthorizationCode.class, (value, parts) -> new OAuth2AuthorizationCode(value,
                required(parts, "issuedAt"), required(parts, "expiresAt"))),
        ACCESS_TOKEN(OAuth2TokenType.ACCESS_TOKEN.getValue(), OAuth2AccessToken.class, (value, parts) -> new OAuth2AccessToken(
                OAuth2AccessToken.TokenType.BEARER, value, instant(parts, "issuedAt"), instant(parts, "expiresAt"),
                strings(parts.get("scopes")))),
        REFRESH_TOKEN(OAuth2TokenType.REFRESH_TOKEN.getValue(), OAuth2RefreshToken.class, (value, parts) -> new OAuth2RefreshToken(value,
                instant(parts, "issuedAt"), instant(parts, "expiresAt"))),
        ID_TOKEN(OidcParameterNames.ID_TOKEN, OidcIdToken.class, (value, parts) -> new OidcIdToken(value, instant(parts, "issuedAt"),
                instant(parts, "expiresAt"),
                stringKeyed(stringKeyed(parts.get("metadata")).get(OAuth2Authorization.Token.CLAIMS_METADATA_NAME))));

        private final String wire;
        private final Class<? extends OAuth2Token> type;
        private final BiFunction<String, Map<String, Object>, OAuth2Token> rebuild;

        Kind(String wire, Class<? extends OAuth2Token> type, BiFunction<String, Map<String, Object>, OAuth2Token> rebuild) {
            this.wire = wire;
            this.type = type;
            this.rebuild = rebuild;
        }

        private static Instant required(Map<String, Object> parts, String field) {
            Instant instant = instant(parts, field);
            if (instant == null) {
                throw new IllegalStateException("no " + field);
            }
            return instant;
        }
    }
}
