package eu.sojourn.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import eu.sojourn.service.security.SignedReference;

class LettersTest {

    private static final SignedReference REFERENCES = new SignedReference("a secret of the tests, long enough");

    private static final Map<String, String> FACTS = Map.ofEntries(Map.entry("visitId", "visit-dagny"),
            Map.entry("declarationId", "declaration-dagny"),
            Map.entry("invitationId", "invitation-dagny"), Map.entry("xchangeId", "xchange-dagny"),
            Map.entry("xchange", "the Xchange “X-rays & <optics>”"), Map.entry("firstDay", "2024-03-04"),
            Map.entry("lastDay", "2024-03-08"),
            Map.entry("filedOn", "2024-03-12"), Map.entry("paidOn", "2024-03-20"), Map.entry("dueBy", "2024-03-23"),
            Map.entry("lastDayStayed", "2024-03-06"), Map.entry("amount", "830.00"), Map.entry("currency", "EUR"),
            Map.entry("hostOrganisationId", "xfel-hanna"), Map.entry("host", "European XFEL"), Map.entry("party", "BigScience.dk"),
            Map.entry("askedOn", "2024-02-01"),
            Map.entry("missing", "the signature"), Map.entry("linkGeneration", "2"), Map.entry("questionnaire", "Progress & more"),
            Map.entry("duration", "It takes about 2 minutes"), Map.entry("about", "a survey"), Map.entry("enteredOn", "2024-03-20"),
            Map.entry("months", "3"),
            Map.entry("programmeId", "biginn-carmen"), Map.entry("programme", "BIGINN"), Map.entry("kpi", "Visits counted"),
            Map.entry("of", "“Visits counted” (hostCountry: DE)"), Map.entry("light", "amber"),
            Map.entry("formerly", "it was green before"),
            Map.entry("target", "100 visits"), Map.entry("actual", "40 visits"), Map.entry("forecast", "80 visits"),
            Map.entry("by", "2025-09-26"), Map.entry("rule", "Amber: the forecast is 80 %."),
            Map.entry("method", "At the pace since the start."),
            Map.entry("lumpSum", " Its lump sum is 830.00 EUR."), Map.entry("objections", "There is nothing to do."));

    private static final List<MailKind> ABOUT_QUESTIONNAIRES = List.of(MailKind.INVITATION_SENT, MailKind.WAVE_INVITATION_SENT,
            MailKind.QUESTIONNAIRE_REMINDER, MailKind.QUESTIONNAIRE_BEGUN, MailKind.INTERVIEW_ENTERED, MailKind.DECLARATION_FOLLOW_UP_DUE,
            MailKind.DECLARATION_ASKED_BY_HAND);

    private final Letters letters = new Letters(URI.create("https://sojourn.example/"), new Links(REFERENCES));

    @ParameterizedTest
    @EnumSource
    void saysWhatToDoNextAndWhere(MailKind kind) {
        Letter letter = letters.write(mail(kind, FACTS), person("Dagny Holm"));

        assertThat(letter.subject()).isNotBlank().doesNotContain("{");
        assertThat(letter.text()).startsWith("Dear Dagny Holm,\n")
                .containsPattern("\\nhttps://sojourn.example/((visits|annexes)/visit-dagny|xchanges/xchange-dagny(/agenda)?"
                        + "|answer/invitation-dagny\\.[A-Za-z0-9_-]{43}|declared/declaration-dagny\\.[A-Za-z0-9_-]{43}|host-commitments/xfel-hanna(/review)?|kpis/biginn-carmen/targets|(open-signatures|xchanges)\\?hostOrganisationId=xfel-hanna)\\n")
                .doesNotContain("{");
        assertThat(letter.html()).containsPattern("<a href=\"https://sojourn.example/[a-z-]+[/?][a-zA-Z0-9._/=-]+\"").doesNotContain("{");
    }

