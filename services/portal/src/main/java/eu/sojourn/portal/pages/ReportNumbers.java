package eu.sojourn.portal.pages;

import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** Where the facts behind the numbers of a report are shown. */
public record ReportNumbers(String path, MultiValueMap<String, String> filters) {

    static ReportNumbers live(String programmeId, String templateId, MultiValueMap<String, String> filters) {
        return new ReportNumbers(ReportPages.centre(programmeId) + "/" + templateId + "/numbers/", filters);
    }

    static ReportNumbers frozen(String programmeId, String snapshotId) {
        return new ReportNumbers("/kpis/" + programmeId + "/snapshots/" + snapshotId + "/numbers/", new LinkedMultiValueMap<>());
    }

    public String of(String number) {
        return ReportPages.address(path + number, filters);
    }
}
