package eu.sojourn.kpis.adapter.http;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import eu.sojourn.kpis.adapter.http.ProgrammesController.Readers;
import eu.sojourn.kpis.application.target.WatchedTargets;
import eu.sojourn.kpis.domain.programme.ProgrammeId;
import eu.sojourn.kpis.domain.target.Alert;
import eu.sojourn.kpis.domain.target.Light;
import eu.sojourn.kpis.domain.target.WatchedTarget;
import eu.sojourn.service.security.Actor;

/** When the light of a target changed. */
@RestController
class AlertsController {

    private static final int MOST = 200;

    private final WatchedTargets watched;

    AlertsController(WatchedTargets watched) {
        this.watched = watched;
    }

    /**
     * Values are decimal numbers as text, of the moment of the alert.
     *
     * @param kpi what the target was of then
     * @param message the rule and the method of the forecast, in words
     */
    record AlertBody(String id, String kpi, String targetId, Light light, Light former, Instant at, String target, @Nullable String actual,
            @Nullable String forecast, String message) {

        static AlertBody of(WatchedTarget watched, Alert alert) {
            return new AlertBody(alert.alertId(), alert.kpi() == null ? watched.kpi() : alert.kpi(), watched.targetId().value(),
                    alert.light(), alert.former(), alert.at(),
                    alert.target().toPlainString(), text(alert.actual()), text(alert.forecast()), alert.rule() + " " + alert.method());
        }

        private static @Nullable String text(@Nullable BigDecimal number) {
            return number == null ? null : number.toPlainString();
        }
    }

    /** The latest 200 of a programme, latest first; of each target the latest 50. */
    @GetMapping("/api/kpis/programmes/{programmeId}/alerts")
    List<AlertBody> alerts(Actor actor, @PathVariable String programmeId) {
        Readers.check(actor, programmeId);
        return watched.all(new ProgrammeId(programmeId))
                .stream()
                .flatMap(target -> target.alerts().stream().map(alert -> AlertBody.of(target, alert)))
                .sorted(Comparator.comparing(AlertBody::at).reversed().thenComparing(AlertBody::id))
                .limit(MOST)
                .toList();
    }
}
