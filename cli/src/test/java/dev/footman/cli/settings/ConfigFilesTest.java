// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footman.contract.settings.InvalidSettingsException;
import dev.footman.contract.settings.SettingsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigFilesTest {
    @TempDir
    private Path folder;

    @Test
    void aFileIsReadUnderTheNameThatWasTyped() throws IOException {
        // given
        String name =
                Files.writeString(folder.resolve("footman.yaml"), "footman: {}").toString();

        // when
        List<SettingsFile> files = ConfigFiles.read(List.of(name));

        // then
        assertThat(files).containsExactly(new SettingsFile(name, "footman: {}"));
    }

    @Test
    void everyFileThatCannotBeReadIsNamed() throws IOException {
        // given
        String none = folder.resolve("none.yaml").toString();
        String utf16 = Files.write(folder.resolve("utf16.yaml"), new byte[] {-1, -2, 'a', 0})
                .toString();
        String large = Files.write(folder.resolve("large.yaml"), new byte[4 * 1024 * 1024 + 1])
                .toString();

        // then
        assertThatThrownBy(() -> ConfigFiles.read(List.of(none, folder.toString(), utf16, large)))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessage(
                        "%s: is not there\n%s: is no file\n%s: cannot be read: it is not saved as UTF-8\n%s: is too large: more than 4194304 bytes",
                        none, folder, utf16, large);
    }
}
