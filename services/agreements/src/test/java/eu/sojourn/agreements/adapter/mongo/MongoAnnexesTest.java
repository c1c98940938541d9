package eu.sojourn.agreements.adapter.mongo;

import static eu.sojourn.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sojourn.agreements.Story;
import eu.sojourn.agreements.application.Annexes;
import eu.sojourn.agreements.domain.OrganisationId;
import eu.sojourn.agreements.domain.VisitId;
import eu.sojourn.agreements.domain.XchangeId;
import eu.sojourn.testing.Http;
import eu.sojourn.testing.SojournTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@SojournTest
class MongoAnnexesTest {
    private final Story story;
    private final Annexes annexes;

    @Autowired
    MongoAnnexesTest(Http http, Annexes annexes) {
        this.story = new Story(http);
        this.annexes = annexes;
    }

    @Test
    void leavesOutWhatFollowsItsSourcesNoMore() {
        story.annexAwaitsSignatures();
        assertThat(found()).containsOnly(List.of(new VisitId(story.visit)));
        story.annexIsSigned();
        assertThat(found()).containsOnly(List.of(new VisitId(story.visit)));

        story.visitIs("completed", 9);
        eventually(() -> assertThat(found()).containsOnly(List.of()));
    }

    @Test
    void leavesOutWhatIsVoid() {
        story.annexAwaitsSignatures().visitIs("withdrawn", 9);

        eventually(() -> assertThat(found()).containsOnly(List.of()));
    }

    private List<List<VisitId>> found() {
        return List.of(annexes.ofXchange(new XchangeId(story.xchange)), annexes.ofHost(new OrganisationId(story.host)),
                annexes.naming(new OrganisationId(story.host)), annexes.naming(new OrganisationId(story.visitor)));
    }
}
