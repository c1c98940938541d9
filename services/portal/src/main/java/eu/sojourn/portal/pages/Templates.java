package eu.sojourn.portal.pages;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

/** Gives every template {@code ui} and {@code words}, also the pages about errors. */
@Component
class Templates implements SmartInitializingSingleton {
    private final ThymeleafViewResolver views;
    private final Ui ui;
    private final Words words;

    Templates(ThymeleafViewResolver views, Ui ui, Words words) {
        this.views = views;
        this.ui = ui;
        this.words = words;
    }

    @Override
    public void afterSingletonsInstantiated() {
        views.addStaticVariable("ui", ui);
        views.addStaticVariable("words", words);
    }
}
