package eu.sojourn.kpis;

import java.io.IOException;
import java.io.UncheckedIOException;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;

import eu.sojourn.kpis.adapter.dictionary.DictionaryFile;
import eu.sojourn.kpis.application.Today;
import eu.sojourn.kpis.application.board.LiveBoard;
import eu.sojourn.kpis.domain.indicator.Dictionary;

/** Reads the dictionary and makes the board that shows its indicators. */
@Configuration(proxyBeanMethods = false)
class BoardOfFigures {

    @Bean
    Dictionary dictionary(@Value("${sojourn.kpis.dictionary}") Resource resource) {
        try (var in = resource.getInputStream()) {
            return DictionaryFile.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException("the dictionary of indicators cannot be read", e);
        }
    }

    @Bean
    LiveBoard liveBoard(Dictionary dictionary, Today today, @Value("${sojourn.kpis.board.views}") int mostViews) {
        return new LiveBoard(dictionary, today::date, mostViews);
    }
}
