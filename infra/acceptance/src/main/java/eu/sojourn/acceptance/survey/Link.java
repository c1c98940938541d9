package eu.sojourn.acceptance.survey;

import tools.jackson.databind.JsonNode;

/**
 * A link that was handed over; it opens one invitation without an account.
 *
 * @param token the end of its address
 */
public record Link(String invitationId, String token) {

    static Link of(JsonNode handedOver) {
        var address = handedOver.path("address").asString();
        return new Link(handedOver.path("invitationId").asString(), address.substring(address.lastIndexOf('/') + 1));
    }
}
