package eu.sojourn.kpis.domain.report;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** As what a report is given out. */
public enum ReportFormat {
    /** Everything, for programs. */
    JSON("application/json", "json"),
    /** A package of one file for each table. */
    CSV("application/zip", "csv.zip"),
    /** One sheet for each table. */
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    /** To be printed. */
    PDF("application/pdf", "pdf");

    private final String mediaType;
    private final String ending;

    ReportFormat(String mediaType, String ending) {
        this.mediaType = mediaType;
        this.ending = ending;
    }

    public String mediaType() {
        return mediaType;
    }

    /** Of the names of such files, without the dot before it. */
    public String ending() {
        return ending;
    }

    /** The word in addresses: {@code csv}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ReportFormat> of(String word) {
        return Arrays.stream(values()).filter(format -> format.word().equals(word)).findFirst();
    }
}
