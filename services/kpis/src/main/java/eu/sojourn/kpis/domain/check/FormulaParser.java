package eu.sojourn.kpis.domain.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Locale;

import eu.sojourn.kpis.domain.check.Formula.Applied;
import eu.sojourn.kpis.domain.check.Formula.Cell;
import eu.sojourn.kpis.domain.check.Formula.Constant;
import eu.sojourn.kpis.domain.check.Formula.Function;
import eu.sojourn.kpis.domain.check.Formula.Joined;
import eu.sojourn.kpis.domain.check.Formula.Operator;
import eu.sojourn.service.domain.InvalidValue;

/** Reads a formula's text by recursive descent. */
final class FormulaParser {

    private static final int LONGEST = 1_000;
    private static final int DEEPEST = 50;
    private static final String OPENING = "\"“„'‘";
    private static final String CLOSING = "\"””'’";

    private final String field;
    private final String text;
    private int at;
    private int depth;

    FormulaParser(String field, String text) {
        this.field = field;
        this.text = text;
    }

    Formula parse() {
        if (text.length() > LONGEST) {
            throw new InvalidValue(field, "must have at most " + LONGEST + " characters");
        }
        var formula = sum();
        skip();
        if (at < text.length()) {
            throw wrong("nothing more, or + - * /");
        }
        return formula;
    }

    private Formula sum() {
        var left = product();
        while (true) {
            if (take('+')) {
                left = new Joined(left, Operator.PLUS, product());
            } else if (take('-') || take('−')) {
                left = new Joined(left, Operator.MINUS, product());
            } else {
                return left;
            }
        }
    }

    private Formula product() {
        var left = factor();
        while (true) {
            if (take('*') || take('×')) {
                left = new Joined(left, Operator.TIMES, factor());
            } else if (take('/') || take('÷')) {
                left = new Joined(left, Operator.BY, factor());
            } else {
                return left;
            }
        }
    }

    private Formula factor() {
        if (++depth > DEEPEST) {
            throw new InvalidValue(field, "has too many parts");
        }
        skip();
        if (take('(')) {
            var inner = sum();
            need(')');
            return inner;
        }
        var from = at;
        while (at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
            at++;
        }
        if (at > from) {
            try {
                return new Constant(new BigDecimal(text.substring(from, at)));
            } catch (NumberFormatException e) {
                at = from;
                throw wrong("a number such as 24 or 88.9");
            }
        }
        while (at < text.length() && Character.isLetter(text.charAt(at))) {
            at++;
        }
        return function(text.substring(from, at).toUpperCase(Locale.ROOT), from);
    }

    private Formula function(String name, int from) {
        if (name.equals("CELL")) {
            need('(');
            var row = name();
            need(',');
            var column = name();
            need(')');
            return new Cell(row, column);
        }
        for (var function : Function.values()) {
            if (function.name().equals(name)) {
                need('(');
                var columns = new ArrayList<String>();
                for (var i = 0; i < function.columns(); i++) {
                    if (i > 0) {
                        need(',');
                    }
                    columns.add(name());
                }
                need(')');
                return new Applied(function, columns);
            }
        }
        at = from;
        throw wrong("a number, or one of cell, "
                + String.join(", ", Arrays.stream(Function.values()).map(f -> f.name().toLowerCase(Locale.ROOT)).toList()));
    }

    private String name() {
        skip();
        var quote = at < text.length() ? OPENING.indexOf(text.charAt(at)) : -1;
        var end = quote < 0 ? -1 : text.indexOf(CLOSING.charAt(quote), at + 1);
        if (end < 0) {
            throw wrong("a name in quotation marks");
        }
        var name = text.substring(at + 1, end);
        at = end + 1;
        return name;
    }

    /** A name in such quotation marks as it has none of. */
    static String quoted(String name) {
        for (var i = 0; i < OPENING.length(); i++) {
            if (name.indexOf(CLOSING.charAt(i)) < 0) {
                return OPENING.charAt(i) + name + CLOSING.charAt(i);
            }
        }
        return "\"" + name + "\"";
    }

    private boolean take(char sign) {
        skip();
        var there = at < text.length() && text.charAt(at) == sign;
        at += there ? 1 : 0;
        return there;
    }

    private void need(char sign) {
        if (!take(sign)) {
            throw wrong("“" + sign + "”");
        }
    }

    private void skip() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private InvalidValue wrong(String expected) {
        return new InvalidValue(field, "is no formula: after “%s” there should be %s".formatted(text.substring(0, at), expected));
    }
}
