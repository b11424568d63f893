// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footman.contract.rule.Rule;
import dev.footman.contract.settings.SettingsFile;
import dev.footman.ingest.butler.ButlerRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * All keys that Butler's shipped configuration has, with those of {@code udpServerConfig} that came with 17.0.0, in a file
 * whose values are ours; everything is on but what needs a file.
 */
class ButlerTemplateTest {
    private static final Path DOCUMENT = Path.of("../docs/butler.md");
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `(Butler\\.[^`]+)` \\| (?:served|differs|not served) \\|");

    /** Of these the document says what becomes of each key. */
    private static final Pattern TOLD_ONE_BY_ONE = Pattern.compile(
            "Butler\\.(webhookNotification|udpServerConfig|serviceMonitor|cert|configQRS|qlikSenseLicense\\.serverLicenseMonitor)\\..*");

    private static String template() throws IOException {
        return Files.readString(Path.of("src/test/resources/butler-template.yaml"));
    }

    private static CheckedSettings read(String yaml) {
        return CheckedSettings.read(List.of(new SettingsFile("butler.yaml", yaml)), List.of(), Map.of());
    }

    private static List<Rule> rules(CheckedSettings read) {
        FootmanSettings settings = read.settings();
        return ButlerRules.of(settings.webhooks(), settings.serviceMonitor().callsWebhooks(), Optional.empty());
    }

    @Test
    void butlersWholeTemplateStartsWithoutEdits() throws IOException {
        CheckedSettings read = read(template());

        assertThat(read.settings().udp().host()).isEqualTo("10.11.12.13");
        assertThat(read.settings().udp().allowedSources()).hasSize(1);
        assertThat(read.settings().serviceMonitor().hosts()).hasSize(1);
        assertThat(read.settings().webhooks().enable()).isTrue();
    }

    @Test
    void soItDoesWithEverythingSwitchedOffAndNoWebhooks() throws IOException {
        // given
        String off = template()
                .replace("enable: true", "enable: false")
                .replaceAll("(?s)webhooks:.*?(?=\n {4}\\w|\n {2}\\w)", "webhooks:");

        // when
        CheckedSettings read = read(off);

        // then
        assertThat(rules(read)).isEmpty();
        assertThat(read.settings().udp().enable()).isFalse();
        assertThat(read.warnings()).noneSatisfy(warning -> assertThat(warning).startsWith("not called yet"));
    }

    @Test
    void oneWarningNamesAllThatIsNotServed() throws IOException {
        List<String> warnings = read(template()).warnings();

        assertThat(warnings)
                .filteredOn(warning -> warning.startsWith("not served and ignored: "))
                .singleElement()
                .asString()
                .contains("Butler.logLevel", "Butler.emailNotification", "Butler.mqttConfig", "Butler.qlikSenseLicense")
                .contains("Butler.configEngine", "Butler.configDirectories", "Butler.udpServerConfig.queueMetrics")
                .doesNotContain(
                        "Butler.webhookNotification", "Butler.serviceMonitor", "Butler.configQRS", "Butler.cert");
        assertThat(warnings).hasSize(4);
    }

    @Test
    void theOtherWarningsSayWhatWorksOtherwise() throws IOException {
        assertThat(read(template()).warnings())
                .anySatisfy(warning -> assertThat(warning).startsWith("not asked: the repository of Butler.configQRS"))
                .anySatisfy(warning -> assertThat(warning).startsWith("no effect: Butler.udpServerConfig.messageQueue"))
                .anySatisfy(warning -> assertThat(warning)
                        .startsWith(
                                "not called yet: the webhooks of Butler.webhookNotification.qlikSenseServerLicenseMonitor,"
                                        + " Butler.webhookNotification.qlikSenseServerLicenseExpiryAlert"));
    }

    @Test
    void everyWebhookThatIsServedBecomesARuleForEachTriggerOfItsSection() throws IOException {
        assertThat(rules(read(template())))
                .allMatch(Rule::enabled)
                .extracting(rule -> rule.ref() + " " + rule.trigger().type())
                .containsExactly(
                        "butler.reloadTaskFailure-1 qlik.reload_failed",
                        "butler.reloadTaskFailure-2 qlik.reload_failed",
                        "butler.reloadTaskFailure-3 qlik.reload_failed",
                        "butler.reloadTaskAborted-1 qlik.reload_aborted",
                        "butler.serviceMonitor-1-stopped qlik.service_stopped",
                        "butler.serviceMonitor-1-started qlik.service_started",
                        "butler.serviceMonitor-1-unreachable qlik.service_unreachable");
    }

    @Test
    void theDocumentTellsWhatBecomesOfEveryKey() throws IOException {
        // given
        Set<String> rows = ROW.matcher(Files.readString(DOCUMENT))
                .results()
                .map((MatchResult row) -> row.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        // when
        Set<String> keys = new TreeSet<>();
        addLeaves("", new Yaml(new SafeConstructor(new LoaderOptions())).load(template()), keys);

        // then
        assertThat(keys)
                .hasSizeGreaterThan(500)
                .allSatisfy(key -> assertThat(isTold(key, rows)).as(key).isTrue());
        assertThat(rows)
                .as("rows about keys that Butler has")
                .allSatisfy(row -> assertThat(keys).anyMatch(key -> key.equals(row) || isBelow(key, row)));
    }

    private static boolean isTold(String key, Set<String> rows) {
        return rows.contains(key)
                || (!TOLD_ONE_BY_ONE.matcher(key).matches() && rows.stream().anyMatch(row -> isBelow(key, row)));
    }

    private static boolean isBelow(String key, String row) {
        return key.startsWith(row + ".") || key.startsWith(row + "[");
    }

    /** Adds the paths of all values, as the document spells them. */
    private static void addLeaves(String path, @Nullable Object value, Set<String> leaves) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, inner) -> addLeaves(path.isEmpty() ? "" + key : path + "." + key, inner, leaves));
        } else if (value instanceof List<?> list && !list.isEmpty() && list.getFirst() instanceof Map) {
            list.forEach(inner -> addLeaves(path + "[]", inner, leaves));
        } else {
            leaves.add(path.replaceAll("^(Butler\\.webhookNotification)\\.[a-zA-Z]+\\.", "$1.SECTION."));
        }
    }
}
