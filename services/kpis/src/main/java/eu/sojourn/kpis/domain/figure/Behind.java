package eu.sojourn.kpis.domain.figure;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import eu.sojourn.kpis.domain.indicator.FactSheet;
import eu.sojourn.kpis.domain.indicator.FactSheet.Ruling;
import eu.sojourn.kpis.domain.indicator.Indicator;
import eu.sojourn.kpis.domain.indicator.Measure;
import eu.sojourn.kpis.domain.indicator.Share;

/**
 * What is behind a number of one indicator: the facts that give to it, each with exactly what it gives. What they give together is the number,
 * since the same {@link Selection} takes the cells that make it.
 */
public final class Behind {

    private final String kpi;
    private final Measure measure;
    private final Filter filter;
    private final Bucket bucket;
    private final LocalDate today;
    private final Selection selection;

    /** @throws IllegalArgumentException when the indicator is a ratio: what is behind it is behind the two that it divides */
    public Behind(Indicator indicator, Filter filter, Bucket bucket, LocalDate today) {
        var measure = indicator.measure();
        if (measure == null) {
            throw new IllegalArgumentException("a ratio has no facts of its own: " + indicator.kpi());
        }
        this.kpi = indicator.kpi();
        this.measure = measure;
        this.filter = filter;
        this.bucket = bucket;
        this.today = today;
        this.selection = new Selection(indicator, filter, today);
    }

    /** What a fact gives to the number; nothing where it does not count, or counts elsewhere. */
    public List<Share> shares(FactSheet sheet, Ruling ruling) {
        if (!ruling.kpi().equals(kpi)) {
            throw new IllegalArgumentException(ruling.kpi() + " is not " + kpi);
        }
        return ruling.verdict().shares().stream().filter(share -> takes(leaf(sheet, share))).toList();
    }

    private boolean takes(Leaf leaf) {
        return selection.takes(leaf) && bucket.holds(leaf, today);
    }

    /** The cell of a share alone. */
    private Leaf leaf(FactSheet sheet, Share share) {
        var dimensions = new TreeMap<>(sheet.dimensions());
        dimensions.putAll(share.dimensions());
        return new Leaf(Facets.of(dimensions), Math.toIntExact(share.on().toEpochDay()), Aggregate.of(measure, share), 1, 0, 0);
    }

    /** Whether a fact that does not count is one of those that are asked for; the period says nothing of it, as nothing of it has a day. */
    public boolean concerns(FactSheet sheet) {
        return filter.accepts(sheet.dimensions()) && bucket.holds(sheet.dimensions());
    }

    /** What some shares come to; {@code null} for a median of nothing. */
    public @Nullable BigDecimal value(Collection<Share> shares) {
        var tally = new Tally(measure);
        shares.forEach(share -> tally.add(Aggregate.of(measure, share)));
        return tally.value();
    }
}
