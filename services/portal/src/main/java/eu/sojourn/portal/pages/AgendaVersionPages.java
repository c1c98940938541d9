package eu.sojourn.portal.pages;

import eu.sojourn.portal.services.AgendaVersion;
import eu.sojourn.portal.services.Agreements;
import eu.sojourn.portal.services.Registration;
import eu.sojourn.portal.services.Slice;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** All versions of an agenda, and what changed between two of them; for those who prepare it. */
@Controller
class AgendaVersionPages {
    private static final int SHOWN = 50;
    private static final int HIGHEST = 999_999_999;
    private final Registration registration;
    private final Agreements agreements;

    AgendaVersionPages(Registration registration, Agreements agreements) {
        this.registration = registration;
        this.agreements = agreements;
    }

    /** @param after number of the version that the former part of the list ended with */
    @GetMapping("/xchanges/{xchangeId}/agenda/versions")
    String all(@PathVariable String xchangeId, @RequestParam(required = false) @Nullable Integer after, Model model) {
        model.addAttribute("versions", agreements.agendaVersions(xchangeId, SHOWN, after == null ? null : number(after)));
        model.addAttribute("xchange", registration.xchange(xchangeId));
        return "agenda-versions";
    }

    /** @param since version to compare with; the one before unless another is named */
    @GetMapping("/xchanges/{xchangeId}/agenda/versions/{version}")
    String one(@PathVariable String xchangeId, @PathVariable int version, @RequestParam(required = false) @Nullable Integer since,
            Model model) {
        List<Integer> before = numbers(agreements.agendaVersions(xchangeId, 1, number(version)));
        Integer compared = since != null ? since : before.isEmpty() ? null : before.getFirst();
        AgendaVersion shown = agreements.agendaVersion(xchangeId, version, compared);
        Set<Integer> others = new TreeSet<>(Comparator.reverseOrder());
        others.addAll(numbers(agreements.agendaVersions(xchangeId, SHOWN, null)));
        others.addAll(before);
        others.remove(version);
        model.addAttribute("shown", shown);
        model.addAttribute("others", others);
        model.addAttribute("compared", compared);
        model.addAttribute("xchange", registration.xchange(xchangeId));
        return "agenda-version";
    }

    private static List<Integer> numbers(Slice<AgendaVersion.Summary> versions) {
        return versions.items().stream().map(AgendaVersion.Summary::version).toList();
    }

    private static String number(int version) {
        if (version < 1 || version > HIGHEST) {
            throw new UnknownPage();
        }
        return String.valueOf(version);
    }
}
