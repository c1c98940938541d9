package eu.sojourn.kpis.adapter.messaging.progress;

import java.util.Optional;
import java.util.function.BooleanSupplier;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import eu.sojourn.kpis.application.board.LiveBoard;
import eu.sojourn.kpis.application.generation.RebuildingFigures;
import eu.sojourn.kpis.application.report.UpToDate;
import eu.sojourn.kpis.domain.generation.Generations.Build;

/** Tells by what was committed and read whether the generation that is shown has everything. */
public final class KafkaUpToDate implements UpToDate {

    private static final Logger log = LoggerFactory.getLogger(KafkaUpToDate.class);

    private final CatchUps catchUps;
    private final LiveBoard board;
    private final RebuildingFigures rebuilding;

    /** @param board of this instance */
    public KafkaUpToDate(CatchUps catchUps, LiveBoard board, RebuildingFigures rebuilding) {
        this.catchUps = catchUps;
        this.board = board;
        this.rebuilding = rebuilding;
    }

    @Override
    public BooleanSupplier asOfNow() {
        return new Question();
    }

    private Optional<Build> shown() {
        return board.generation()
                .flatMap(shown -> rebuilding.known()
                        .flatMap(known -> known.builds().stream().filter(build -> build.generation().equals(shown)).findFirst()));
    }

    private final class Question implements BooleanSupplier {

        private @Nullable CatchUp asked;

        @Override
        public boolean getAsBoolean() {
            var build = shown().filter(Build::isLiving);
            if (build.isEmpty()) {
                return false;
            }
            var question = asked;
            if (question == null || !question.generation().equals(build.get().generation())) {
                question = catchUps.ofBoardAndReadModels(build.get());
                asked = question;
            }
            try {
                return question.look();
            } catch (InterruptException e) {
                throw e;
            } catch (KafkaException e) {
                log.warn("It cannot be known whether everything is counted: {}", e.toString());
                return false;
            }
        }
    }
}
