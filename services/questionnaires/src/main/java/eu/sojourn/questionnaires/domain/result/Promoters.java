package eu.sojourn.questionnaires.domain.result;

import java.math.BigDecimal;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Who would recommend: promoters said 9 or 10, detractors 6 or less.
 *
 * @param score percent of promoters less percent of detractors, from −100 to 100, one decimal, half up
 */
public record Promoters(int promoters, int passives, int detractors, BigDecimal score) {

    private static final int LEAST_PROMOTER = 9;
    private static final int MOST_DETRACTOR = 6;

    /** Null where nobody answered. */
    static @Nullable Promoters of(List<BigDecimal> answers) {
        int promoters = (int) answers.stream().filter(each -> each.intValueExact() >= LEAST_PROMOTER).count();
        int detractors = (int) answers.stream().filter(each -> each.intValueExact() <= MOST_DETRACTOR).count();
        BigDecimal score = Shares.percent(promoters - detractors, answers.size());
        return score == null ? null : new Promoters(promoters, answers.size() - promoters - detractors, detractors, score);
    }
}
