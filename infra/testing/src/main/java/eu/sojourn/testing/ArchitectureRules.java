package eu.sojourn.testing;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;

/**
 * How the inside of a service is built: {@code domain} depends on nothing but Java and the words that all domains share, {@code application} on
 * the domain, adapters on both and not on each other, and nothing on another service. Every rule fails on an empty package.
 */
public final class ArchitectureRules {

    private static final List<String> UNWANTED = List.of("util", "common", "helper", "dto", "model", "impl", "config");

    private ArchitectureRules() {}

    /** Checks the production classes of a service. */
    public static void check(String basePackage) {
        check(basePackage, production(basePackage));
    }

    /** Checks the production classes of a module that is flat on purpose: it depends on no other service. */
    public static void checkIndependence(String basePackage) {
        independence(basePackage).check(production(basePackage));
    }

    /** Checks given classes, for tests of the rules themselves. */
    public static void check(String basePackage, JavaClasses classes) {
        rules(basePackage).forEach(rule -> rule.check(classes));
    }

    private static JavaClasses production(String basePackage) {
        return new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages(basePackage);
    }

    /** The rules, each with its reason. */
    public static List<ArchRule> rules(String base) {
        return List.of(
                classes().that()
                        .resideInAPackage(base + ".domain..")
                        .should()
                        .onlyDependOnClassesThat()
                        .resideInAnyPackage(base + ".domain..", "java..", "org.jspecify..", "eu.sojourn.service.domain..")
                        .because("the domain is plain Java"),
                noClasses().that()
                        .resideInAPackage(base + ".domain..")
                        .should()
                        .callMethod(LocalDate.class, "now")
                        .orShould()
                        .callMethod(Instant.class, "now")
                        .orShould()
                        .callMethod(LocalDateTime.class, "now")
                        .orShould()
                        .callMethod(UUID.class, "randomUUID")
                        .orShould()
                        .dependOnClassesThat()
                        .areAssignableTo(Clock.class)
                        .because("aggregates read no clock and draw no ids"),
                noClasses().that()
                        .resideInAPackage(base + ".application..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(base + ".adapter..", "org.springframework.web..", "org.springframework.http..",
                                "org.springframework.data..", "org.springframework.cloud..", "com.mongodb..", "org.bson..")
                        .because("use cases know neither HTTP nor MongoDB nor Kafka"),
                slices().matching(base + ".adapter.(*)..")
                        .should()
                        .notDependOnEachOther()
                        .allowEmptyShould(false)
                        .because("adapters do not know each other"),
                noClasses().should()
                        .resideInAnyPackage(UNWANTED.stream().map(name -> base + ".." + name + "..").toArray(String[]::new))
                        .because("a package is named after what it is about"),
                independence(base));
    }

    private static ArchRule independence(String base) {
        return noClasses().that()
                .resideInAPackage(base + "..")
                .should()
                .dependOnClassesThat(resideInAPackage("eu.sojourn..").and(
                        resideOutsideOfPackages(base + "..", "eu.sojourn.service..", "eu.sojourn.messaging..", "eu.sojourn.files..",
                                "eu.sojourn.tables..",
                                "eu.sojourn.pdf..")))
                .because("a service knows no other service, and nothing of infra that is not for services");
    }
}
