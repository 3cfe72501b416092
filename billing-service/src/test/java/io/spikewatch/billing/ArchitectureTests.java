package io.spikewatch.billing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packagesOf = BillingServiceApplication.class, importOptions = DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchRule technicalClassesStayInsideTheirFeature = classes()
            .that()
            .haveNameMatching(".*(Controller|Listener|Job|Repository|Properties|Configuration)")
            .should()
            .notBePublic();

    @ArchTest
    static final ArchRule entitiesStayInsideTheirFeature = classes()
            .that()
            .areAnnotatedWith("jakarta.persistence.Entity")
            .should()
            .notBePublic()
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule dependenciesAreGivenToConstructors = NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
}
