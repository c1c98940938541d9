package eu.sojourn.portal;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import eu.sojourn.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

/** Pages use forms and services, forms use services, services know neither. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("eu.sojourn.portal");

    @Test
    void servicesKnowNoPagesAndNoForms() {
        noClasses().that()
                .resideInAPackage("..portal.services..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..portal.pages..", "..portal.forms..")
                .check(CLASSES);
    }

    @Test
    void formsKnowNoPages() {
        noClasses().that()
                .resideInAPackage("..portal.forms..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..portal.pages..")
                .check(CLASSES);
    }

    @Test
    void pagesCallServicesOnlyThroughTheirClients() {
        noClasses().that()
                .resideInAPackage("..portal.pages..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework.web.client..", "java.net.http..")
                .check(CLASSES);
    }

    @Test
    void knowsNoOtherService() {
        ArchitectureRules.checkIndependence("eu.sojourn.portal");
    }
}
