package eu.sojourn.questionnaires.adapter.mongo;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

import eu.sojourn.messaging.store.AggregateStore;
import eu.sojourn.messaging.store.AggregateStores;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.questionnaires.application.OwnQuestionnaires;
import eu.sojourn.questionnaires.domain.ProgrammeId;
import eu.sojourn.questionnaires.domain.form.OwnQuestionnaire;
import eu.sojourn.questionnaires.domain.form.QuestionnaireId;
import eu.sojourn.service.domain.Decision;

/** One document for each questionnaire, with all its versions: publishing is one write. It has nothing to tell. */
@Repository
class MongoOwnQuestionnaires implements OwnQuestionnaires {

    private static final String PROGRAMME = "state.programmeId";

    private final AggregateStore<OwnQuestionnaire> store;

    MongoOwnQuestionnaires(AggregateStores stores) {
        this.store = stores.projection(OwnQuestionnaire.class, "questionnaires").indexed("programmeId");
    }

    @Override
    public Optional<Stored<OwnQuestionnaire>> find(QuestionnaireId questionnaireId) {
        return store.find(questionnaireId.value()).filter(stored -> !stored.state().isGone());
    }

    @Override
    public Optional<Stored<OwnQuestionnaire>> handledBefore(QuestionnaireId questionnaireId) {
        return store.handledBefore(questionnaireId.value());
    }

    @Override
    public Stored<OwnQuestionnaire> change(QuestionnaireId questionnaireId, @Nullable Long expectedVersion,
            Function<@Nullable OwnQuestionnaire, Decision<OwnQuestionnaire>> change) {
        return store.upsert(questionnaireId.value(), expectedVersion, change);
    }

    @Override
    public List<OwnQuestionnaire> published(ProgrammeId programmeId) {
        return store.find(Query.query(Criteria.where(PROGRAMME).is(programmeId.value())))
                .stream()
                .map(Stored::state)
                .filter(questionnaire -> !questionnaire.versions().isEmpty())
                .toList();
    }

    @Override
    public List<Stored<OwnQuestionnaire>> of(Set<String> programmes, @Nullable String after, int limit) {
        Query query = Query.query(Criteria.where(PROGRAMME)
                .in(programmes)
                .orOperator(Criteria.where("state.draft").exists(true),
                        Criteria.where("state.versions.0").exists(true)));
        return programmes.isEmpty() ? List.of() : store.page(query, after, limit);
    }
}
