// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.remote;

import com.fasterxml.jackson.databind.JsonNode;
import dev.footman.contract.settings.PlainYaml;
import dev.footman.contract.topic.Json;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Files that somebody wrote in YAML or JSON. */
final class DocumentFile {
    private DocumentFile() {}

    /**
     * Reads the document.
     *
     * @throws picocli.CommandLine.ParameterException if there is none
     */
    static JsonNode read(ClientOptions client, Path file) {
        return switch (PlainYaml.read(text(client, file))) {
            case PlainYaml.Result.Read(Object value) -> Json.MAPPER.valueToTree(value);
            case PlainYaml.Result.Unusable(String problem) -> throw client.wrong("%s: %s".formatted(file, problem));
        };
    }

    /** The same as it is written. */
    static String text(ClientOptions client, Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw client.wrong("there is no file %s".formatted(file));
        } catch (CharacterCodingException e) {
            throw client.wrong("%s is not UTF-8".formatted(file));
        } catch (IOException e) {
            throw client.wrong("%s cannot be read: %s".formatted(file, e.getMessage()));
        }
    }
}
