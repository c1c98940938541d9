package eu.sojourn.tables;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;

/** A kind of file that holds tables. */
public enum TableFormat {
    CSV("text/csv"), XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final String mediaType;

    TableFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }

    /** The ending of a file's name, without its dot. */
    public String extension() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /**
     * Begins a file. Closing the writer ends the file and leaves the stream open.
     *
     * @param title the sheet's name, where the format has sheets
     */
    public TableWriter writer(OutputStream out, String title) throws IOException {
        return switch (this) {
            case CSV -> new CsvTableWriter(out);
            case XLSX -> new XlsxTableWriter(out, title);
        };
    }

    /**
     * Begins a file whose bytes follow from what is written and from the instant alone, whenever and wherever it is made. It
     * reaches the stream when it is closed.
     *
     * @param madeAt when it says that it was made, where the format tells
     */
    public TableWriter writer(OutputStream out, String title, Instant madeAt) throws IOException {
        return switch (this) {
            case CSV -> new CsvTableWriter(out);
            case XLSX -> SameWorkbook.writer(out, title, madeAt);
        };
    }
}
