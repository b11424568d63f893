// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import dev.footman.cli.settings.CheckedSettings;
import dev.footman.contract.settings.Settings;
import dev.footman.contract.settings.SettingsFile;
import dev.footman.contract.topic.TopicLayout;
import dev.footman.contract.topic.Topics;
import dev.footman.ingest.butler.Alert;
import dev.footman.ingest.repository.RepositorySettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Documents say what is there: their links, names, settings, topics and metrics are compared with the code. */
class DocsTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)(#[^)]*)?\\)");
    private static final Pattern CLASS_NAME = Pattern.compile("`(?:[a-z]+[/.])*([A-Z][a-z]+(?:[A-Z][a-z]*)+)`");
    private static final Pattern FIRST_CELL = Pattern.compile("(?m)^\\| `((?:footman|Butler)\\.[^`]+)` \\|");
    private static final Pattern YAML = Pattern.compile("(?ms)^```yaml\\n(.*?)^```$");
    private static final Pattern IN_FORCE = Pattern.compile("(?:^|, )((?:footman|Butler)\\.[^=, ]+)=");
    private static final Pattern METRIC = Pattern.compile(
            "(counter|gauge|(?:Function)?Counter\\.builder|Timer\\.builder|Gauge\\.builder)\\(\\s*\"(footman\\.[a-z.]+)\"");

    /** Files of certificates in examples: any file that can be read does for them. */
    private static final Pattern PEM = Pattern.compile("/etc/footman/[a-z-]+\\.pem");

    /** Keys of one kind that the table tells once: places in lists, sections, headers, criteria, properties of Kafka. */
    private static final Map<String, String> ALIKE = Map.of(
            "\\[\\d+]", "[]",
            "^Butler\\.webhookNotification\\.[a-zA-Z]+\\.", "Butler.webhookNotification.SECTION.",
            "(webhooks(?:\\[\\d*])\\.(?:headers|where))\\..*", "$1",
            "^footman\\.kafka\\.properties\\..*", "footman.kafka.properties",
            "^footman\\.auth\\.rbac\\.roles\\..*", "footman.auth.rbac.roles");

    /** With files that are not there: no document could name good ones. */
    private static final String REPOSITORY = """
            footman: {qrs: {enable: true}}
            Butler:
              configQRS: {host: qlik1, rejectUnauthorized: true, headers: {static: [{name: X-Qlik-User, value: x}]}}
              cert: {clientCert: client.pem, clientCertKey: client_key.pem, clientCertCA: root.pem}
            """;

    @Test
    void everyLinkLeadsToAFile() throws IOException {
        for (Path page : pages()) {
            Path folder = page.getParent();
            assertThat(found(LINK, text(page), 1))
                    .as("links of %s", ROOT.relativize(page))
                    .allSatisfy(link -> assertThat(folder == null ? page : folder.resolve(link))
                            .exists());
        }
    }

    @Test
    void everyClassThatIsNamedIsThere() throws IOException {
        Set<String> classes =
                ArchitectureTest.FOOTMAN.stream().map(JavaClass::getSimpleName).collect(Collectors.toSet());
        classes.addAll(tests());
        for (Path page : pages()) {
            assertThat(classes)
                    .as("classes that %s names", ROOT.relativize(page))
                    .containsAll(found(CLASS_NAME, text(page), 1));
        }
        assertThat(found(CLASS_NAME, doc("architecture.md"), 1)).hasSizeGreaterThan(20);
    }

    @Test
    void configurationTellsEverySettingThatIsReadAndNoOther() throws IOException {
        String page = doc("configuration.md");

        Set<String> read = new TreeSet<>(keysInForce(""));
        found(YAML, page, 1).forEach(example -> read.addAll(keysInForce(example)));
        read.addAll(keysOfTheRepository());
        read.add("Butler.webhookNotification.SECTION.webhooks[].where"); // criteria are not among what is shown
        read.addAll(keysInForce("footman: {encryption: {key: %s}}".formatted("x".repeat(32))));
        read.addAll(keysInForce("footman: {kafka: {properties: {security.protocol: SSL}}}"));
        read.addAll(keysInForce("footman: {auth: {rbac: {enable: true, roles: {alice: admin}}}}"));

        assertThat(new TreeSet<>(found(FIRST_CELL, page, 1))).isEqualTo(read);
    }

    @Test
    void configurationTellsEverySectionOfWebhooks() throws IOException {
        assertThat(doc("configuration.md"))
                .contains(Arrays.stream(Alert.values())
                        .map(alert -> "`" + alert.section() + "`")
                        .toList());
    }

    @Test
    void examplesOfConfigurationAreGood() throws IOException {
        for (Path page : pages()) {
            for (String example : found(YAML, text(page), 1)) {
                assertThat(keysInForce(example)).as("example of %s", page).isNotEmpty();
            }
        }
    }

    @Test
    void glossaryHoldsEveryTopic() throws IOException {
        Topics topics = new Topics("");
        List<String> names = new TopicLayout(topics, 1, (short) 1, Duration.ofDays(1), Duration.ofDays(1))
                .shapes().stream().map(shape -> "`" + shape.name() + "`").toList();

        assertThat(doc("glossary.md")).contains(names);
    }

    @Test
    void glossaryHoldsEveryMetric() throws IOException {
        Set<String> metrics = new TreeSet<>();
        for (Path source : sources("src/main/java")) {
            METRIC.matcher(text(source))
                    .results()
                    .map(DocsTest::asPrometheusHasIt)
                    .forEach(metrics::add);
        }

        assertThat(metrics).hasSizeGreaterThan(15);
        assertThat(doc("glossary.md"))
                .contains(metrics.stream().map(name -> "`" + name + "`").toList());
    }

    @Test
    void readmeBeginsWithItsTwoCommands() throws IOException {
        assertThat(text(ROOT.resolve("README.md"))).contains("```\n./footman demo\n```", "```\nmvn verify\n```");
    }

    private static String asPrometheusHasIt(MatchResult metric) {
        String name = metric.group(2).replace('.', '_');
        return switch (metric.group(1)) {
            case "Timer.builder" -> name + "_seconds";
            case "gauge", "Gauge.builder" -> name;
            default -> name + "_total";
        };
    }

    private static Set<String> keysInForce(String yaml) {
        String text = PEM.matcher(yaml)
                .replaceAll(Matcher.quoteReplacement(ROOT.resolve("LICENSE").toString()));
        CheckedSettings read = CheckedSettings.read(List.of(new SettingsFile("example", text)), List.of(), Map.of());
        return keys(read.inForce());
    }

    private static Set<String> keysOfTheRepository() {
        Settings settings = Settings.read(List.of(new SettingsFile("example", REPOSITORY)), List.of(), Map.of());
        RepositorySettings.read(settings.root()); // and no check, which would find the files missing
        return keys(settings.inForce());
    }

    private static Set<String> keys(String inForce) {
        return found(IN_FORCE, inForce, 1).stream().map(DocsTest::alike).collect(Collectors.toSet());
    }

    private static String alike(String key) {
        String told = key;
        for (Map.Entry<String, String> kind : ALIKE.entrySet()) {
            told = told.replaceAll(kind.getKey(), kind.getValue());
        }
        return told;
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(
                            Stream.of(ROOT.resolve("README.md"), ROOT.resolve("CONTRIBUTING.md")),
                            docs.filter(path -> path.toString().endsWith(".md")))
                    .toList();
        }
    }

    private static Set<String> tests() throws IOException {
        return sources("src/test/java").stream()
                .map(path -> String.valueOf(path.getFileName()).replace(".java", ""))
                .collect(Collectors.toSet());
    }

    private static List<Path> sources(String folder) throws IOException {
        List<Path> sources = new ArrayList<>();
        try (Stream<Path> modules = Files.list(ROOT)) {
            for (Path module : modules.filter(path -> Files.isDirectory(path.resolve(folder)))
                    .toList()) {
                try (Stream<Path> files = Files.walk(module.resolve(folder))) {
                    files.filter(path -> path.toString().endsWith(".java")).forEach(sources::add);
                }
            }
        }
        return sources;
    }

    private static String doc(String name) throws IOException {
        return text(ROOT.resolve("docs").resolve(name));
    }

    private static String text(Path path) throws IOException {
        return Files.readString(path);
    }

    private static List<String> found(Pattern pattern, String text, int group) {
        return pattern.matcher(text).results().map(match -> match.group(group)).toList();
    }
}
