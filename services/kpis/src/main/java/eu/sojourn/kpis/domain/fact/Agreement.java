package eu.sojourn.kpis.domain.fact;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * A declared agreement, as a statement of a fact: {@code 9d8a|RESEARCH|SIGNED|50K_250K|DE|2024-03-11|2024-06-10|}, several joined by semicolons.
 *
 * @param counterpartyCountry null where it is not known
 * @param declaredOn when it was first told of
 * @param signedOn when it was first told to be signed; null where it never was
 * @param endedOn when it was first told to have ended; null where it goes on, or nobody told the day
 */
public record Agreement(String agreementId, String kind, String status, String valueBand, @Nullable String counterpartyCountry,
        LocalDate declaredOn, @Nullable LocalDate signedOn, @Nullable LocalDate endedOn) {

    private static final String ENDED = "ENDED";
    private static final int PARTS = 8;

    /** Whether it is under discussion or signed. */
    public boolean goesOn() {
        return !status.equals(ENDED);
    }

    public static String written(List<Agreement> agreements) {
        return agreements.stream()
                .sorted(Comparator.comparing(Agreement::agreementId))
                .map(Agreement::written)
                .collect(Collectors.joining(";"));
    }

    public static List<Agreement> read(String written) {
        return written.isEmpty() ? List.of() : Arrays.stream(written.split(";")).map(Agreement::readOne).toList();
    }

    private String written() {
        return String.join("|", agreementId, kind, status, valueBand, orNothing(counterpartyCountry), declaredOn.toString(),
                orNothing(signedOn), orNothing(endedOn));
    }

    private static Agreement readOne(String written) {
        var parts = written.split("\\|", -1);
        if (parts.length != PARTS) {
            throw new IllegalArgumentException("not an agreement: " + written);
        }
        return new Agreement(parts[0], parts[1], parts[2], parts[3], parts[4].isEmpty() ? null : parts[4], LocalDate.parse(parts[5]),
                day(parts[6]), day(parts[7]));
    }

    private static String orNothing(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static @Nullable LocalDate day(String written) {
        return written.isEmpty() ? null : LocalDate.parse(written);
    }
}
