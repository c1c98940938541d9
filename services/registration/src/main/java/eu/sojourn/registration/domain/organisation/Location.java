package eu.sojourn.registration.domain.organisation;

import eu.sojourn.service.domain.InvalidValue;

/**
 * A place on earth.
 *
 * @param latitude  degrees north, -90 to 90
 * @param longitude degrees east, -180 to 180
 */
public record Location(double latitude, double longitude) {

    private static final double EARTH_RADIUS_KM = 6371.0088;

    public Location {
        if (!(Math.abs(latitude) <= 90)) {
            throw new InvalidValue("latitude", "must be between -90 and 90 degrees");
        }
        if (!(Math.abs(longitude) <= 180)) {
            throw new InvalidValue("longitude", "must be between -180 and 180 degrees");
        }
    }

    /** Great-circle distance in kilometres, by the haversine formula on a sphere: good to half a percent. */
    public double kilometresTo(Location other) {
        var dLatitude = Math.toRadians(other.latitude - latitude);
        var dLongitude = Math.toRadians(other.longitude - longitude);
        var h = Math.pow(Math.sin(dLatitude / 2), 2) + Math.cos(Math.toRadians(latitude)) * Math.cos(Math.toRadians(other.latitude))
                * Math.pow(Math.sin(dLongitude / 2), 2);
        return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(h)));
    }
}
