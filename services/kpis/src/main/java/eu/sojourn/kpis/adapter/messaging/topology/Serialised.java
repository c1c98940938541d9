package eu.sojourn.kpis.adapter.messaging.topology;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

import eu.sojourn.kpis.domain.fact.Attribute;
import eu.sojourn.kpis.adapter.messaging.published.AggregateJson;
import eu.sojourn.kpis.domain.figure.CellKey;
import eu.sojourn.kpis.domain.figure.Aggregate;
import eu.sojourn.kpis.domain.figure.Contribution;
import eu.sojourn.kpis.domain.figure.Standing;
import eu.sojourn.kpis.domain.figure.Statement;
import eu.sojourn.kpis.domain.fact.Fact;
import eu.sojourn.kpis.domain.fact.FactId;
import eu.sojourn.kpis.domain.fact.Milestone;
import eu.sojourn.kpis.domain.fact.MilestoneKey;
import eu.sojourn.kpis.domain.fact.Reached;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * How the topology writes into its own stores and internal topics: JSON without what is empty. Nobody else reads it, but a newer version of
 * this service reads what an older one wrote: fields may be added, not renamed.
 */
final class Serialised {

    /** The names of cells and elements are names of properties: a parser that remembers every name would copy its memory again and again. */
    private static final JsonMapper JSON = JsonMapper
            .builder(JsonFactory.builder().disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES).build())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private Serialised() {}

    static Serde<Fact> facts() {
        return json(FactJson.class, FactJson::of, FactJson::toFact);
    }

    static Serde<Statement> statements() {
        return json(StatementJson.class, StatementJson::of, StatementJson::statement);
    }

    static Serde<Standing> standings() {
        return json(StandingJson.class, StandingJson::of, StandingJson::standing);
    }

    static Serde<Contribution> contributions() {
        return json(ContributionJson.class, ContributionJson::of, ContributionJson::contribution);
    }

    private static <T, J> Serde<T> json(Class<J> type, Function<T, J> out, Function<J, T> in) {
        return Serdes.serdeFrom((_, value) -> value == null ? null : JSON.writeValueAsBytes(out.apply(value)),
                (_, bytes) -> bytes == null ? null : in.apply(JSON.readValue(bytes, type)));
    }

    record FactJson(String fact, List<ReachedJson> milestones) {

        static FactJson of(Fact fact) {
            return new FactJson(fact.id().toString(),
                    fact.milestones().entrySet().stream().map(entry -> ReachedJson.of(entry.getKey(), entry.getValue())).toList());
        }

        Fact toFact() {
            var reached = new TreeMap<MilestoneKey, Reached>();
            milestones.forEach(one -> reached.put(one.key(), one.reached()));
            return new Fact(FactId.parse(fact), reached);
        }
    }

    record StatementJson(String kpi, String fact, long version, Map<String, AggregateJson> gives, Instant at) {

        static StatementJson of(Statement statement) {
            var gives = new TreeMap<String, AggregateJson>();
            statement.gives().forEach((cell, given) -> gives.put(cell.toString(), AggregateJson.of(given)));
            return new StatementJson(statement.kpi(), statement.fact().toString(), statement.version(), gives, statement.at());
        }

        Statement statement() {
            var given = new TreeMap<CellKey, Aggregate>();
            gives.forEach((cell, aggregate) -> given.put(CellKey.parse(cell), aggregate.aggregate()));
            return new Statement(kpi, FactId.parse(fact), version, given, at);
        }
    }

    record StandingJson(StatementJson statement, Map<String, ContributionJson> takenBack) {

        static StandingJson of(Standing standing) {
            var back = new TreeMap<String, ContributionJson>();
            standing.takenBack().forEach((cell, contribution) -> back.put(cell.toString(), ContributionJson.of(contribution)));
            return new StandingJson(StatementJson.of(standing.statement()), back);
        }

        Standing standing() {
            var back = new TreeMap<CellKey, Contribution>();
            takenBack.forEach((cell, contribution) -> back.put(CellKey.parse(cell), contribution.contribution()));
            return new Standing(statement.statement(), back);
        }
    }

    record ReachedJson(Milestone milestone, String aggregate, @Nullable String by, long sequence, String eventId, Instant at, LocalDate on,
            @Nullable Boolean counting, @Nullable BigDecimal amount, @Nullable Map<Attribute, String> says) {

        static ReachedJson of(MilestoneKey key, Reached reached) {
            return new ReachedJson(key.milestone(), key.aggregate(), key.by().isEmpty() ? null : key.by(), reached.sequence(),
                    reached.eventId(),
                    reached.at(), reached.on(), reached.counting(), reached.amount(), reached.says().isEmpty() ? null : reached.says());
        }

        MilestoneKey key() {
            return new MilestoneKey(milestone, aggregate, by == null ? "" : by);
        }

        Reached reached() {
            return new Reached(sequence, eventId, at, on, counting, amount, says == null ? Map.of() : says);
        }
    }

    record ContributionJson(long version, @Nullable AggregateJson given, Instant at) {

        static ContributionJson of(Contribution contribution) {
            var given = contribution.given();
            return new ContributionJson(contribution.version(), given == null ? null : AggregateJson.of(given), contribution.at());
        }

        Contribution contribution() {
            return new Contribution(version, given == null ? null : given.aggregate(), at);
        }
    }
}
