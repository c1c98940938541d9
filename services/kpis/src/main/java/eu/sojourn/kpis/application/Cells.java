package eu.sojourn.kpis.application;

import java.util.List;

import eu.sojourn.kpis.domain.figure.Cell;

/** The cells as they are known now, by month and dimension, for reports. */
public interface Cells {

    /** Keeps a cell unless a newer state of it is kept already. May be called any number of times, in any order. */
    void keep(Cell cell);

    /** All cells of a programme. */
    List<Cell> find(String programmeId);
}
