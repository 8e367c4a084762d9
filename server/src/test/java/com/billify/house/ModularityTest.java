package com.billify.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.billify.Billify;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTest {

    /** A module may use those before it. */
    private static final List<String> ORDER = List.of(
            "kernel",
            "tenancy",
            "vault",
            "audit",
            "notification",
            "identity",
            "company",
            "documents",
            "banking",
            "invoicing",
            "extraction",
            "intake",
            "connection",
            "reconciliation",
            "position",
            "forecast",
            "insights",
            "demo",
            "platform",
            "cli");

    private final ApplicationModules modules = ApplicationModules.of(Billify.class);

    @Test
    void modulesUseWhatTheySayAndNoInsidesOfOthers() {
        modules.verify();
    }

    @Test
    void everyModuleHasItsPlaceAndUsesOnlyThoseBeforeIt() {
        for (ApplicationModule module : modules) {
            assertThat(ORDER).contains(name(module));
            assertThat(uses(module))
                    .as("what %s uses", name(module))
                    .allSatisfy(used -> assertThat(ORDER.indexOf(used)).isLessThan(ORDER.indexOf(name(module))));
        }
    }

    /** It is lost when the tests have a package-info.java of the same package: that one is found first. */
    @Test
    void everyModuleSaysWhatItUses() throws Exception {
        for (ApplicationModule module : modules) {
            assertThat(Class.forName(module.getBasePackage().getName() + ".package-info")
                            .isAnnotationPresent(org.springframework.modulith.ApplicationModule.class))
                    .as("@ApplicationModule of %s", name(module))
                    .isTrue();
        }
    }

    @Test
    void pictureOfTheModulesIsCurrent() throws Exception {
        StringBuilder picture = new StringBuilder("""
                # The modules

                Made from the code by `ModularityTest`. An arrow goes from a module to one it uses; `kernel`, which all use, is
                left out.

                ```mermaid
                flowchart TD
                """);
        modules.stream()
                .sorted(Comparator.comparing(module -> ORDER.indexOf(name(module))))
                .filter(module -> !name(module).equals("kernel"))
                .forEach(module -> {
                    picture.append("    ").append(name(module)).append('\n');
                    uses(module).stream()
                            .filter(used -> !used.equals("kernel"))
                            .forEach(used -> picture.append("    ")
                                    .append(name(module))
                                    .append(" --> ")
                                    .append(used)
                                    .append('\n'));
                });
        Written.assertCurrent("architecture/modules.md", picture.append("```\n").toString());
    }

    private List<String> uses(ApplicationModule module) {
        return module.getDirectDependencies(modules)
                .uniqueModules()
                .map(ModularityTest::name)
                .sorted(Comparator.comparing(ORDER::indexOf))
                .toList();
    }

    private static String name(ApplicationModule module) {
        return module.getIdentifier().toString();
    }
}
