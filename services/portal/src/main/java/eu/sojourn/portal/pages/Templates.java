package eu.sojourn.portal.pages;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

/** Gives every template {@code ui}, {@code words} and {@code definitions}, also the pages about errors. */
@Component
class Templates implements SmartInitializingSingleton {
    private final ThymeleafViewResolver views;
    private final Ui ui;
    private final Words words;
    private final DefinitionWords definitions;

    Templates(ThymeleafViewResolver views, Ui ui, Words words, DefinitionWords definitions) {
        this.views = views;
        this.ui = ui;
        this.words = words;
        this.definitions = definitions;
    }

    @Override
    public void afterSingletonsInstantiated() {
        views.addStaticVariable("ui", ui);
        views.addStaticVariable("words", words);
        views.addStaticVariable("definitions", definitions);
    }
}
