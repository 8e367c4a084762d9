package com.billify.extraction.core;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import org.junit.jupiter.api.Test;

/** The readers turn bytes into values; the command line starts without a framework. */
class ReadersArePureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("com.billify.extraction.core", "com.billify.cli");

    @Test
    void readersKnowNoNetworkNoFilesNoDatabaseAndNoClock() {
        noClasses()
                .that()
                .resideInAPackage("com.billify.extraction.core")
                .and()
                .doNotHaveSimpleName("package-info")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.net..", "java.nio.file..", "java.sql..", "org.springframework..")
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(Clock.class)
                .check(CLASSES);
    }

    @Test
    void theCommandLineLoadsNoFramework() {
        noClasses()
                .that()
                .resideInAPackage("com.billify.cli")
                .and()
                .doNotHaveSimpleName("package-info")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "tools.jackson..", "java.sql..", "java.net..")
                .check(CLASSES);
    }
}
