package eu.sojourn.questionnaires.domain.result;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import eu.sojourn.questionnaires.domain.answer.QuestionId;

/** What some respondents answered to one question. A figure that is null is not told. */
public sealed interface Tally {

    /** Of how many it was asked. */
    @Nullable
    Integer asked();

    /** How many answered it: what percents are of. */
    @Nullable
    Integer n();

    /**
     * Options, yes and no, countries.
     *
     * @param counts in the order of the options; of countries those that were named
     */
    record Counted(@Nullable Integer asked, @Nullable Integer n, List<Count> counts) implements Tally {

        public Counted {
            counts = List.copyOf(counts);
        }
    }

    /**
     * Numbers.
     *
     * @param steps how many gave each step of a scale; empty for a free number
     * @param summary null where nobody answered, or it is not told
     * @param promoters only of a question for recommendation
     */
    record Measured(@Nullable Integer asked, @Nullable Integer n, List<Count> steps, @Nullable Summary summary,
            @Nullable Promoters promoters) implements Tally {

        public Measured {
            steps = List.copyOf(steps);
        }
    }

    /** A matrix, row by row; each row has an n of its own. */
    record Gridded(@Nullable Integer asked, @Nullable Integer n, Map<String, Counted> rows) implements Tally {

        public Gridded {
            rows = Collections.unmodifiableMap(new LinkedHashMap<>(rows));
        }
    }

    /** Options by what place they were given. */
    record Placed(@Nullable Integer asked, @Nullable Integer n, List<Place> places) implements Tally {

        public Placed {
            places = List.copyOf(places);
        }
    }

    /**
     * How an option was ranked.
     *
     * @param ranked how many gave it a place
     * @param first how many gave it the first
     * @param meanRank of the places it was given, 1 being the best; two decimals, half up; null where it was given none
     */
    record Place(String value, int ranked, int first, @Nullable BigDecimal meanRank) {}

    /**
     * Several things of a kind.
     *
     * @param some how many named at least one
     * @param items how many each respondent named; its sum is how many there are
     * @param fields what was told of the items: their {@code asked} and {@code n} are items
     */
    record Listed(@Nullable Integer asked, @Nullable Integer n, @Nullable Integer some, @Nullable Summary items,
            Map<QuestionId, Tally> fields)
            implements
                Tally {

        public Listed {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }
    }

    /** What was written in words: texts, dates, names of organisations and of files, in no respondent's order. */
    record Written(@Nullable Integer asked, @Nullable Integer n, List<String> texts) implements Tally {

        public Written {
            texts = List.copyOf(texts);
        }
    }
}
