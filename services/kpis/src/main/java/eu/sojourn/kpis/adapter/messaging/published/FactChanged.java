package eu.sojourn.kpis.adapter.messaging.published;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

import eu.sojourn.kpis.domain.fact.Fact;
import eu.sojourn.kpis.domain.fact.FactId;
import eu.sojourn.kpis.domain.indicator.Dimension;
import eu.sojourn.kpis.domain.indicator.FactSheet;
import eu.sojourn.kpis.domain.indicator.FactSheet.Happened;
import eu.sojourn.kpis.domain.indicator.FactSheet.Ruling;
import eu.sojourn.kpis.domain.fact.Milestone;
import eu.sojourn.kpis.domain.fact.Told;
import eu.sojourn.kpis.domain.indicator.Outcome;
import eu.sojourn.kpis.domain.indicator.Outlook;
import eu.sojourn.kpis.domain.indicator.Share;
import eu.sojourn.kpis.domain.indicator.Verdict;
import eu.sojourn.kpis.domain.indicator.Verdict.Counts;
import eu.sojourn.kpis.domain.indicator.Verdict.CountsNot;
import eu.sojourn.kpis.domain.indicator.Verdict.CountsNotYet;
import eu.sojourn.kpis.domain.indicator.Why;

/**
 * The data of {@code kpis.fact-changed.v1}: the whole fact after a change, and what every indicator says of it. Subject and key of the
 * record are the id of the fact in its {@link eu.sojourn.kpis.domain.generation.Generation Generation}, the sequence is its version there.
 * Of two events of one subject the one with the higher sequence holds.
 */
public record FactChanged(String factId, String kind, Map<String, String> attributes, Map<String, String> dimensions,
        List<Reached> milestones, List<Ruled> rulings, Instant at, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Said> open) {

    public static final String TYPE = "kpis.fact-changed.v1";

    /** A milestone, its day, and who reached it where several can. */
    public record Reached(String milestone, LocalDate on, @Nullable String by) {}

    /** A milestone of a visit of which something is still to come, with what its event said. */
    public record Said(String milestone, String aggregate, String by, long sequence, LocalDate on, @Nullable Boolean counting,
            Map<String, String> says) {

        static Said of(Told told) {
            return new Said(told.milestone().word(), told.aggregate(), told.by(), told.sequence(), told.on(), told.counting(),
                    told.words());
        }

        Told told() {
            return new Told(Milestone.of(milestone), aggregate, by, sequence, on, counting, Told.says(says));
        }
    }

    /** What an indicator says. */
    public record Ruled(String kpi, Outcome outcome, List<Given> shares, Reason reason) {}

    /** What the fact gives on a day; the amount is a decimal number as text, the element what is counted once. */
    public record Given(LocalDate on, String amount, @Nullable String element, Map<String, String> dimensions) {

        static Given of(Share share) {
            return new Given(share.on(), share.amount().toPlainString(), share.element(), Dimension.written(share.dimensions()));
        }

        Share share() {
            return new Share(on, new BigDecimal(amount), element, Dimension.read(dimensions));
        }
    }

    /** Why it counts, does not count, or does not count yet. */
    public record Reason(String code, String message) {}

    static FactChanged of(FactSheet sheet) {
        return new FactChanged(sheet.fact().toString(), sheet.fact().kind().word(), sheet.attributes(),
                Dimension.written(sheet.dimensions()),
                sheet.happened().stream().map(one -> new Reached(one.milestone().word(), one.on(), one.by())).toList(),
                sheet.rulings().stream().map(FactChanged::ruled).toList(), sheet.at(), said(sheet.open()));
    }

    private static @Nullable List<Said> said(@Nullable Fact open) {
        return open == null ? null : Told.of(open, Outlook.telling()).stream().map(Said::of).toList();
    }

    FactSheet toSheet(long version) {
        return new FactSheet(FactId.parse(factId), version, new TreeMap<>(attributes), Dimension.read(dimensions),
                milestones.stream().map(one -> new Happened(Milestone.of(one.milestone()), one.on(), one.by())).toList(),
                rulings.stream().map(FactChanged::ruling).toList(), at,
                open == null ? null : Told.fact(FactId.parse(factId), open.stream().map(Said::told).toList()));
    }

    private static Ruled ruled(Ruling ruling) {
        var verdict = ruling.verdict();
        return new Ruled(ruling.kpi(), verdict.outcome(),
                verdict.shares().stream().map(Given::of).toList(),
                new Reason(verdict.why().code(), verdict.why().message()));
    }

    private static Ruling ruling(Ruled ruled) {
        var why = new Why(ruled.reason().code(), ruled.reason().message());
        Verdict verdict = switch (ruled.outcome()) {
            case COUNTS ->
                new Counts(ruled.shares().stream().map(Given::share).toList(), why);
            case COUNTS_NOT_YET -> new CountsNotYet(why);
            case COUNTS_NOT -> new CountsNot(why);
        };
        return new Ruling(ruled.kpi(), verdict);
    }
}
