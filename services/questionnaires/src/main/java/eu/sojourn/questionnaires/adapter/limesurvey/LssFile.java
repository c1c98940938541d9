package eu.sojourn.questionnaires.adapter.limesurvey;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.jspecify.annotations.Nullable;

import eu.sojourn.questionnaires.adapter.limesurvey.SurveyRows.Row;
import eu.sojourn.tables.SafeXml;

/**
 * An {@code .lss} file: sections named after LimeSurvey's tables, each {@code rows/row} with one element for each column. It is read as a
 * stream without recursion; of what is deeper than a column nothing is kept.
 */
final class LssFile {

    private static final int SECTION = 2;
    private static final int ROW = 4;
    private static final int COLUMN = 5;

    private final Map<String, List<Row>> tables = new LinkedHashMap<>();
    private final List<String> path = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private String documentType = "";
    private int rows;
    private @Nullable Map<String, String> row;

    private LssFile() {}

    static LimeSurvey read(byte[] file) {
        LssFile lss = new LssFile();
        try {
            lss.read(SafeXml.reader(new ByteArrayInputStream(file), UnreadableSurvey::unsafe));
        } catch (XMLStreamException e) {
            throw UnreadableSurvey.damaged();
        }
        if (!lss.documentType.equals("Survey")) {
            throw UnreadableSurvey.of("NOT_A_SURVEY", lss.documentType.isBlank()
                    ? "The file is XML, but no survey of LimeSurvey. Export the survey's structure as .lss."
                    : "The file holds a " + PlainText.shortened(lss.documentType) + " of LimeSurvey. Export the whole survey as .lss.");
        }
        return SurveyRows.survey(lss.tables);
    }

    private void read(XMLStreamReader xml) throws XMLStreamException {
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> begin(xml.getLocalName());
                case XMLStreamConstants.END_ELEMENT -> end();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> text.append(xml.getText());
                default -> {
                    // Comments and processing instructions say nothing of a survey.
                }
            }
        }
    }

    private void begin(String name) {
        path.add(name);
        text.setLength(0);
        if (path.size() == SECTION && !name.equals("LimeSurveyDocType") && !name.equals("DBVersion")) {
            tables.computeIfAbsent(name, it -> new ArrayList<>());
        } else if (path.size() == ROW && name.equals("row") && path.get(ROW - 2).equals("rows")) {
            row = new LinkedHashMap<>();
        }
    }

    private void end() {
        int depth = path.size();
        String name = path.removeLast();
        if (depth == COLUMN && row != null) {
            row.put(name, text.toString());
        } else if (depth == ROW && row != null) {
            add(path.get(SECTION - 1), row);
            row = null;
        } else if (depth == SECTION && name.equals("LimeSurveyDocType")) {
            documentType = text.toString().strip();
        } else if (depth == SECTION + 1 && name.equals("language")) {
            add(path.get(SECTION - 1), Map.of("language", text.toString()));
        }
        text.setLength(0);
    }

    private void add(String section, Map<String, String> values) {
        if (++rows > Limit.ROWS) {
            throw UnreadableSurvey.tooLarge("%,d entries".formatted(Limit.ROWS));
        }
        tables.getOrDefault(section, new ArrayList<>()).add(new Row(values));
    }
}
