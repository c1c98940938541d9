package eu.sojourn.registration.domain.organisation;

/** What an organisation is; rules 9 and 10 say which types may visit and which may host. */
public enum OrganisationType {
    CLUSTER_ORGANISATION, BUSINESS_NETWORK, SME, SCALE_UP_SUPPORT, TRAINING_PROVIDER, LARGE_COMPANY, PUBLIC_AUTHORITY
}
