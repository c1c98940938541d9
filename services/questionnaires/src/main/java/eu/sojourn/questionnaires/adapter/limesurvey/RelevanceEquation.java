package eu.sojourn.questionnaires.adapter.limesurvey;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * LimeSurvey's equations of relevance, as far as they are plain: comparisons of an earlier answer with a value, {@code is_empty}, and, or, not.
 * An equation is translated as a whole or not at all.
 */
final class RelevanceEquation {

    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(?:(\"[^\"]*\"|'[^']*')|(\\d+(?:\\.\\d+)?(?![A-Za-z0-9_]))|([A-Za-z0-9_]+(?:\\.[A-Za-z]+)?)|(==|!=|>=|<=|&&|\\|\\||[()<>!,]))");
    private static final Map<String, String> WORDS = Map.of("and", "&&", "or", "||", "not", "!", "eq", "==", "ne", "!=", "gt", ">", "ge",
            ">=",
            "lt", "<", "le", "<=");
    private static final Set<String> COMPARISONS = Set.of("==", "!=", ">=", "<=", ">", "<");
    private static final Map<String, String> MIRRORED = Map.of(">=", "<=", "<=", ">=", ">", "<", "<", ">", "==", "==", "!=", "!=");
    private static final Set<String> SUFFIXES = Set.of("NAOK", "code", "value");
    private static final int MOST_TOKENS = 400;
    private static final int DEEPEST = 30;

    private final List<Token> tokens;
    private final Function<String, Variable> variables;
    private int at;
    private int depth;

    private RelevanceEquation(List<Token> tokens, Function<String, Variable> variables) {
        this.tokens = tokens;
        this.variables = variables;
    }

    /** An equation that is not translated, and why. */
    static final class Untranslatable extends RuntimeException {

        Untranslatable(String why) {
            super(why, null, false, false);
        }

        String why() {
            return String.valueOf(getMessage());
        }
    }

    private enum Kind {
        TEXT, NUMBER, NAME, SIGN
    }

    private record Token(Kind kind, String text) {}

    /** Whether an equation lets its question be asked always. */
    static boolean isAlways(String equation) {
        String plain = equation.strip();
        return plain.isEmpty() || plain.equals("1") || plain.equals("{1}");
    }

    /** Whether an equation lets its question be asked never. */
    static boolean isNever(String equation) {
        return equation.strip().equals("0");
    }

    /**
     * Translates an equation.
     *
     * @param variables what a name stands for; throws {@link Untranslatable} where it stands for nothing that a condition may speak of
     * @return a condition as definitions write it
     * @throws Untranslatable if it says more than conditions can say
     */
    static Map<String, Object> condition(String equation, Function<String, Variable> variables) {
        String plain = equation.strip();
        if (plain.startsWith("{") && plain.endsWith("}")) {
            plain = plain.substring(1, plain.length() - 1);
        }
        RelevanceEquation parser = new RelevanceEquation(tokens(plain), variables);
        Map<String, Object> condition = parser.either();
        if (parser.at < parser.tokens.size()) {
            throw new Untranslatable("it is not understood from “" + parser.tokens.get(parser.at).text() + "” on");
        }
        return condition;
    }

    private static List<Token> tokens(String equation) {
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(equation);
        int at = 0;
        while (at < equation.stripTrailing().length()) {
            if (!matcher.find(at) || matcher.start() != at) {
                throw new Untranslatable("it calculates, or uses signs that conditions do not have");
            }
            if (tokens.size() == MOST_TOKENS) {
                throw new Untranslatable("it is too long");
            }
            tokens.add(token(matcher));
            at = matcher.end();
        }
        return tokens;
    }

    private static Token token(Matcher matcher) {
        if (matcher.group(1) != null) {
            return new Token(Kind.TEXT, matcher.group(1).substring(1, matcher.group(1).length() - 1));
        }
        if (matcher.group(2) != null) {
            return new Token(Kind.NUMBER, matcher.group(2));
        }
        if (matcher.group(3) != null) {
            String word = WORDS.get(matcher.group(3).toLowerCase(Locale.ROOT));
            return word == null ? new Token(Kind.NAME, matcher.group(3)) : new Token(Kind.SIGN, word);
        }
        return new Token(Kind.SIGN, matcher.group(4));
    }

    private Map<String, Object> either() {
        return joined("||", "any", this::both);
    }

    private Map<String, Object> both() {
        return joined("&&", "all", this::single);
    }

    private Map<String, Object> joined(String sign, String word, Supplier<Map<String, Object>> part) {
        List<Map<String, Object>> parts = new ArrayList<>(List.of(part.get()));
        while (takes(sign)) {
            parts.add(part.get());
        }
        return parts.size() == 1 ? parts.getFirst() : Map.of(word, parts);
    }

    private Map<String, Object> single() {
        if (++depth > DEEPEST) {
            throw new Untranslatable("its parentheses are too deep");
        }
        try {
            if (takes("!")) {
                return not(single());
            }
            if (takes("(")) {
                Map<String, Object> inner = either();
                expect(")");
                return inner;
            }
            return comparison();
        } finally {
            depth--;
        }
    }

    /** The opposite of a condition. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> not(Map<String, Object> condition) {
        return condition.get("not") instanceof Map<?, ?> inner ? (Map<String, Object>) inner : Map.of("not", condition);
    }

    private Map<String, Object> comparison() {
        Token left = next();
        if (left.kind() == Kind.SIGN) {
            throw new Untranslatable("it is not understood at “" + left.text() + "”");
        }
        if (left.kind() == Kind.NAME && takes("(")) {
            return call(left.text());
        }
        Token sign = at < tokens.size() && COMPARISONS.contains(tokens.get(at).text()) && tokens.get(at).kind() == Kind.SIGN
                ? next()
                : null;
        if (sign == null) {
            return left.kind() == Kind.NAME
                    ? variable(left).isTicked()
                    : refused("it holds a value that is compared with nothing");
        }
        Token right = next();
        if (left.kind() == Kind.NAME && right.kind() != Kind.NAME && right.kind() != Kind.SIGN) {
            return variable(left).compared(sign.text(), right.text(), number(right));
        }
        if (right.kind() == Kind.NAME && left.kind() != Kind.NAME) {
            return variable(right).compared(MIRRORED.getOrDefault(sign.text(), ""), left.text(), number(left));
        }
        return refused("a condition compares one answer with one value");
    }

    private Map<String, Object> call(String function) {
        if (!function.equals("is_empty")) {
            return refused("conditions do not have the function " + PlainText.shortened(function));
        }
        Token name = next();
        if (name.kind() != Kind.NAME) {
            return refused("is_empty asks for a question");
        }
        Map<String, Object> empty = variable(name).isEmpty();
        expect(")");
        return empty;
    }

    private Variable variable(Token token) {
        int dot = token.text().indexOf('.');
        if (dot >= 0 && !SUFFIXES.contains(token.text().substring(dot + 1))) {
            throw new Untranslatable("conditions do not know " + PlainText.shortened(token.text().substring(dot)));
        }
        return variables.apply(dot < 0 ? token.text() : token.text().substring(0, dot));
    }

    private static @Nullable BigDecimal number(Token token) {
        return token.text().matches("-?\\d{1,15}(\\.\\d{1,9})?") ? new BigDecimal(token.text()) : null;
    }

    private boolean takes(String sign) {
        if (at < tokens.size() && tokens.get(at).kind() == Kind.SIGN && tokens.get(at).text().equals(sign)) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(String sign) {
        if (!takes(sign)) {
            throw new Untranslatable("a “" + sign + "” is missing");
        }
    }

    private Token next() {
        if (at == tokens.size()) {
            throw new Untranslatable("it ends too early");
        }
        return tokens.get(at++);
    }

    private static Map<String, Object> refused(String why) {
        throw new Untranslatable(why);
    }
}
