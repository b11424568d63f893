// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * A PEM file that a setting names.
 *
 * @param setting as whoever mends it knows it
 */
record TlsFile(String setting, String path) {
    /** The bundle of all public roots is a quarter of it. */
    private static final int MOST_BYTES = 1 << 20;

    /** The blocks of the file. */
    List<Pem> blocks() throws TlsFileException {
        List<Pem> blocks = Pem.in(bytes());
        if (blocks.isEmpty()) {
            throw unusable("holds nothing in PEM (-----BEGIN ...-----); a certificate in DER is converted by: "
                    + "openssl x509 -inform der -in old -out new.pem");
        }
        return blocks;
    }

    private byte[] bytes() throws TlsFileException {
        try {
            Path file = Path.of(path);
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                throw unusable("is no file; it must be a PEM file");
            }
            try (InputStream in = Files.newInputStream(file)) {
                byte[] bytes = in.readNBytes(MOST_BYTES + 1);
                if (bytes.length > MOST_BYTES) {
                    throw unusable("is longer than %d bytes; it must be a PEM file".formatted(MOST_BYTES));
                }
                return bytes;
            }
        } catch (NoSuchFileException | InvalidPathException e) {
            throw unusable("does not exist; put it there, or name the right one");
        } catch (AccessDeniedException e) {
            throw unusable("may not be read; let the user that the dispatcher runs as read it");
        } catch (TlsFileException e) {
            throw e;
        } catch (IOException e) {
            throw unusable("cannot be read: " + e.getMessage());
        }
    }

    /** What is wrong with the file, to be thrown. {@code problem} goes on a sentence that the file begins. */
    TlsFileException unusable(String problem) {
        return new TlsFileException("the TLS setting %s: file '%s' %s".formatted(setting, path, problem));
    }
}
