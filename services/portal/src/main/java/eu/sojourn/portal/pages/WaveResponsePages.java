package eu.sojourn.portal.pages;

import eu.sojourn.portal.forms.Form;
import eu.sojourn.portal.forms.Sending;
import eu.sojourn.portal.services.Waves;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Raw answers that were given elsewhere, as a table: all rows are taken in, or none, and then each cell that is wrong is named. */
@Controller
class WaveResponsePages {

    private final Waves waves;
    private final Sending sending;

    WaveResponsePages(Waves waves, Sending sending) {
        this.waves = waves;
        this.sending = sending;
    }

    @GetMapping("/waves/{waveId}/responses")
    String choose(@PathVariable String waveId, Model model) {
        Person.current().requireCoordinator();
        model.addAttribute("wave", waves.wave(waveId));
        return "wave-responses";
    }

    @PostMapping("/waves/{waveId}/responses")
    String take(@PathVariable String waveId, @RequestParam(required = false) @Nullable MultipartFile file, Form form, Model model) {
        Person.current().requireCoordinator();
        return sending.show("responses", form, model, () -> {
            MultipartFile table = Uploads.chosen(file);
            model.addAttribute("taken", CellFault.reading(model,
                    () -> waves.take(waveId, form.key(), Uploads.name(table), Uploads.bytes(table))));
            return choose(waveId, model);
        }, () -> choose(waveId, model));
    }
}
