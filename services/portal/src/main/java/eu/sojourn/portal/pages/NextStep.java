package eu.sojourn.portal.pages;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a person has to do, with the one button that leads there.
 *
 * @param kind   names the texts {@code step.<kind>.title} and {@code step.<kind>.button}
 * @param what   fills the title, e.g. the Xchange's
 * @param detail a line below it
 * @param dueBy  last day, where there is one
 */
public record NextStep(String kind, String what, String detail, @Nullable LocalDate dueBy, String href) {

    NextStep(String kind, String what, String detail, String href) {
        this(kind, what, detail, null, href);
    }
}
