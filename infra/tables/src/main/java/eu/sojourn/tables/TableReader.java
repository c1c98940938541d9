package eu.sojourn.tables;

import eu.sojourn.tables.UnreadableTable.Fault;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads uploaded tables. What a file is, its content decides; nothing in it is calculated, fetched or run; memory and time are bounded by
 * {@link Limits}, whatever the file says of itself.
 */
public final class TableReader {

    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] EMPTY_ZIP = {'P', 'K', 5, 6};
    private static final byte[] COMPOUND = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};
    private static final byte[] ENCRYPTED_PACKAGE = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);

    private TableReader() {}

    /**
     * Reads a file.
     *
     * @param name      as its sender calls it; null where it has none
     * @param mediaType as its sender calls it; null where nothing is said
     * @throws UnreadableTable if the file is not what is read here, is another thing than name or media type say, or is beyond the limits
     */
    public static Table read(byte[] file, @Nullable String name, @Nullable String mediaType, Limits limits) {
        var format = checked(file, name, mediaType, limits);
        return switch (format) {
            case CSV -> new Table(format, CsvRows.read(file, limits));
            case XLSX -> new Table(format, XlsxRows.read(file, limits));
        };
    }

    /**
     * Reads all visible sheets that are not blank, as one sees them. Rows and cells are limited for all of them together.
     *
     * @throws UnreadableTable as {@link #read}
     */
    public static List<Sheet> readSheets(byte[] file, @Nullable String name, @Nullable String mediaType, Limits limits) {
        var sheets = switch (checked(file, name, mediaType, limits)) {
            case CSV -> List.of(new Sheet("", CsvRows.read(file, limits)));
            case XLSX -> XlsxRows.readSheets(file, limits);
        };
        return sheets.stream().filter(sheet -> !sheet.rows().isEmpty()).toList();
    }

    private static TableFormat checked(byte[] file, @Nullable String name, @Nullable String mediaType, Limits limits) {
        if (file.length > limits.bytes()) {
            throw new UnreadableTable(Fault.FILE_TOO_LARGE,
                    "The file is larger than %d MB. Take out what is not needed, or send it in parts.".formatted(limits.bytes() >> 20));
        }
        if (file.length == 0) {
            throw new UnreadableTable(Fault.EMPTY_FILE, "The file is empty. Choose the file with your rows.");
        }
        var format = format(file);
        var lie = lie(format, name, mediaType);
        if (lie != null) {
            if (format == TableFormat.CSV) {
                CsvRows.text(file);
            }
            throw new UnreadableTable(Fault.TYPE_MISMATCH,
                    "The file calls itself %s, but its content is %s. Save it anew as .xlsx or .csv.".formatted(lie, format));
        }
        return format;
    }

    private static TableFormat format(byte[] file) {
        if (startsWith(file, ZIP) || startsWith(file, EMPTY_ZIP)) {
            return TableFormat.XLSX;
        }
        if (startsWith(file, COMPOUND)) {
            if (contains(file, ENCRYPTED_PACKAGE)) {
                throw new UnreadableTable(Fault.ENCRYPTED, "The file is protected by a password. Save it without one.");
            }
            throw new UnreadableTable(Fault.LEGACY_FORMAT, "The file is in the format of Excel 97 to 2003 (.xls). Save it as .xlsx.");
        }
        return TableFormat.CSV;
    }

    /** @return what the file wrongly calls itself; null if it is honest or says nothing */
    private static @Nullable String lie(TableFormat format, @Nullable String name, @Nullable String mediaType) {
        if (name != null) {
            var ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
            var honest = switch (ending) {
                case "csv", "tsv", "txt" -> format == TableFormat.CSV;
                case "xlsx" -> format == TableFormat.XLSX;
                default -> false;
            };
            if (!honest) {
                return name.contains(".") ? "." + ending : "something without an ending such as .xlsx";
            }
        }
        var type = mediaType == null ? "" : mediaType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        var honest = switch (type) {
            // Windows calls CSV files so where Excel is installed; the second is what a browser says that does not know.
            case "", "application/vnd.ms-excel", "application/octet-stream" -> true;
            case "text/csv", "text/plain", "application/csv", "text/tab-separated-values" -> format == TableFormat.CSV;
            default -> type.equals(TableFormat.XLSX.mediaType()) && format == TableFormat.XLSX;
        };
        return honest ? null : type;
    }

    private static boolean startsWith(byte[] file, byte[] beginning) {
        return file.length >= beginning.length && Arrays.equals(file, 0, beginning.length, beginning, 0, beginning.length);
    }

    private static boolean contains(byte[] file, byte[] part) {
        for (var at = 0; at + part.length <= file.length; at++) {
            if (file[at] == part[0] && Arrays.equals(file, at, at + part.length, part, 0, part.length)) {
                return true;
            }
        }
        return false;
    }
}
