package eu.sojourn.service.json;

import eu.sojourn.service.domain.Decimals;
import java.math.BigDecimal;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.jdk.NumberDeserializers.BigDecimalDeserializer;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.module.SimpleModule;

/** Lets no decimal number in that is not {@link Decimals#isBounded bounded}: whoever reads a body need not think of it. */
public final class BoundedDecimals extends SimpleModule {

    private static final long serialVersionUID = 1;

    public BoundedDecimals() {
        super("bounded decimals");
        addDeserializer(BigDecimal.class, new Reader());
    }

    /** @throws tools.jackson.databind.DatabindException that tells where the number stands */
    public static BigDecimal bounded(BigDecimal number, DeserializationContext context) {
        if (!Decimals.isBounded(number)) {
            throw context.weirdNumberException(number, BigDecimal.class, "must have at most " + Decimals.MOST_DIGITS + " digits");
        }
        return number;
    }

    private static final class Reader extends StdScalarDeserializer<BigDecimal> {

        private Reader() {
            super(BigDecimal.class);
        }

        @Override
        public BigDecimal deserialize(JsonParser parser, DeserializationContext context) {
            return bounded(BigDecimalDeserializer.instance.deserialize(parser, context), context);
        }
    }
}
