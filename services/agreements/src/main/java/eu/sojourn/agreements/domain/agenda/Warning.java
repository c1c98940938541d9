package eu.sojourn.agreements.domain.agenda;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something in an agenda that looks like a mistake and need not be one. It refuses nothing.
 *
 * @param sessions those that it is about
 * @param day      the day that it is about, the first where it is about several
 * @param lastDay  the last of several days; null where it is about one or none
 */
public record Warning(Code code, List<SessionId> sessions, @Nullable LocalDate day, @Nullable LocalDate lastDay, @Nullable String found,
        @Nullable String required) {

    public enum Code {
        /** Somebody speaks in two places at once. */
        SPEAKER_TWICE("These sessions have the same speaker at the same time."),
        /** A room is taken twice. */
        ROOM_TWICE("These sessions are in the same room at the same time."),
        /** Nobody can be at all of them. */
        OVERLAP("These sessions are at the same time."),
        /** Participants wait. */
        GAP("There is a long gap in working time between these sessions."),
        /** A working day of the Xchange on which nothing is planned. */
        DAY_WITHOUT_SESSION("There is no session on this working day of the Xchange."),
        /** The Xchange promises more working days. */
        FEWER_WORKING_DAYS("The agenda fills fewer working days than the Xchange has."),
        /** More take part than there is room for. */
        CAPACITY_TOO_SMALL("More visits take part than the session has places.");

        private final String message;

        Code(String message) {
            this.message = message;
        }

        public String message() {
            return message;
        }
    }

    public Warning {
        sessions = List.copyOf(sessions);
    }
}
