package eu.sojourn.tables;

import static javax.xml.stream.XMLStreamConstants.CDATA;
import static javax.xml.stream.XMLStreamConstants.CHARACTERS;
import static javax.xml.stream.XMLStreamConstants.END_ELEMENT;
import static javax.xml.stream.XMLStreamConstants.SPACE;
import static javax.xml.stream.XMLStreamConstants.START_ELEMENT;

import eu.sojourn.tables.Table.Kind;
import eu.sojourn.tables.Table.Row;
import eu.sojourn.tables.UnreadableTable.Fault;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads the first visible sheet of an Office Open XML workbook, or all of them as one sees them, and of the workbook only what that takes.
 * Formulas are not calculated; the values that somebody else calculated are taken only for what is seen.
 */
final class XlsxRows {

    private static final String WORKBOOK_TYPE = "spreadsheetml.sheet.main+xml";
    private static final int MOST_SHARED_TEXTS = 200_000;
    private static final int SIGNIFICANT_DIGITS = 15;
    private static final double LARGEST_PLAIN = 1e15;
    private static final double SMALLEST_PLAIN = 1e-9;
    private static final double LAST_DAY = 2_958_465;

    private final XlsxPackage parts;
    private final Limits limits;
    private boolean since1904;
    private final List<String> sharedTexts = new ArrayList<>();
    private final Set<Integer> dateStyles = new HashSet<>();
    private final Map<Integer, Decimals> numberStyles = new HashMap<>();
    private final boolean asSeen;

    private XlsxRows(XlsxPackage parts, Limits limits, boolean asSeen) {
        this.parts = parts;
        this.limits = limits;
        this.asSeen = asSeen;
    }

    static List<Row> read(byte[] file, Limits limits) {
        try (var parts = new XlsxPackage(file, limits)) {
            return new XlsxRows(parts, limits, false).sheets().getFirst().rows();
        }
    }

    static List<Sheet> readSheets(byte[] file, Limits limits) {
        try (var parts = new XlsxPackage(file, limits)) {
            return new XlsxRows(parts, limits, true).sheets();
        }
    }

    /** All visible sheets, or the first alone. */
    private List<Sheet> sheets() {
        var workbook = workbook();
        var relations = relations(workbook);
        var visible = visibleSheets(workbook, relations);
        var shared = relations.ofType("/sharedStrings");
        if (shared != null) {
            parts.read(shared, this::sharedTexts);
        }
        var styles = relations.ofType("/styles");
        if (styles != null) {
            parts.read(styles, this::styles);
        }
        var rows = new Rows(limits);
        var sheets = new ArrayList<Sheet>();
        for (var sheet : asSeen ? visible : visible.subList(0, 1)) {
            parts.read(sheet.part(), xml -> rows(xml, rows));
            sheets.add(new Sheet(sheet.name(), rows.endOfSheet()));
        }
        return sheets;
    }

    private record SheetPart(String name, String part) {}

    /** The part that is the workbook, by what the package says of it. */
    private String workbook() {
        if (!parts.has("[Content_Types].xml")) {
            throw notASheet();
        }
        var workbooks = new ArrayList<String>();
        parts.read("[Content_Types].xml", xml -> {
            while (xml.hasNext()) {
                if (xml.next() == START_ELEMENT && xml.getLocalName().equals("Override")) {
                    var type = attribute(xml, "ContentType");
                    if (type != null && type.endsWith(WORKBOOK_TYPE)) {
                        workbooks.add(String.valueOf(attribute(xml, "PartName")).replaceFirst("^/", ""));
                    } else if (type != null && type.contains("macroEnabled")) {
                        throw new UnreadableTable(Fault.NOT_A_TABLE, "The workbook holds macros. Save it as .xlsx, without them.");
                    }
                }
            }
        });
        if (workbooks.isEmpty() || !parts.has(workbooks.getFirst())) {
            throw notASheet();
        }
        return workbooks.getFirst();
    }

    private record Relation(String type, String target) {}

    private record Relations(Map<String, Relation> byId) {
        @Nullable
        String ofType(String ending) {
            return byId.values().stream().filter(r -> r.type().endsWith(ending)).map(Relation::target).findFirst().orElse(null);
        }
    }

