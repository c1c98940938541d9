package eu.sojourn.registration.domain.view;

import static eu.sojourn.registration.domain.Figures.after;
import static eu.sojourn.registration.domain.Figures.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.sojourn.registration.domain.view.SavedViews.Listed;
import eu.sojourn.registration.domain.view.SavedViews.View;
import eu.sojourn.service.domain.Decision;
import eu.sojourn.service.domain.InvalidValue;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SavedViewsTest {

    private static View view(String id, Listed list, String name) {
        return new View(id, list, name, Map.of("state", List.of("SUBMITTED")), "-firstDay", List.of());
    }

    @Test
    void keepsANameOncePerList() {
        var saved = after(SavedViews.NONE.save(view("a", Listed.VISITS, "To decide")));

        assertThat(refusal(saved.save(view("b", Listed.VISITS, " to DECIDE ")), Decision.Kind.STATE)).containsExactly("NAME_TAKEN");
        assertThat(after(saved.save(view("b", Listed.XCHANGES, "To decide"))).views()).hasSize(2);
        assertThat(after(saved.save(view("a", Listed.VISITS, "TO DECIDE"))).views()).extracting(View::name).containsExactly("TO DECIDE");
    }

    @Test
    void changesAViewInItsPlaceAndForgetsADeletedOne() {
        var saved = after(SavedViews.NONE.save(view("a", Listed.VISITS, "First")));
        saved = after(saved.save(view("b", Listed.VISITS, "Second")));

        saved = after(saved.save(view("a", Listed.VISITS, "Renamed")));

        assertThat(saved.views()).extracting(View::name).containsExactly("Renamed", "Second");
        assertThat(after(saved.delete("a")).views()).extracting(View::name).containsExactly("Second");
    }

    @Test
    void keepsFiftyAndNoMore() {
        var saved = SavedViews.NONE;
        for (var i = 0; i < SavedViews.MOST; i++) {
            saved = after(saved.save(view("view-" + i, Listed.VISITS, "View " + i)));
        }

        assertThat(refusal(saved.save(view("one-more", Listed.VISITS, "One more")), Decision.Kind.STATE)).containsExactly("TOO_MANY_VIEWS");
        assertThat(after(saved.save(view("view-7", Listed.VISITS, "Seven"))).views()).hasSize(SavedViews.MOST);
    }

    @Test
    void refusesANamelessView() {
        assertThatThrownBy(() -> view("a", Listed.VISITS, " ")).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> view("a", Listed.VISITS, "x".repeat(81))).isInstanceOf(InvalidValue.class);
    }
}
