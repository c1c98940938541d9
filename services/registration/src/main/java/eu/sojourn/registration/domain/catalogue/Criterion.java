package eu.sojourn.registration.domain.catalogue;

/** What makes an offer suit a visitor, and the most points that it can give; together a hundred. */
public enum Criterion {
    SECTOR(35), PURPOSE(25), COUNTRY(15), DATES(15), DISTANCE(10);

    private final int most;

    Criterion(int most) {
        this.most = most;
    }

    public int most() {
        return most;
    }
}
