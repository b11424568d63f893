// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.accessTargetWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

/** The boundaries of the house (docs/architecture.md). What a rule says after "because" is what to do instead. */
class ArchitectureTest {
    static final JavaClasses FOOTMAN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("dev.footman");

    private static final String[] SOCKETS = {
        "java.net.DatagramSocket",
        "java.net.ServerSocket",
        "java.net.Socket",
        "java.nio.channels.AsynchronousSocketChannel",
        "java.nio.channels.DatagramChannel",
        "java.nio.channels.ServerSocketChannel",
        "java.nio.channels.SocketChannel"
    };

    private static final String[] FILES = {
        "java.io.File",
        "java.io.FileInputStream",
        "java.io.FileOutputStream",
        "java.io.FileReader",
        "java.io.FileWriter",
        "java.io.RandomAccessFile"
    };

    @Test
    void everyModuleIsSeen() {
        List<String> modules = FOOTMAN.stream()
                .map(type -> type.getPackageName().split("\\.", -1)[2])
                .distinct()
                .sorted()
                .toList();

        assertThat(modules).containsExactly("cli", "contract", "dispatcher", "ingest", "processor", "rules");
    }

    @Test
    void stagesMeetOnlyInTopics() {
        slices().matching("dev.footman.(ingest|processor|dispatcher)..")
                .should()
                .notDependOnEachOther()
                .because("a stage hands over through a topic; put what both must agree on into contract")
                .check(FOOTMAN);
    }

    @Test
    void contractStandsOnNothingOfOurs() {
        noClasses()
                .that()
                .resideInAPackage("dev.footman.contract..")
                .should()
                .dependOnClassesThat(ours("rules", "ingest", "processor", "dispatcher", "cli"))
                .because("all else stands on contract; a thing that only one stage uses belongs to that stage")
                .check(FOOTMAN);
    }

    @Test
    void rulesStandOnContractAlone() {
        noClasses()
                .that()
                .resideInAPackage("dev.footman.rules..")
                .should()
                .dependOnClassesThat(ours("ingest", "processor", "dispatcher", "cli"))
                .because("every stage decides by the rules; hand in what a decision needs as a value")
                .check(FOOTMAN);
    }

