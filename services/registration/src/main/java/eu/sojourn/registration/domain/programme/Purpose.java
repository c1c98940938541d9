package eu.sojourn.registration.domain.programme;

/** What a stay is for: what hosts offer it for and visitors look for. */
public enum Purpose {
    FIND_SUPPLIERS, FIND_CUSTOMERS, TECHNOLOGY_TRANSFER, RESEARCH_COOPERATION, JOINT_PROJECTS, INTERNATIONALISATION, BENCHMARKING,
    CAPACITY_BUILDING
}
