package eu.sojourn.registration.application;

import eu.sojourn.messaging.store.AggregateStore;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.registration.domain.view.SavedViews;
import eu.sojourn.registration.domain.view.SavedViews.View;
import eu.sojourn.service.problem.NotFound;
import eu.sojourn.service.security.Actor;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Service;

/** Saving views of lists; everybody has their own and sees no others. */
@Service
public class SavingViews {

    private final AggregateStore<SavedViews> views;

    SavingViews(AggregateStore<SavedViews> views) {
        this.views = views;
    }

    public List<View> of(Actor actor) {
        return views.find(actor.personId()).map(Stored::state).orElse(SavedViews.NONE).views();
    }

    public View create(Actor actor, View view) {
        views.upsert(actor.personId(), null, saved -> Objects.requireNonNullElse(saved, SavedViews.NONE).save(view));
        return view;
    }

    /** @throws NotFound if the actor has no such view */
    public View change(Actor actor, View view) {
        require(actor, view.viewId());
        return create(actor, view);
    }

    /** @throws NotFound if the actor has no such view */
    public void delete(Actor actor, String viewId) {
        require(actor, viewId);
        views.update(actor.personId(), saved -> saved.delete(viewId));
    }

    private void require(Actor actor, String viewId) {
        if (of(actor).stream().noneMatch(view -> view.viewId().equals(viewId))) {
            throw new NotFound("View", viewId);
        }
    }
}