    @Test
    void nothingStandsOnTheCommand() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.footman.cli..")
                .should()
                .dependOnClassesThat(ours("cli"))
                .because("the command starts the stages and not the other way round; hand the stage a parameter")
                .check(FOOTMAN);
    }

    @Test
    void packagesOfAModuleNeedEachOtherOneWayOnly() {
        slices().matching("dev.footman.(*).(*)..")
                .should()
                .beFreeOfCycles()
                .because(
                        "two packages that need each other are one package; move the shared type to the lower of the two")
                .check(FOOTMAN);
    }

    @Test
    void decisionsArePlainJava() {
        noClasses()
                .that()
                .resideInAPackage("dev.footman.rules..")
                .should(dependOn("org.apache.kafka..", "io.javalin..", "org.apache.hc..", "java.net.http.."))
                .orShould(dependOn("java.nio.file..", "java.nio.channels.."))
                .orShould(dependOnTypes(SOCKETS))
                .orShould(dependOnTypes(FILES))
                .because("a decision is tested without a broker, a socket or a file; do that in the class that asks"
                        + " for the decision, and hand in the value")
                .check(FOOTMAN);
    }

    @Test
    void decisionsReadNoClock() {
        noClasses()
                .that()
                .resideInAPackage("dev.footman.rules..")
                .should(dependOnTypes("java.time.Clock", "java.time.InstantSource"))
                .orShould(use(System.class, "currentTimeMillis", "nanoTime"))
                .orShould(use(Instant.class, "now"))
                .because("a replay must decide what the first run decided; take the event's own time as a parameter")
                .check(FOOTMAN);
    }

    @Test
    void decisionsOfTheStagesKnowNoKafka() {
        noClasses()
                .that()
                .haveNameMatching("dev\\.footman\\.(processor\\.ledger\\.Ledger|processor\\.match\\.FirstSeen"
                        + "|dispatcher\\.lane\\.Lane|ingest\\.(qlik|butler)\\..*)(\\$.*)?")
                .should(dependOn("org.apache.kafka..", "io.javalin..", "org.apache.hc.."))
                .because("what is decided is tested as a table; leave it to the class beside it to read and write")
                .check(FOOTMAN);
    }

    @Test
    void kafkaIsSpokenWhereTopicsAreReadAndWritten() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.footman.contract.delivery..",
                        "dev.footman.contract.event..",
                        "dev.footman.contract.management..",
                        "dev.footman.contract.rule..",
                        "dev.footman.contract.settings..",
                        "dev.footman.ingest.http..",
                        "dev.footman.ingest.repository..",
                        "dev.footman.ingest.services..",
                        "dev.footman.ingest.spill..",
                        "dev.footman.dispatcher.http..",
                        "dev.footman.dispatcher.lane..",
                        "dev.footman.cli.demo..",
                        "dev.footman.cli.settings..")
                .should(dependOn("org.apache.kafka.."))
                .because("Kafka's clients are for producers, tables, workers and the topology; ask one of those")
                .check(FOOTMAN);
    }

    @Test
    void javalinStaysBehindTheHttpDoor() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.footman.ingest.http..")
                .should(dependOn("io.javalin.."))
                .because("endpoints are in ingest.http; the management port uses the JDK's own server")
                .check(FOOTMAN);
    }

    @Test
    void theHttpClientStaysInTheDispatchersHttpAndBeforeTheRepository() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.footman.dispatcher.http..", "dev.footman.ingest.repository..")
                .should(dependOn("org.apache.hc.."))
                .because("every delivery goes through HttpCaller, which bounds it and keeps it from being redirected")
                .check(FOOTMAN);
    }

    @Test
    void stagesOpenSocketsAtTheirEdgesOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "dev.footman.ingest.udp..",
                        "dev.footman.ingest.http..",
                        "dev.footman.ingest.repository..",
                        "dev.footman.dispatcher.http..",
                        "dev.footman.contract.management..",
                        "dev.footman.cli..")
                .should(dependOn("java.net.http..", "com.sun.net.httpserver.."))
                .orShould(dependOnTypes(SOCKETS))
                .because("a socket is opened by the edge that has it in its name; hand its data over as a value")
                .check(FOOTMAN);
    }

    @Test
    void onlyCommandsReadTheWorldAndEndIt() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.footman.cli.command..")
                .should(use(System.class, "getenv", "exit"))
                .orShould(use(Runtime.class, "exit", "halt"))
                .orShould(use(Clock.class, "system", "systemUTC", "systemDefaultZone", "tick", "tickMillis"))
                .orShould(use(InstantSource.class, "system"))
                .because(
                        "environment, exit code and system clock are a command's; take a value or a Clock as a parameter")
                .check(FOOTMAN);
    }

    @Test
    void timeIsHandedIn() {
        noClasses()
                .should(use(Instant.class, "now"))
                .orShould(use(System.class, "currentTimeMillis"))
                .because("a test must be able to set the time; take a Clock, or the record's own time, as a parameter")
                .check(FOOTMAN);
    }

    @Test
    void onlyTheCommandSpeaksOnStandardOutput() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.footman.cli..")
                .should(use(System.class, "out", "err"))
                .orShould(use(Throwable.class, "printStackTrace"))
                .because("a stage tells through its logger, or through a PrintStream that it was given")
                .check(FOOTMAN);
    }

    @Test
    void namesSayWhatAClassDoes() {
        noClasses()
                .should()
                .haveNameMatching(
                        ".*[.$](\\w*(Util|Utils|Helper|Helpers|Manager|Impl)|(Abstract|Base|Common)[A-Z]\\w*)")
                .because("such a name says that the class was not understood; name it by what it does or is made of")
                .check(FOOTMAN);
    }

    @Test
    void partsComeThroughConstructors() {
        GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION
                .because("the App calls constructors, and that is all the wiring there is")
                .check(FOOTMAN);
    }

    @Test
    void nothingStaticChanges() {
        fields().that()
                .areStatic()
                .should()
                .beFinal()
                .because("two Footmen run in one process, in tests and in standalone; keep what changes in an object")
                .check(FOOTMAN);
    }

    @Test
    void nobodySleepsButToAskKafkasAdminAgain() {
        noClasses()
                .that(describe(
                        "do not ask Kafka's Admin",
                        type -> !type.getDirectDependenciesFromSelf().stream()
                                .anyMatch(on -> on.getTargetClass().isEquivalentTo(Admin.class))))
                .should(use(Thread.class, "sleep"))
                .orShould(use(TimeUnit.class, "sleep"))
                .because(
                        "wait on a latch, a condition or a future, with a bound; Kafka's Admin alone has nothing to wait on")
                .check(FOOTMAN);
    }

    private static DescribedPredicate<JavaClass> ours(String... modules) {
        return resideInAnyPackage(List.of(modules).stream()
                .map(name -> "dev.footman." + name + "..")
                .toArray(String[]::new));
    }

    private static ArchCondition<JavaClass> dependOn(String... packages) {
        return ArchConditions.dependOnClassesThat(resideInAnyPackage(packages));
    }

    private static ArchCondition<JavaClass> dependOnTypes(String... names) {
        return ArchConditions.dependOnClassesThat(
                describe("are one of " + List.of(names), type -> List.of(names).contains(type.getName())));
    }

    /** Calls, references and reads of a member, whatever its parameters. */
    private static ArchCondition<JavaClass> use(Class<?> owner, String... members) {
        return accessTargetWhere(describe(
                "is %s of %s".formatted(List.of(members), owner.getSimpleName()),
                (JavaAccess<?> access) -> assignableTo(owner).test(access.getTargetOwner())
                        && List.of(members).contains(access.getTarget().getName())));
    }
}
