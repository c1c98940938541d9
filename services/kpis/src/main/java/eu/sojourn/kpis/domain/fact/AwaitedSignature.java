package eu.sojourn.kpis.domain.fact;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A signature that an annex waits for, as a statement of a fact: {@code biginn|HOP+VOP|2024-02-01}, several joined by semicolons.
 *
 * @param party the id of an organisation, or of a partnership where the roles are HOP or VOP
 * @param roles all that it has; it signs once for them
 * @param since the day on which it was asked
 */
public record AwaitedSignature(String party, List<String> roles, LocalDate since) {

    private static final Comparator<AwaitedSignature> ORDER = Comparator.comparing(AwaitedSignature::party)
            .thenComparing(awaited -> String.join("+", awaited.roles()));

    public AwaitedSignature {
        roles = List.copyOf(roles);
    }

    public static String written(List<AwaitedSignature> awaited) {
        return awaited.stream()
                .sorted(ORDER)
                .map(each -> each.party + "|" + String.join("+", each.roles) + "|" + each.since)
                .collect(Collectors.joining(";"));
    }

    public static List<AwaitedSignature> read(String written) {
        return written.isEmpty() ? List.of() : Arrays.stream(written.split(";")).map(AwaitedSignature::readOne).toList();
    }

    private static AwaitedSignature readOne(String written) {
        var parts = written.split("\\|", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("not a signature that is waited for: " + written);
        }
        return new AwaitedSignature(parts[0], List.of(parts[1].split("\\+")), LocalDate.parse(parts[2]));
    }
}
