// SPDX-License-Identifier: Apache-2.0
package dev.footman.contract.settings;

import java.io.StringReader;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Reads one YAML document as a tree. No object is made of what the document says, and what is wrong with it is a fault.
 */
final class YamlText {
    /** Longest text that is looked at, in characters. */
    static final int MAX_CHARACTERS = 4 * 1024 * 1024;

    private final String text;
    private final IntFunction<Origin> origins;
    private final Consumer<Fault> faults;

    /**
     * Prepares to read.
     *
     * @param origins from a line, counted from 1, to where it stands; 0 is the text as a whole
     */
    YamlText(String text, IntFunction<Origin> origins, Consumer<Fault> faults) {
        this.text = text;
        this.origins = origins;
        this.faults = faults;
    }

    /** The document's value; one that says nothing where it is empty or cannot be read. */
    Value read() {
        if (text.length() > MAX_CHARACTERS) {
            fault(0, "is too large: more than %d characters".formatted(MAX_CHARACTERS));
            return nothing();
        }
        try {
            Node node = compose();
            return node == null ? nothing() : new YamlNodes(origins, faults).convert(node);
        } catch (MarkedYAMLException e) {
            fault(line(e), "cannot be read: " + problem(e));
        } catch (ReaderException e) {
            fault(
                    line(e.getPosition()),
                    "cannot be read: U+%04X is no character of a text; is it saved as UTF-8?"
                            .formatted(e.getCodePoint()));
        } catch (YAMLException e) {
            fault(0, "cannot be read: " + e.getMessage());
        } catch (IllegalArgumentException e) { // the parser's own, of digits that are none or of a code that is none
            fault(0, "cannot be read: an escape such as \\x41 is not whole, or stands for no character");
        }
        return nothing();
    }

    private Value nothing() {
        return new Value.Scalar(origins.apply(0), "", true);
    }

    private @Nullable Node compose() {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MAX_CHARACTERS);
        options.setNestingDepthLimit(LimitedParser.MAX_DEPTH + 1);
        options.setMaxAliasesForCollections(LimitedParser.MAX_ALIASES);
        StreamReader reader = new StreamReader(new StringReader(text));
        LimitedParser parser = new LimitedParser(new ParserImpl(reader, options));
        return new Composer(parser, new Resolver(), options).getSingleNode();
    }

    private static String problem(MarkedYAMLException e) {
        String problem = e.getProblem() == null ? "it is no YAML" : e.getProblem();
        return e.getContext() == null ? problem : problem + " " + e.getContext();
    }

    private static int line(MarkedYAMLException e) {
        Mark mark = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
        return mark == null ? 0 : mark.getLine() + 1;
    }

    private int line(int position) {
        return 1
                + (int) text.codePoints().limit(position).filter(c -> c == '\n').count();
    }

    private void fault(int line, String message) {
        faults.accept(new Fault(origins.apply(line).toString(), "", Shown.message(message)));
    }
}