    @Test
    void leadsToTheVisit() {
        assertThat(letters.write(mail(MailKind.VISIT_SUBMITTED, FACTS), person("Carmen")).text())
                .contains("https://sojourn.example/visits/visit-dagny\n");
    }

    @Test
    void leadsToTheAnnex() {
        assertThat(letters.write(mail(MailKind.ANNEX_DRAFTED, FACTS), person("Carmen")).text())
                .contains("https://sojourn.example/annexes/visit-dagny\n");
    }

    @Test
    void leadsToTheAnswersWithoutAnAccountByALinkOfTheToldGeneration() {
        String link = "https://sojourn.example/answer/" + REFERENCES.sign("invitation", "invitation-dagny", 2);

        Letter letter = letters.write(mail(MailKind.QUESTIONNAIRE_REMINDER, FACTS), person("Dagny"));

        assertThat(letter.text()).contains("\n" + link + "\n", "It takes about 2 minutes");
        assertThat(letter.html()).contains("<a href=\"" + link + "\"");
    }

    @Test
    void leadsToTheInvitationOfThoseWhoSignInWhereNoLinkWasTold() {
        Map<String, String> facts = new HashMap<>(FACTS);
        facts.remove("linkGeneration");

        assertThat(letters.write(mail(MailKind.INVITATION_SENT, facts), person("Dagny")).text())
                .contains("\nhttps://sojourn.example/invitations/invitation-dagny\n");
    }

    @Test
    void leadsToTheDeclarationByALinkForThatAlone() {
        assertThat(letters.write(mail(MailKind.DECLARATION_FOLLOW_UP_DUE, FACTS), person("Dagny")).text())
                .contains("\nhttps://sojourn.example/declared/" + REFERENCES.sign("declaration", "declaration-dagny", 2) + "\n");
    }

    @ParameterizedTest
    @EnumSource(names = {"INVITATION_SENT", "WAVE_INVITATION_SENT", "QUESTIONNAIRE_REMINDER", "QUESTIONNAIRE_BEGUN", "INTERVIEW_ENTERED",
            "DECLARATION_ASKED_BY_HAND", "TARGET_BEHIND", "TARGET_RECOVERED"})
    void saysToEachPersonHowToSwitchRemindersOff(MailKind kind) {
        String settings = "https://sojourn.example/mail-settings/" + REFERENCES.sign("mail-settings", "person-of-the-test", 1);

        Letter letter = letters.write(mail(kind, FACTS), person("Dagny"));

        assertThat(letter.text().lines()).last().asString().startsWith("Switch off ").endsWith(": " + settings);
        assertThat(letter.html()).contains("<a href=\"" + settings + "\">Switch off ");
        assertThat(letter.unsubscribe()).isEqualTo(kind.canBeSwitchedOff() ? settings : null);
    }

    @ParameterizedTest
    @EnumSource(names = {"VISIT_SUBMITTED", "DECLARATION_FOLLOW_UP_DUE"})
    void offersNoSwitchForMailsThatAreNeeded(MailKind kind) {
        Letter letter = letters.write(mail(kind, FACTS), person("Carmen"));

        assertThat(letter.text()).doesNotContain("mail-settings");
        assertThat(letter.html()).doesNotContain("mail-settings");
        assertThat(letter.unsubscribe()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "es", "fr", "lt", "da"})
    void writesAboutQuestionnairesInTheLanguageOfTheRecipientAndOtherwiseInEnglish(String language) {
        Map<String, String> facts = Map.of("invitationId", "invitation-dagny", "declarationId", "declaration-dagny", "linkGeneration", "2",
                "xchangeTitle", "X-rays & <optics>", "minutes", "2", "enteredOn", "2024-03-20", "months", "3");
        Recipient recipient = new Recipient("person-of-the-test", "Dagny", "somebody@bigscience.example", language);

        for (MailKind kind : ABOUT_QUESTIONNAIRES) {
            Letter english = letters.write(mail(kind, facts), person("Dagny"));
            Letter letter = letters.write(mail(kind, facts), recipient);

            assertThat(letter.subject()).isNotBlank().isNotEqualTo(english.subject()).doesNotContain("{");
            assertThat(letter.html()).contains("<html lang=\"" + language + "\">").doesNotContain("{", "Dear", "Sojourn writes");
            assertThat(letter.text()).doesNotContain("{", "Dear", "Switch off");
            assertThat(links(letter)).isEqualTo(links(english));
            assertThat(letter.unsubscribe()).isEqualTo(english.unsubscribe());
        }
        assertThat(letters.write(mail(MailKind.VISIT_SUBMITTED, FACTS), recipient).text()).startsWith("Dear Dagny,");
    }