    private Relations relations(String part) {
        var slash = part.lastIndexOf('/') + 1;
        var folder = part.substring(0, slash);
        var found = new HashMap<String, Relation>();
        var name = folder + "_rels/" + part.substring(slash) + ".rels";
        if (parts.has(name)) {
            parts.read(name, xml -> {
                while (xml.hasNext()) {
                    if (xml.next() == START_ELEMENT && xml.getLocalName().equals("Relationship")
                            && !"External".equals(attribute(xml, "TargetMode"))) {
                        var target = String.valueOf(attribute(xml, "Target"));
                        found.put(String.valueOf(attribute(xml, "Id")), new Relation(String.valueOf(attribute(xml, "Type")),
                                target.startsWith("/") ? target.substring(1) : folder + target));
                    }
                }
            });
        }
        return new Relations(found);
    }

    private List<SheetPart> visibleSheets(String workbook, Relations relations) {
        var visible = new ArrayList<SheetPart>();
        parts.read(workbook, xml -> {
            while (xml.hasNext()) {
                if (xml.next() != START_ELEMENT) {
                    continue;
                }
                switch (xml.getLocalName()) {
                    case "workbookPr" -> since1904 = isTrue(attribute(xml, "date1904"));
                    case "sheet" -> {
                        var state = attribute(xml, "state");
                        var relation = relations.byId().get(String.valueOf(relationId(xml)));
                        if ((state == null || state.equals("visible")) && relation != null && relation.type().endsWith("/worksheet")) {
                            visible.add(new SheetPart(String.valueOf(attribute(xml, "name")), relation.target()));
                        }
                    }
                    default -> {
                    }
                }
            }
        });
        if (visible.isEmpty()) {
            throw new UnreadableTable(Fault.NOT_A_TABLE, "The workbook has no sheet that one sees. Put the rows on its first sheet.");
        }
        return visible;
    }

