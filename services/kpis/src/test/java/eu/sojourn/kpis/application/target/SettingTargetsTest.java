package eu.sojourn.kpis.application.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import eu.sojourn.kpis.Shipped;
import eu.sojourn.kpis.application.programme.ToldProgrammes;
import eu.sojourn.kpis.domain.programme.KnownProgramme;
import eu.sojourn.kpis.domain.programme.ProgrammeId;
import eu.sojourn.kpis.domain.target.Scope;
import eu.sojourn.kpis.domain.target.Target;
import eu.sojourn.kpis.domain.target.Target.Wanted;
import eu.sojourn.kpis.domain.target.TargetId;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.service.domain.Decision;
import eu.sojourn.service.domain.Decision.Accepted;
import eu.sojourn.service.problem.Refusal;

/** Targets in a list, each created by a command that is named as it is. */
class SettingTargetsTest {

    private static final KnownProgramme PROGRAMME = new KnownProgramme(new ProgrammeId("biginn"), "biginn", "BIGINN",
            LocalDate.parse("2024-01-01"), LocalDate.parse("2026-12-31"), 1, Map.of());

    private final Listed listed = new Listed();
    private final SettingTargets setting = new SettingTargets(listed, new ToldProgrammes(List.of(PROGRAMME)), Shipped.DICTIONARY);

    @Test
    void repeatsTheLastOneThatMayBeSet() {
        for (var i = 1; i < 200; i++) {
            setting.set(PROGRAMME.programmeId(), new TargetId("t" + i), wanted(i));
        }
        var last = setting.set(PROGRAMME.programmeId(), new TargetId("t200"), wanted(200));

        assertThat(setting.set(PROGRAMME.programmeId(), new TargetId("t200"), wanted(200))).isEqualTo(last);
        assertThatThrownBy(() -> setting.set(PROGRAMME.programmeId(), new TargetId("t201"), wanted(201))).isInstanceOf(Refusal.class)
                .hasMessageContaining("200");
        assertThat(listed.stored).hasSize(200);
    }

    @Test
    void setsOneTargetForTheSame() {
        setting.set(PROGRAMME.programmeId(), new TargetId("t1"), wanted(1));
        var filledIn = new Wanted("visits-counted", Scope.WHOLE, BigDecimal.ONE, wanted(1).from(), PROGRAMME.endsOn(), null);

        assertThatThrownBy(() -> setting.set(PROGRAMME.programmeId(), new TargetId("t2"), filledIn)).isInstanceOf(Refusal.class)
                .hasMessageContaining("a target for exactly this already");
        assertThat(setting.set(PROGRAMME.programmeId(), new TargetId("t3"), wanted(3)).goal().from()).isEqualTo(wanted(3).from());
        assertThat(listed.stored).hasSize(2);
    }

    /** One of many periods. */
    private static Wanted wanted(int number) {
        return new Wanted("visits-counted", Scope.WHOLE, BigDecimal.TEN, PROGRAMME.startsOn().plusDays(number), null, null);
    }

    private static final class Listed implements Targets {

        private final List<Stored<Target>> stored = new ArrayList<>();

        @Override
        public Stored<Target> get(ProgrammeId programmeId, TargetId targetId) {
            return createdBefore(targetId).orElseThrow();
        }

        @Override
        public Optional<Stored<Target>> createdBefore(TargetId targetId) {
            return stored.stream().filter(one -> one.id().equals(targetId.value())).findFirst();
        }

        @Override
        public Stored<Target> create(TargetId targetId, Decision<Target> decision) {
            return createdBefore(targetId).orElseGet(() -> {
                stored.add(new Stored<>(targetId.value(), 1, ((Accepted<Target>) decision).state()));
                return stored.getLast();
            });
        }

        @Override
        public Stored<Target> change(TargetId targetId, @Nullable Long expectedVersion, Function<Target, Decision<Target>> change) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Stored<Target>> all(ProgrammeId programmeId) {
            return List.copyOf(stored);
        }
    }
}
