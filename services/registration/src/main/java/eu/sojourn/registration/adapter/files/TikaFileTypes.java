package eu.sojourn.registration.adapter.files;

import eu.sojourn.registration.application.FileTypes;
import org.apache.tika.Tika;
import org.springframework.stereotype.Component;

/** Looks at the first bytes of a file alone; what its sender calls it has no say. */
@Component
class TikaFileTypes implements FileTypes {

    private final Tika tika = new Tika();

    @Override
    public String typeOf(byte[] content) {
        return tika.detect(content);
    }
}
