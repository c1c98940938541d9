package eu.sojourn.messaging.store;

import eu.sojourn.service.domain.Id;
import io.micrometer.core.instrument.MeterRegistry;
import java.lang.reflect.Constructor;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.converter.ConverterFactory;
import org.springframework.data.convert.ReadingConverter;
import org.springframework.data.convert.WritingConverter;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions;
import org.springframework.kafka.core.KafkaOperations;

/** Wires the stores; ids are stored as plain strings, decimal numbers as such, dates as ISO text. */
@Configuration(proxyBeanMethods = false)
@Import(OutageAdvice.class)
public class StoreConfiguration {

    @Bean
    Outbox outbox(MongoTemplate mongo, KafkaOperations<byte[], byte[]> kafka, Clock clock, MeterRegistry metrics) {
        return new Outbox(mongo, kafka, clock, metrics);
    }

    @Bean
    AggregateStores aggregateStores(MongoTemplate mongo, @Value("${spring.application.name}") String service, Clock clock,
            Outbox outbox) {
        return new AggregateStores(mongo, service, clock, outbox);
    }

    @Bean
    MongoCustomConversions mongoCustomConversions(ObjectProvider<AsText<?>> texts) {
        return MongoCustomConversions.create(adapter -> adapter
                .bigDecimal(MongoCustomConversions.BigDecimalRepresentation.DECIMAL128)
                .registerConverters(texts.stream().flatMap(text -> text.converters().stream()).toList())
                .registerConverters(List.of(IdToString.INSTANCE, LocalDateToString.INSTANCE, StringToLocalDate.INSTANCE,
                        LocalDateTimeToString.INSTANCE, StringToLocalDateTime.INSTANCE))
                .registerConverterFactory(StringToId.INSTANCE));
    }

    /** Dates have no time zone; as text they sort right and mean the same everywhere. */
    @WritingConverter
    enum LocalDateToString implements Converter<java.time.LocalDate, String> {
        INSTANCE;

        @Override
        public String convert(java.time.LocalDate date) {
            return date.toString();
        }
    }

    @ReadingConverter
    enum StringToLocalDate implements Converter<String, java.time.LocalDate> {
        INSTANCE;

        @Override
        public java.time.LocalDate convert(String text) {
            return java.time.LocalDate.parse(text);
        }
    }

    @WritingConverter
    enum LocalDateTimeToString implements Converter<java.time.LocalDateTime, String> {
        INSTANCE;

        @Override
        public String convert(java.time.LocalDateTime time) {
            return time.toString();
        }
    }

    @ReadingConverter
    enum StringToLocalDateTime implements Converter<String, java.time.LocalDateTime> {
        INSTANCE;

        @Override
        public java.time.LocalDateTime convert(String text) {
            return java.time.LocalDateTime.parse(text);
        }
    }

    @WritingConverter
    enum IdToString implements Converter<Id, String> {
        INSTANCE;

        @Override
        public String convert(Id id) {
            return id.value();
        }
    }

    @ReadingConverter
    enum StringToId implements ConverterFactory<String, Id> {
        INSTANCE;

        @Override
        public <I extends Id> Converter<String, I> getConverter(Class<I> type) {
            Constructor<I> constructor;
            try {
                constructor = type.getDeclaredConstructor(String.class);
                constructor.setAccessible(true);
            } catch (NoSuchMethodException e) {
                throw new IllegalArgumentException(type + " is no record of one string", e);
            }
            return text -> {
                try {
                    return constructor.newInstance(text);
                } catch (ReflectiveOperationException e) {
                    throw new IllegalArgumentException(text + " is no " + type.getSimpleName(), e);
                }
            };
        }
    }
}
