package com.billify.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.util.Set;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Repository;
import org.springframework.web.bind.annotation.RestController;

class ArchitectureTest {

    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("com.billify");

    private static final Set<String> CLOCKS = Set.of(
            "java.time.LocalDate",
            "java.time.LocalDateTime",
            "java.time.LocalTime",
            "java.time.ZonedDateTime",
            "java.time.OffsetDateTime",
            "java.time.Instant",
            "java.time.Year",
            "java.time.YearMonth");

    @Test
    void coreIsPure() {
        noClasses()
                .that()
                .resideInAnyPackage("com.billify.kernel..", "com.billify..core..")
                .and()
                .doNotHaveSimpleName("package-info")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                                "org.springframework..", "java.sql..", "javax.sql..", "jakarta..", "tools.jackson..")
                        .or(JavaClass.Predicates.equivalentTo(Clock.class)))
                .because("parsers and engines serve the command line and the tests as they serve the web")
                .check(CODE);
    }

    @Test
    void onlyTheClockKnowsTheTime() {
        noClasses()
                .should()
                .callMethodWhere(describe("asks the machine for the time", ArchitectureTest::readsTheMachinesClock))
                .because("what day it is, is asked of the one Clock, in Brussels")
                .check(CODE);
    }

    @Test
    void controllersAreNobodysBusiness() {
        classes()
                .that()
                .areAnnotatedWith(RestController.class)
                .should()
                .bePackagePrivate()
                .andShould()
                .haveSimpleNameEndingWith("Controller")
                .check(CODE);
    }

    @Test
    void repositoriesAreTheirModulesOwn() {
        classes()
                .that()
                .areAnnotatedWith(Repository.class)
                .should()
                .bePackagePrivate()
                .check(CODE);
    }

    @Test
    void nothingIsInjectedIntoFields() {
        noFields()
                .should()
                .beAnnotatedWith(Autowired.class)
                .orShould()
                .beAnnotatedWith(Value.class)
                .check(CODE);
    }

    @Test
    void moneyIsNeverABinaryFraction() {
        fields().that()
                .haveNameMatching(
                        "[a-z].*([aA]mount|[bB]alance|[tT]otal|[mM]inor|[oO]utstanding|[pP]ayable|Net|Gross|Vat|[fF]loor)|net|gross|vat")
                .should()
                .notHaveRawType(double.class)
                .andShould()
                .notHaveRawType(float.class)
                .andShould()
                .notHaveRawType(Double.class)
                .andShould()
                .notHaveRawType(Float.class)
                .check(CODE);
    }

    @Test
    void nameSaysWhatAThingIs() {
        noClasses()
                .should()
                .haveNameMatching(".*(Utils?|Helper|Manager|Impl)$")
                .because("such a name says nothing")
                .check(CODE);
    }

    @Test
    void everyPackageIsFreeOfNullsUnlessItSaysSo() {
        for (JavaPackage each : CODE.getPackage("com.billify").getSubpackagesInTree()) {
            if (!each.getClasses().isEmpty()) {
                assertThat(each.isAnnotatedWith(NullMarked.class))
                        .as("@NullMarked on %s", each.getName())
                        .isTrue();
            }
        }
    }

    private static boolean readsTheMachinesClock(JavaAccess<?> access) {
        AccessTarget target = access.getTarget();
        String owner = target.getOwner().getName();
        if (owner.equals("java.lang.System")) {
            return target.getName().equals("currentTimeMillis");
        }
        return target.getName().equals("now")
                && CLOCKS.contains(owner)
                && target instanceof AccessTarget.MethodCallTarget call
                && call.getRawParameterTypes().isEmpty();
    }
}
