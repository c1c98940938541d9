package eu.sojourn.questionnaires.application;

import java.util.List;
import java.util.Map;

/** Surveys in the files of other tools. */
public interface ForeignSurveys {

    /**
     * Reads a survey, by what the file holds, not by what it is called.
     *
     * @throws eu.sojourn.service.problem.InvalidInput if the file is no survey that is read here; the field is {@code file}
     */
    Read read(byte[] file);

    /**
     * What was read.
     *
     * @param definition     of a draft, in the form of definitions; its {@code questionnaireId} follows from the title
     * @param notCarriedOver all that the definition lacks or says in another way, in the order of the file
     */
    record Read(Map<String, Object> definition, List<NotCarriedOver> notCarriedOver) {

        public Read {
            notCarriedOver = List.copyOf(notCarriedOver);
        }
    }
}
