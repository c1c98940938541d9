package eu.sojourn.testing.wrong.domain;

import org.springframework.util.StringUtils;

/** Wrong on purpose: the domain is plain Java. */
public record KnowsAFramework(String name) {
    boolean named() {
        return StringUtils.hasText(name);
    }
}
