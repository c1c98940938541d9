package eu.sojourn.questionnaires.adapter.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.DocumentCodec;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;

import eu.sojourn.questionnaires.domain.answer.Answers;
import eu.sojourn.questionnaires.domain.answer.Checked;
import eu.sojourn.questionnaires.domain.form.Everything;
import eu.sojourn.questionnaires.domain.form.Forms;
import eu.sojourn.questionnaires.domain.invitation.ResponseSize;
import eu.sojourn.questionnaires.domain.known.KnownFacts;
import eu.sojourn.testing.SojournTest;

/** What is stored with an invitation comes back as it was, in every type of answer. */
@SojournTest
class StoredAnswersTest {

    private static final String ANSWERS = """
            {'single':{'choice':'OTHER','text':'x'},'multiple':['b',{'choice':'a','text':'ok'}],'number':-5.25,'yes':{'choice':true,'text':'GCA'},
             'matrix':{'r1':['c1','c2']},'grid':{'r2':'c1'},'scale':5,'stars':1,'nps':10,'ranking':['c','a'],'date':'2026-05-13','text':'$a.b 🙂',
             'lines':'a\\nb','items':[{'kind':{'choice':'a','text':'ok'},'name':'x','worth':9,'since':'2026-01-01','where':'LT','who':['x',{'organisationId':'litek'}],
             'signed':false},{'kind':'b'}],'country':'XK','countries':['DE','LT'],'organisation':{'organisationId':'litek'},'organisations':['a','b'],
             'files':['file-1']}""";

    @Autowired
    private MongoTemplate mongo;

    @Test
    void comeBackAsTheyWere() {
        Map<String, Object> given = Forms.given(ANSWERS);
        Answers answers = ((Checked.Fitting) Everything.questionnaire().check(given, KnownFacts.none(), Everything.UPLOADED)).answers();
        assertThat(answers.byQuestion()).hasSameSizeAs(Everything.questionnaire().questions().stream().skip(1).toList());

        mongo.getCollection("answers").insertOne(written(answers).append("_id", "all"));
        Answers read = mongo.getConverter().read(Answers.class, mongo.getCollection("answers").find(new Document("_id", "all")).first());

        assertThat(read).isEqualTo(answers);
        assertThat(List.copyOf(read.byQuestion().keySet())).isEqualTo(List.copyOf(answers.byQuestion().keySet()));
    }

    @Test
    void takeNoMoreBytesThanTheyAreCountedFor() {
        Answers answers = ((Checked.Fitting) Everything.questionnaire()
                .check(Forms.given(ANSWERS), KnownFacts.none(), Everything.UPLOADED)).answers();

        int bytes = new RawBsonDocument(written(answers), new DocumentCodec()).getByteBuffer().remaining();

        assertThat(ResponseSize.bytes(answers)).isBetween((long) bytes, 10L * bytes);
    }

    private Document written(Answers answers) {
        Document document = new Document();
        mongo.getConverter().write(answers, document);
        return document;
    }
}
