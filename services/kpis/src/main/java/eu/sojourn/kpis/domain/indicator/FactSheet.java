package eu.sojourn.kpis.domain.indicator;

import eu.sojourn.kpis.domain.fact.Reached;

import eu.sojourn.kpis.domain.fact.Milestone;

import eu.sojourn.kpis.domain.fact.FactId;

import eu.sojourn.kpis.domain.fact.FactKind;

import eu.sojourn.kpis.domain.fact.Fact;

import eu.sojourn.kpis.domain.fact.Attribute;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * A fact laid open: what is known, what happened, and what every indicator says of it and why. Behind each number of a board stands a list
 * of these.
 *
 * @param version that of the fact
 * @param attributes what is known, by the names of the glossary
 * @param dimensions what it can be filtered and broken down by
 * @param happened in the order of the days
 * @param rulings of every indicator that looks at such facts, in the order of the dictionary
 * @param at when the latest event was recorded that it reflects
 * @param open of a visit of which something is still to come the fact itself, at least what an {@link Outlook} depends on; else {@code null}
 */
public record FactSheet(FactId fact, long version, SortedMap<String, String> attributes, SortedMap<Dimension, String> dimensions,
        List<Happened> happened, List<Ruling> rulings, Instant at, @Nullable Fact open) {

    /** A milestone, its day, and who reached it where several can. */
    public record Happened(Milestone milestone, LocalDate on, @Nullable String by) {}

    /** What an indicator says of the fact. */
    public record Ruling(String kpi, Verdict verdict) {}

    public FactSheet {
        attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
        dimensions = Collections.unmodifiableSortedMap(new TreeMap<>(dimensions));
        happened = List.copyOf(happened);
        rulings = List.copyOf(rulings);
    }

    /** One of which nothing is still to come. */
    public FactSheet(FactId fact, long version, SortedMap<String, String> attributes, SortedMap<Dimension, String> dimensions,
            List<Happened> happened, List<Ruling> rulings, Instant at) {
        this(fact, version, attributes, dimensions, happened, rulings, at, null);
    }

    public static FactSheet of(Fact fact, List<Kpi> kpis) {
        var attributes = new TreeMap<String, String>();
        for (var attribute : Attribute.values()) {
            fact.attribute(attribute).ifPresent(value -> attributes.put(attribute.word(), value));
        }
        var happened = new ArrayList<Happened>();
        fact.milestones()
                .forEach((key, reached) -> happened
                        .add(new Happened(key.milestone(), reached.on(), key.by().isEmpty() ? null : key.by())));
        happened.sort(Comparator.comparing(Happened::on).thenComparing(Happened::milestone));
        var rulings = kpis.stream()
                .filter(kpi -> kpi.looksAt(fact.id().kind()))
                .map(kpi -> new Ruling(kpi.id(), kpi.judge(fact)))
                .toList();
        var at = fact.milestones().values().stream().map(Reached::at).max(Comparator.naturalOrder()).orElse(Instant.EPOCH);
        return new FactSheet(fact.id(), fact.version(), attributes, Classification.of(fact), happened, rulings, at,
                Outlook.isOpen(fact) ? fact : null);
    }

    /** @throws NoSuchElementException when the indicator does not look at such facts */
    public Verdict verdict(String kpi) {
        return rulings.stream().filter(ruling -> ruling.kpi().equals(kpi)).findFirst().orElseThrow().verdict();
    }

    /** See {@link Classification#programmeOf}. */
    public Optional<String> programmeId() {
        return fact.kind() == FactKind.ORGANISATION
                ? Optional.ofNullable(attributes.get(Attribute.PARTNERSHIP.word())).map(Classification::programmesOf)
                : Optional.ofNullable(attributes.get(Attribute.PROGRAMME.word()));
    }
}
