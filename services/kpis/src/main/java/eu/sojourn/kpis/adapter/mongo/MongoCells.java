package eu.sojourn.kpis.adapter.mongo;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;

import org.bson.Document;
import org.bson.types.Decimal128;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Repository;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;

import eu.sojourn.kpis.application.Cells;
import eu.sojourn.kpis.domain.figure.Cell;
import eu.sojourn.kpis.domain.figure.CellKey;

/** Cells in the collection {@code cells}. */
@Repository
class MongoCells implements Cells {

    private static final String COLLECTION = "cells";

    private final MongoTemplate mongo;
    private final Versioned documents;

    MongoCells(MongoTemplate mongo) {
        this.mongo = mongo;
        this.documents = new Versioned(mongo, COLLECTION);
        mongo.getCollection(COLLECTION).createIndex(Indexes.ascending("programmeId", "_id"));
    }

    @Override
    public void keep(Cell cell) {
        var key = cell.key();
        documents.keep(key.toString(), cell.version(), new Document("programmeId", key.programmeId()).append("kpi", key.kpi())
                .append("period", key.period().toString())
                .append("dimensions", new Document(new java.util.TreeMap<String, Object>(key.dimensions())))
                .append("value", new Decimal128(cell.value()))
                .append("facts", cell.facts())
                .append("at", Date.from(cell.at())));
    }

    @Override
    public List<Cell> find(String programmeId) {
        var cells = new ArrayList<Cell>();
        for (var document : mongo.getCollection(COLLECTION).find(Filters.eq("programmeId", programmeId)).sort(Sorts.ascending("_id"))) {
            BigDecimal value = document.get("value", Decimal128.class).bigDecimalValue();
            cells.add(new Cell(CellKey.parse(document.getString("_id")), value, document.get("facts", Number.class).longValue(),
                    document.get("version", Number.class).longValue(), document.getDate("at").toInstant()));
        }
        return cells;
    }
}