    @Test
    void saysDaysDurationsAndNamesAsTheLanguageDoes() {
        Map<String, String> facts = Map.of("invitationId", "invitation-dagny", "linkGeneration", "2", "xchangeTitle", "Optik", "minutes",
                "1",
                "enteredOn", "2024-03-20");
        Recipient german = new Recipient("person-of-the-test", "Dagny", "somebody@bigscience.example", "de");

        assertThat(letters.write(mail(MailKind.INTERVIEW_ENTERED, facts), german).text())
                .startsWith("Guten Tag Dagny,\n")
                .contains("Am 20. März 2024", "zu einem Besuch bei dem Xchange „Optik“ gesagt haben: „der Fragebogen“");
        assertThat(letters.write(mail(MailKind.INVITATION_SENT, facts), german).text()).contains("Das dauert etwa eine Minute; Sie");
    }

    private static List<String> links(Letter letter) {
        return Pattern.compile("https://\\S+").matcher(letter.text()).results().map(MatchResult::group).toList();
    }

    @Test
    void printsItselfInNoLog() {
        assertThat(letters.write(mail(MailKind.QUESTIONNAIRE_REMINDER, FACTS), person("Dagny"))).hasToString("Letter");
    }

    @Test
    void writesDatesAsPeopleReadThem() {
        assertThat(letters.write(mail(MailKind.VISIT_SUBMITTED, FACTS), person("Carmen")).text())
                .contains("from 4 March 2024 to 8 March 2024");
    }

    @Test
    void escapesInHtmlWhatCameFromOutside() {
        Letter letter = letters.write(mail(MailKind.VISIT_APPROVED, FACTS), person("<script>alert(1)</script>"));

        assertThat(letter.html()).contains("X-rays &amp; &lt;optics&gt;").doesNotContain("<script>", "<optics>");
        assertThat(letter.text()).contains("X-rays & <optics>");
    }

    @Test
    void keepsLineBreaksOutOfSubjectAndGreeting() {
        Letter letter = letters.write(mail(MailKind.VISIT_APPROVED, FACTS), person("Hanna\r\nBcc: everybody@example.org"));

        assertThat(letter.text().lines().findFirst()).hasValue("Dear Hanna Bcc: everybody@example.org,");
        assertThat(letter.subject()).doesNotContain("\n", "\r");
    }

    @Test
    void failsRatherThanSayLessThanItsTemplate() {
        Map<String, String> facts = new HashMap<>(FACTS);
        facts.remove("paidOn");

        assertThatIllegalStateException().isThrownBy(() -> letters.write(mail(MailKind.LUMP_SUM_PAID, facts), person("Dagny")))
                .withMessageContaining("paidOn");
    }

    private static Recipient person(String name) {
        return new Recipient("person-of-the-test", name, "somebody@bigscience.example", "en");
    }

    private static Mail mail(MailKind kind, Map<String, String> facts) {
        return Mail.due("event-1", "0".repeat(32), kind, RecipientGroup.organisation("bigscience-dk"), facts,
                Instant.parse("2024-03-01T10:00:00Z"));
    }
}
