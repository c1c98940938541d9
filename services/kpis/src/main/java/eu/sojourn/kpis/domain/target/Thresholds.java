package eu.sojourn.kpis.domain.target;

import eu.sojourn.service.domain.InvalidValue;

/**
 * From where on a target is shown in which light, in percent of it.
 *
 * @param warnAt green from here, amber below
 * @param alarmAt red below
 */
public record Thresholds(int warnAt, int alarmAt) {

    public static final Thresholds USUAL = new Thresholds(90, 75);

    public Thresholds {
        if (alarmAt < 0 || alarmAt > 100) {
            throw new InvalidValue("alarmAt", "must be between 0 and 100 percent");
        }
        if (warnAt < 1 || warnAt > 100) {
            throw new InvalidValue("warnAt", "must be between 1 and 100 percent");
        }
        if (alarmAt > warnAt) {
            throw new InvalidValue("alarmAt", "must not be above warnAt");
        }
    }
}
