// SPDX-License-Identifier: Apache-2.0
package dev.footman.contract.settings;

import dev.footman.contract.settings.LimitedParser.Refused;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;

/** Turns SnakeYAML's nodes into values: aliases and merge keys are written out, within bounds. */
final class YamlNodes {
    private static final Set<Tag> TAGS =
            Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL, Tag.TIMESTAMP, Tag.MERGE, Tag.SEQ, Tag.MAP);
    private static final Pattern HALF_CHARACTER = Pattern.compile("\\p{Cs}");
    private static final Resolver RESOLVER = new Resolver();

    private final IntFunction<Origin> origins;
    private final Consumer<Fault> faults;
    private final Set<Node> open = Collections.newSetFromMap(new IdentityHashMap<>());
    private int nodes;

    YamlNodes(IntFunction<Origin> origins, Consumer<Fault> faults) {
        this.origins = origins;
        this.faults = faults;
    }

    /**
     * The value of a node.
     *
     * @throws Refused if its aliases lead in a circle or make it larger than a document may be
     */
    Value convert(Node node) {
        return convert(node, "");
    }

    private Value convert(Node node, String path) {
        enter(node);
        Value value = switch (node) {
            case ScalarNode scalar -> scalar(scalar);
            case SequenceNode sequence -> items(sequence, path);
            case MappingNode mapping -> tree(mapping, path);
            default -> throw new Refused("holds an alias without its value", node.getStartMark());
        };
        open.remove(node);
        return value;
    }

    private void enter(Node node) {
        if (!open.add(node)) {
            throw new Refused("an alias holds itself", node.getStartMark());
        }
        if (++nodes > LimitedParser.MAX_NODES || open.size() > 2 * LimitedParser.MAX_DEPTH) {
            throw new Refused("its aliases make it too large", node.getStartMark());
        }
        if (!TAGS.contains(node.getTag())) {
            throw new Refused("tags such as " + node.getTag() + " are not taken", node.getStartMark());
        }
    }

    private Value.Scalar scalar(ScalarNode node) {
        boolean plain = node.getScalarStyle() == ScalarStyle.PLAIN
                && node.getTag().equals(RESOLVER.resolve(NodeId.scalar, node.getValue(), true));
        return new Value.Scalar(origin(node), text(node), plain);
    }

    /** An escape may write what the reader refuses where it stands in clear. */
    private static String text(ScalarNode node) {
        if (HALF_CHARACTER.matcher(node.getValue()).find()) {
            throw new Refused("an escape writes half a character", node.getStartMark());
        }
        return node.getValue();
    }

    private Value.Items items(SequenceNode node, String path) {
        List<Value> values =
                node.getValue().stream().map(item -> convert(item, path + "[]")).toList();
        return new Value.Items(origin(node), values);
    }

    private Value.Tree tree(MappingNode node, String path) {
        Map<String, Value.Entry> entries = new LinkedHashMap<>();
        Value.Tree merged = Value.Tree.EMPTY;
        for (NodeTuple tuple : node.getValue()) {
            if (Tag.MERGE.equals(tuple.getKeyNode().getTag())) {
                merged = underneath(merged, convert(tuple.getValueNode(), path), tuple.getValueNode());
            } else {
                put(entries, tuple, path);
            }
        }
        Map<String, Value.Entry> all = new LinkedHashMap<>(merged.entries());
        all.putAll(entries);
        return new Value.Tree(origin(node), all);
    }

    private void put(Map<String, Value.Entry> entries, NodeTuple tuple, String path) {
        if (!(tuple.getKeyNode() instanceof ScalarNode keyNode)) {
            throw new Refused("a key must be text", tuple.getKeyNode().getStartMark());
        }
        String key = text(keyNode);
        String full = path.isEmpty() ? key : path + "." + key;
        Value.Entry entry = new Value.Entry(origin(keyNode), convert(tuple.getValueNode(), full));
        Value.Entry first = entries.putIfAbsent(key, entry);
        if (first != null) {
            faults.accept(new Fault(
                    entry.key().toString(),
                    Shown.of(full),
                    "is given twice, first in line %d; keep one"
                            .formatted(first.key().line())));
        }
    }

    /** A YAML merge key ({@code <<}) gives what the map itself and earlier merged maps leave open. */
    private static Value.Tree underneath(Value.Tree soFar, Value merged, Node node) {
        return switch (merged) {
            case Value.Tree tree -> {
                Map<String, Value.Entry> all = new LinkedHashMap<>(tree.entries());
                all.putAll(soFar.entries());
                yield new Value.Tree(tree.origin(), all);
            }
            case Value.Items items -> {
                Value.Tree all = soFar;
                for (Value item : items.values()) {
                    all = underneath(all, item, node);
                }
                yield all;
            }
            case Value.Scalar scalar -> throw new Refused("<< must be given keys and values", node.getStartMark());
        };
    }

    private Origin origin(Node node) {
        return origins.apply(
                node.getStartMark() == null ? 0 : node.getStartMark().getLine() + 1);
    }
}
