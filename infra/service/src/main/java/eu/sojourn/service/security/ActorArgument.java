package eu.sojourn.service.security;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.MethodParameter;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.jspecify.annotations.Nullable;

/** Gives controllers an {@link Actor} parameter. */
final class ActorArgument implements HandlerMethodArgumentResolver {

    private final ObjectProvider<ActsAlsoFor> also;

    ActorArgument(ObjectProvider<ActsAlsoFor> also) {
        this.also = also;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Actor.class;
    }

    @Override
    public Actor resolveArgument(MethodParameter parameter, @Nullable ModelAndViewContainer container, NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken authentication) {
            var actor = Actor.of(authentication.getToken());
            var knowing = also.getIfAvailable();
            return knowing == null || actor.organisations().isEmpty()
                    ? actor
                    : new Actor(actor.personId(), actor.roles(), knowing.organisations(actor.organisations()), actor.partnerships(),
                            actor.programmes());
        }
        throw new InsufficientAuthenticationException("no token");
    }
}
