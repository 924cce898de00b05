package io.raffia.tests;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/// The arrows of the design: who may import whom.
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          // The test jars of modules, which are jars once they are packaged.
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("io.raffia");

  @Test
  void modulesImportOnlyAlongTheArrows() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("ir")
        .definedBy("io.raffia.ir..")
        .layer("reflect")
        .definedBy("io.raffia.reflect..")
        .layer("passes")
        .definedBy("io.raffia.passes..")
        .layer("jvm")
        .definedBy("io.raffia.jvm..")
        .layer("tornado")
        .definedBy("io.raffia.tornado..")
        .layer("nnx")
        .definedBy("io.raffia", "io.raffia.data..", "io.raffia.optax..")
        .layer("checkpoint")
        .definedBy("io.raffia.checkpoint..")
        .layer("users")
        .definedBy("io.raffia.examples..", "io.raffia.bench..", "io.raffia.tests..")
        .whereLayer("ir")
        .mayNotAccessAnyLayer()
        .whereLayer("reflect")
        .mayOnlyAccessLayers("ir")
        .whereLayer("passes")
        .mayOnlyAccessLayers("ir")
        .whereLayer("jvm")
        .mayOnlyAccessLayers("ir", "passes")
        .whereLayer("tornado")
        .mayOnlyAccessLayers("ir", "passes", "jvm")
        .whereLayer("nnx")
        .mayOnlyAccessLayers("ir", "reflect", "passes", "jvm", "tornado")
        .whereLayer("checkpoint")
        .mayOnlyAccessLayers("ir", "nnx")
        .check(CLASSES);
  }

  @Test
  void irDependsOnNothingButTheJdk() {
    noClasses()
        .that()
        .resideInAPackage("io.raffia.ir..")
        .should()
        .dependOnClassesThat()
        .resideOutsideOfPackages("io.raffia.ir..", "java..", "org.jspecify..")
        .check(CLASSES);
  }

  @Test
  void onlyTheFrontendReadsAndBackendsWriteBytecode() {
    noClasses()
        .that()
        .resideOutsideOfPackages("io.raffia.reflect..", "io.raffia.jvm..", "io.raffia.tornado..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.objectweb.asm..")
        .check(CLASSES);
  }

  @Test
  void onlyCheckpointsReadJsonAndZstd() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.raffia.checkpoint..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.fasterxml.jackson..", "io.airlift..")
        .check(CLASSES);
  }

  @Test
  void packagesHaveNoCyclesButThatOfOpsAndPrograms() {
    slices()
        .matching("io.raffia.(reflect|passes|jvm|tornado|data|checkpoint|examples|bench)..")
        .should()
        .beFreeOfCycles()
        .check(CLASSES);
  }
}