    /** The attribute {@code r:id}, whatever its prefix; beside it stands a {@code sheetId} of another meaning. */
    private static @Nullable String relationId(XMLStreamReader xml) {
        for (var i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals("id") && xml.getAttributeNamespace(i) != null) {
                return xml.getAttributeValue(i);
            }
        }
        return null;
    }

    private void sharedTexts(XMLStreamReader xml) throws XMLStreamException {
        while (xml.hasNext()) {
            if (xml.next() == START_ELEMENT && xml.getLocalName().equals("si")) {
                if (sharedTexts.size() == MOST_SHARED_TEXTS) {
                    throw new UnreadableTable(Fault.UNPACKS_TOO_LARGE, "The workbook holds too many texts. Send its rows in parts.");
                }
                sharedTexts.add(richText(xml, "si"));
            }
        }
    }

    /** Text of an element that holds runs of formatted text, without the pronunciation that Asian scripts add. */
    private String richText(XMLStreamReader xml, String element) throws XMLStreamException {
        var text = new StringBuilder();
        var spoken = false;
        while (xml.hasNext()) {
            var event = xml.next();
            if (event == START_ELEMENT && xml.getLocalName().equals("rPh")) {
                spoken = true;
            } else if (event == END_ELEMENT && xml.getLocalName().equals("rPh")) {
                spoken = false;
            } else if (event == START_ELEMENT && xml.getLocalName().equals("t") && !spoken) {
                text.append(text(xml, "t"));
                text.setLength(Math.min(text.length(), limits.cellLength() + 1));
            } else if (event == END_ELEMENT && xml.getLocalName().equals(element)) {
                break;
            }
        }
        return text.toString();
    }

    /** Text of an element without children, one character more than a cell may have at most. */
    private String text(XMLStreamReader xml, String element) throws XMLStreamException {
        var text = new StringBuilder();
        while (xml.hasNext()) {
            var event = xml.next();
            if (event == CHARACTERS || event == CDATA || event == SPACE) {
                var room = limits.cellLength() + 1 - text.length();
                text.append(xml.getTextCharacters(), xml.getTextStart(), Math.clamp(xml.getTextLength(), 0, room));
            } else if (event == END_ELEMENT && xml.getLocalName().equals(element)) {
                break;
            }
        }
        return text.toString();
    }

    /** How a cell format shows a number. */
    private record Decimals(int decimals, boolean percent) {

        private static final Pattern FIXED = Pattern.compile("[#0?, ]*[0#?](\\.([0?]+))?( ?%)?");
        private static final Pattern UNSEEN = Pattern.compile("\"[^\"]*\"|\\[[^]]*]|\\\\.|_.|\\*.|[€$£]");

        /** @return null if the format shows as many decimals as there are, or no number */
        private static @Nullable Decimals of(String code) {
            if (code.length() > 255) {
                return null;
            }
            var fixed = FIXED.matcher(UNSEEN.matcher(code.split(";", 2)[0]).replaceAll("").strip());
            return fixed.matches() ? new Decimals(fixed.group(2) == null ? 0 : fixed.group(2).length(), fixed.group(3) != null) : null;
        }

        private String shown(double value) {
            var exact = BigDecimal.valueOf(value).round(new MathContext(SIGNIFICANT_DIGITS));
            var shown = (percent ? exact.movePointRight(2) : exact).setScale(decimals, RoundingMode.HALF_UP).toPlainString();
            return percent ? shown + "%" : shown;
        }
    }

    /** Finds out which of the cell formats show dates, and which a fixed number of decimals. */
    private void styles(XMLStreamReader xml) throws XMLStreamException {
        var dateFormats = new HashSet<Integer>();
        var numberFormats = new HashMap<Integer, Decimals>(Map.of(1, new Decimals(0, false), 2, new Decimals(2, false), 3,
                new Decimals(0, false), 4, new Decimals(2, false), 9, new Decimals(0, true), 10, new Decimals(2, true)));
        for (var builtIn : new int[]{14, 15, 16, 17, 22, 27, 30, 36, 50, 57}) {
            dateFormats.add(builtIn);
        }
        var inCellFormats = false;
        var index = 0;
        while (xml.hasNext()) {
            var event = xml.next();
            if (event == START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "numFmt" -> {
                        var id = number(attribute(xml, "numFmtId"));
                        if (id != null && showsDate(String.valueOf(attribute(xml, "formatCode")))) {
                            dateFormats.add(id);
                        }
                        var decimals = Decimals.of(String.valueOf(attribute(xml, "formatCode")));
                        if (id != null && decimals != null) {
                            numberFormats.put(id, decimals);
                        }
                    }
                    case "cellXfs" -> inCellFormats = true;
                    case "xf" -> {
                        var format = number(attribute(xml, "numFmtId"));
                        if (inCellFormats && format != null && dateFormats.contains(format)) {
                            dateStyles.add(index);
                        } else if (inCellFormats && format != null && numberFormats.containsKey(format)) {
                            numberStyles.put(index, numberFormats.get(format));
                        }
                        index += inCellFormats ? 1 : 0;
                    }
                    default -> {
                    }
                }
            } else if (event == END_ELEMENT && xml.getLocalName().equals("cellXfs")) {
                inCellFormats = false;
            }
        }
    }

    private static boolean showsDate(String code) {
        var bare = code.length() > 255 ? "" : code.replaceAll("\"[^\"]*\"|\\[[^]]*]|\\\\.", "").toLowerCase(java.util.Locale.ROOT);
        return bare.contains("d") || bare.contains("y") && !bare.contains("general");
    }

    private void rows(XMLStreamReader xml, Rows rows) throws XMLStreamException {
        var row = 0;
        var column = -1;
        while (xml.hasNext()) {
            var event = xml.next();
            if (event == START_ELEMENT && xml.getLocalName().equals("row")) {
                var given = number(attribute(xml, "r"));
                row = given != null && given > row ? given : row + 1;
                column = -1;
            } else if (event == START_ELEMENT && xml.getLocalName().equals("c")) {
                var given = column(attribute(xml, "r"));
                column = given != null ? given : column + 1;
                cell(xml, column, rows);
            } else if (event == END_ELEMENT && xml.getLocalName().equals("row")) {
                rows.endOfRow(row);
            } else if (event == END_ELEMENT && xml.getLocalName().equals("sheetData")) {
                return;
            }
        }
    }

    private void cell(XMLStreamReader xml, int column, Rows rows) throws XMLStreamException {
        var type = String.valueOf(attribute(xml, "t"));
        var style = number(attribute(xml, "s"));
        var value = "";
        String formula = null;
        while (xml.hasNext()) {
            var event = xml.next();
            if (event == START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "v" -> value = text(xml, "v");
                    case "is" -> value = richText(xml, "is");
                    case "f" -> formula = text(xml, "f");
                    default -> {
                    }
                }
            } else if (event == END_ELEMENT && xml.getLocalName().equals("c")) {
                break;
            }
        }
        if (formula != null && (!asSeen || value.isEmpty() && !type.equals("str"))) {
            rows.cell(column, "=" + formula, Kind.FORMULA);
            return;
        }
        switch (type) {
            case "s" -> rows.cell(column, sharedText(value), Kind.VALUE);
            case "inlineStr", "str", "d" -> rows.cell(column, value, Kind.VALUE);
            case "b" -> rows.cell(column, isTrue(value) ? "true" : value.isEmpty() ? "" : "false", Kind.VALUE);
            case "e" -> rows.cell(column, value, Kind.ERROR);
            default -> {
                var isDate = style != null && dateStyles.contains(style);
                var decimals = asSeen && style != null ? numberStyles.get(style) : null;
                rows.cell(column, decimals == null ? numeric(value, isDate) : shown(value, decimals), Kind.VALUE, asSeen && !isDate);
            }
        }
    }

    /** A number with the decimals that its format shows. */
    private static String shown(String raw, Decimals decimals) {
        try {
            var value = Double.parseDouble(raw.strip());
            return Math.abs(value) < LARGEST_PLAIN ? decimals.shown(value) : raw;
        } catch (NumberFormatException e) {
            return raw;
        }
    }

    private String sharedText(String index) {
        var at = number(index);
        if (at == null || at < 0 || at >= sharedTexts.size()) {
            throw XlsxPackage.damaged();
        }
        return sharedTexts.get(at);
    }

    /** A number as one sees it: whole ones without decimals, others to the 15 digits that Excel keeps, dates in their ISO form. */
    private String numeric(String raw, boolean isDate) {
        double value;
        try {
            value = Double.parseDouble(raw.strip());
        } catch (NumberFormatException e) {
            return raw;
        }
        if (isDate && value >= 1 && value <= LAST_DAY) {
            return Dates.ofSerial(value, since1904).toString();
        }
        if (!(Math.abs(value) < LARGEST_PLAIN) || value != 0 && Math.abs(value) < SMALLEST_PLAIN) {
            return raw;
        }
        return value == Math.rint(value)
                ? Long.toString((long) value)
                : BigDecimal.valueOf(value).round(new MathContext(SIGNIFICANT_DIGITS)).stripTrailingZeros().toPlainString();
    }

    /** @return from 0; null if the address has no letters that name a column */
    private static @Nullable Integer column(@Nullable String address) {
        var column = 0;
        var letters = 0;
        while (address != null && letters < address.length() && address.charAt(letters) >= 'A' && address.charAt(letters) <= 'Z') {
            if (letters == 3) {
                throw XlsxPackage.damaged();
            }
            column = column * 26 + address.charAt(letters++) - 'A' + 1;
        }
        return letters == 0 ? null : column - 1;
    }

    private static @Nullable Integer number(@Nullable String text) {
        return text != null && text.matches("\\d{1,9}") ? Integer.valueOf(text) : null;
    }

    private static boolean isTrue(@Nullable String value) {
        return value != null && (value.equals("1") || value.equals("true"));
    }

    private static @Nullable String attribute(XMLStreamReader xml, String name) {
        return xml.getAttributeValue(null, name);
    }

    private static UnreadableTable notASheet() {
        return new UnreadableTable(Fault.NOT_A_TABLE, "The file is packed, but is no Excel workbook. Save it as .xlsx or .csv.");
    }
}
