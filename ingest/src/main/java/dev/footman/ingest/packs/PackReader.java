// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.packs;

import dev.footman.contract.settings.PlainYaml;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a file of a pack as an object, whose pack is that of its folder. */
final class PackReader {
    private static final long LARGEST = 1024 * 1024;

    private PackReader() {}

    /** What came of reading. */
    sealed interface Result {
        record Read(Map<String, @Nullable Object> document) implements Result {}

        record Unusable(String problem) implements Result {}
    }

    static Result read(PackFile file) {
        if (file.size() > LARGEST) {
            return new Result.Unusable("it has more than %d bytes".formatted(LARGEST));
        }
        try {
            return switch (PlainYaml.read(Files.readString(file.path()))) {
                case PlainYaml.Result.Unusable(String problem) -> new Result.Unusable(problem);
                case PlainYaml.Result.Read(Object value) -> inPack(value, file.pack());
            };
        } catch (MalformedInputException e) {
            return new Result.Unusable("it is not UTF-8");
        } catch (IOException e) {
            return new Result.Unusable(String.valueOf(e.getMessage()));
        }
    }

    private static Result inPack(@Nullable Object value, String pack) {
        if (!(value instanceof Map<?, ?> fields)) {
            return new Result.Unusable("it must hold keys such as name: and trigger:, but does not");
        }
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        fields.forEach((name, field) -> document.put(String.valueOf(name), field));
        Optional<Object> named = Optional.ofNullable(document.putIfAbsent("pack", pack));
        return named.isEmpty() || named.get().equals(pack)
                ? new Result.Read(document)
                : new Result.Unusable("pack must be %s, as its folder is called, or not be there, but is %s"
                        .formatted(pack, named.get()));
    }
}
