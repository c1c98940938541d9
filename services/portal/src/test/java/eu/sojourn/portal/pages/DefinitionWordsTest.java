package eu.sojourn.portal.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/** What a person reads where the definition of a questionnaire is faulty. */
class DefinitionWordsTest {

    /** {@code in} is a word of conditions, and the tag of a language too. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"sections[1].questions[0].text.es | Section 2, question 1, Text, Spanish",
            "sections[0].questions[1].when.in | Section 1, question 2, Condition, is one of",
            "sections[0].questions[1].when.atLeast | Section 1, question 2, Condition, is at least"})
    void saysWhereAPathLeads(String path, String place) {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding("UTF-8");

        assertThat(new DefinitionWords(messages).place(path)).isEqualTo(place);
    }
}
