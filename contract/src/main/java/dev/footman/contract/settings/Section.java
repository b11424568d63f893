// SPDX-License-Identifier: Apache-2.0
package dev.footman.contract.settings;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A group of keys in the settings, with a reader for each kind of value. A key that is absent or null reads as its default;
 * one that is wrong becomes a fault of the {@link Settings} and reads as its default too, so that reading goes on.
 */
public final class Section {
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]{1,253}|[0-9A-Fa-f:.]{2,45}");

    private final Group group;

    Section(Group group) {
        this.group = group;
    }

    /** The group under a key or a dotted path of keys; empty where there is none. */
    public Section section(String keys) {
        Group inner = group;
        for (String key : keys.split("\\.", -1)) {
            inner = inner.child(key);
        }
        return new Section(inner);
    }

    /** The same group, of whose values only those are shown as in force that somebody wrote down. */
    public Section withDefaultsHidden() {
        return new Section(new Group(group.reading(), group.path(), group.tree(), false));
    }

    /** A list of groups; absent and null are an empty list. */
    public List<Section> sections(String key) {
        return group.children(key).stream().map(Section::new).toList();
    }

    /** Whether the key is there and is not null. */
    public boolean has(String key) {
        return group.find(key) != null;
    }

    /** Any text; a number or the like is taken as it is spelled. */
    public String text(String key, String byDefault) {
        return parsed(key, byDefault, "text", Optional::of);
    }

    /** Text that must be given; empty after a fault. */
    public String required(String key, String expected, Predicate<String> isGood) {
        if (!has(key)) {
            fault(key, "is missing; it must be " + expected);
            return "";
        }
        return parsed(key, "", expected, text -> Optional.of(text).filter(isGood));
    }

    /** A whole number within bounds, both included. */
    public int integer(String key, int byDefault, int least, int most) {
        String expected = "a whole number from %d to %d, such as %d".formatted(least, most, byDefault);
        return plain(key, byDefault, expected, text -> ScalarText.whole(text, least, most));
    }

    /** A number within bounds, both included, that may have a fraction. */
    public double number(String key, double byDefault, double least, double most) {
        String expected = "a number from %s to %s, such as %s"
                .formatted(ScalarText.of(least), ScalarText.of(most), ScalarText.of(byDefault));
        return group.understood(
                key,
                byDefault,
                expected,
                text -> unquoted(text).flatMap(bare -> ScalarText.decimal(bare, least, most)),
                ScalarText::of);
    }

    public boolean bool(String key, boolean byDefault) {
        return plain(key, byDefault, "true or false", ScalarText::bool);
    }

    /** A duration within bounds, both included. */
    public Duration duration(String key, Duration byDefault, Duration least, Duration most) {
        String expected = "a duration from %s to %s, such as %s"
                .formatted(DurationText.of(least), DurationText.of(most), DurationText.of(byDefault));
        return group.understood(key, byDefault, expected, text -> bounded(text.text(), least, most), DurationText::of);
    }

    /** Durations within bounds, both included. */
    public List<Duration> durations(String key, List<Duration> byDefault, Duration least, Duration most) {
        String expected = "a list of durations from %s to %s, such as [5s, 2m, 1h]"
                .formatted(DurationText.of(least), DurationText.of(most));
        return list(key, byDefault, expected, text -> bounded(text, least, most), DurationText::of);
    }

    /** One of a few words, compared without case and without the blanks around it. */
    public String oneOf(String key, String byDefault, String... words) {
        return parsed(
                key,
                byDefault,
                "one of " + String.join(", ", words),
                text -> Arrays.stream(words)
                        .filter(text.strip()::equalsIgnoreCase)
                        .findFirst());
    }

    /** An address or a name of a host; names are not looked up. */
    public String host(String key, String byDefault) {
        return parsed(
                key,
                byDefault,
                "a host name or an address, such as " + byDefault,
                text -> Optional.of(text.strip())
                        .filter(host -> HOST.matcher(host).matches()));
    }

    /** The path of a file that can be read now; empty where none is named. */
    public String file(String key) {
        return parsed(
                key,
                "",
                "the path of a file that can be read",
                text -> Optional.of(text).filter(path -> path.isEmpty() || isReadable(path)));
    }

    /** Texts; absent is an empty list. */
    public List<String> texts(String key) {
        return list(key, List.of(), "a list of texts", Optional::of);
    }

    /** Text that is never shown; empty where there is none. */
    public Optional<Secret> secret(String key) {
        return group.text(key, "text").map(text -> {
            group.reading().show(full(key), Shown.HIDDEN);
            return new Secret(text.text());
        });
    }

    /** Texts that are never shown, given as one or as a list; none where there are none. */
    public List<Secret> secrets(String key) {
        List<String> texts = oneOrMore(key, "text, or a list of texts");
        if (!texts.isEmpty()) {
            group.reading().show(full(key), Shown.HIDDEN);
        }
        return texts.stream().map(Secret::new).toList();
    }

    /** The words of a command line, given as one or as a list; the default where there are none. */
    public List<String> words(String key, List<String> byDefault) {
        List<String> words = oneOrMore(key, "a program, or a list of a program and its first arguments");
        List<String> inForce = words.isEmpty() ? byDefault : words;
        show(key, inForce, !words.isEmpty() || group.showsDefaults());
        return inForce;
    }

    private List<String> oneOrMore(String key, String expected) {
        List<Value> values = switch (group.find(key)) {
            case null -> List.of();
            case Value.Scalar one -> List.of(one);
            case Value.Items several -> several.values();
            case Value.Tree tree -> {
                group.mustBe(key, tree, expected, "is " + tree.kind());
                yield List.of();
            }
        };
        return values.stream()
                .flatMap(value -> group.text(key, value, expected).stream())
                .map(Reading.Text::text)
                .toList();
    }

    /** Whatever stands below the key, as JSON has it: groups are maps, and what is not quoted is read as YAML means it. */
    public Map<String, @Nullable Object> tree(String key) {
        group.reading().leave(full(key));
        return new PlainValues(group, full(key)).group(group.child(key).tree());
    }

    /** The first of these environment variables that is set to something: a default that other programs have, too. */
    public Optional<String> variable(String... names) {
        return group.reading().variable(names);
    }

    /**
     * A value of a kind of its own.
     *
     * @param expected what it must be, to go on "must be"
     * @param parse    empty for a text that is no such value
     */
    public <T> T parsed(String key, T byDefault, String expected, Function<String, Optional<T>> parse) {
        return group.understood(key, byDefault, expected, text -> parse.apply(text.text()), String::valueOf);
    }

    /** A list of such values. */
    public <T> List<T> list(String key, List<T> byDefault, String expected, Function<String, Optional<T>> parse) {
        return list(key, byDefault, expected, parse, String::valueOf);
    }

    /** Keys of any name with texts; groups in it are dotted names. Values are never shown: they may be passwords. */
    public Map<String, String> strings(String key) {
        group.reading().leave(full(key));
        Map<String, String> strings = new LinkedHashMap<>();
        Value value = group.find(key);
        if (value != null) {
            group.flatten("", key, value, strings);
        }
        strings.keySet().forEach(name -> group.reading().show(Reading.path(full(key), name), Shown.HIDDEN));
        return Collections.unmodifiableMap(strings);
    }

    /** Takes keys as they are, whatever stands below them. */
    public void leave(String... keys) {
        for (String key : keys) {
            group.reading().ask(group.path(), key);
            group.reading().leave(full(key));
        }
    }

    /** Takes every key that nobody has asked for until now as it is, and says their paths in the order of the file. */
    public List<String> leaveOthers() {
        Set<String> asked = group.reading().asked().getOrDefault(group.path(), Set.of());
        List<String> others = group.tree().entries().keySet().stream()
                .filter(key -> !asked.contains(key))
                .toList();
        others.forEach(this::leave);
        return others.stream().map(key -> Shown.of(full(key))).toList();
    }

    /** Says what is wrong with a value, to go on a sentence that the key begins. */
    public void fault(String key, String message) {
        group.fault(key, message);
    }

    /** Says what works otherwise than the operator may expect. */
    public void warn(String warning) {
        group.reading().warn(warning);
    }

    /** How a fault shows the key's value: in quotes, without what may be secret; nothing where it has no single value. */
    public String shown(String key) {
        return group.text(key, "text").map(Reading.Text::shown).orElse("nothing");
    }

    /** The dotted path of a key of this group. */
    public String full(String key) {
        return group.full(key);
    }

    private <T> T plain(String key, T byDefault, String expected, Function<String, Optional<T>> parse) {
        return group.understood(key, byDefault, expected, text -> unquoted(text).flatMap(parse), String::valueOf);
    }

    private <T> List<T> list(
            String key,
            List<T> byDefault,
            String expected,
            Function<String, Optional<T>> parse,
            Function<T, String> spelled) {
        if (!has(key)) {
            show(key, byDefault.stream().map(spelled).toList(), group.showsDefaults());
            return byDefault;
        }
        List<T> values = new ArrayList<>();
        for (Value item : group.items(key, expected)) {
            group.text(key, item, expected)
                    .ifPresent(text -> parse.apply(text.text())
                            .ifPresentOrElse(
                                    values::add, () -> group.mustBe(key, item, expected, "holds " + text.shown())));
        }
        show(key, values.stream().map(spelled).toList(), true);
        return List.copyOf(values);
    }

    private void show(String key, List<String> values, boolean shows) {
        if (shows) {
            group.reading()
                    .show(full(key), values.stream().map(Shown::of).toList().toString());
        }
    }

    private static Optional<String> unquoted(Reading.Text text) {
        return Optional.of(text.text()).filter(bare -> text.plain());
    }

    private static Optional<Duration> bounded(String text, Duration least, Duration most) {
        return DurationText.parse(text)
                .filter(duration -> duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0);
    }

    private static boolean isReadable(String path) {
        try {
            return Files.isRegularFile(Path.of(path)) && Files.isReadable(Path.of(path));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
