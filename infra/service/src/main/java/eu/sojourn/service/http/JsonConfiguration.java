package eu.sojourn.service.http;

import eu.sojourn.service.domain.Money;
import eu.sojourn.service.json.BoundedDecimals;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** How shared values look in JSON, and what is not let in. */
@Configuration(proxyBeanMethods = false)
public class JsonConfiguration {

    @Bean
    BoundedDecimals boundedDecimals() {
        return new BoundedDecimals();
    }

    /** Money is written as {@code {"amount":"830.00","currency":"EUR"}}: an amount in a JSON number would lose its cents on the way. */
    @Bean
    SimpleModule moneyModule() {
        return new SimpleModule("money").addSerializer(Money.class, new StdSerializer<Money>(Money.class) {
            @Override
            public void serialize(Money money, JsonGenerator json, SerializationContext context) {
                json.writeStartObject();
                json.writeStringProperty("amount", money.amount().toPlainString());
                json.writeStringProperty("currency", money.currency());
                json.writeEndObject();
            }
        });
    }
}
