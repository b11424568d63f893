// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtpasswdTest {
    private static final String ALICE = "alice:{SHA}5en6G6MezRroT3XKqkdPOmY/BfQ=\n"; // secret
    private static final String BOB = "bob:$2y$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW\n"; // U*U

    @TempDir
    Path folder;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("users");
    }

    private Htpasswd open() {
        return Htpasswd.open(file, now::get);
    }

    private void pass(long millis) {
        now.updateAndGet(at -> at.plusMillis(millis));
    }

    private static boolean knows(Htpasswd users, String user, String password) throws InterruptedException {
        return users.verdict(new BasicCredentials(user, password)) == Htpasswd.Verdict.KNOWN;
    }

    @Test
    void whoStandsInTheFileIsKnownByTheirOwnPassword() throws IOException, InterruptedException {
        // given
        Files.writeString(file, "# users\n\n" + ALICE + BOB);

        // when
        Htpasswd users = open();

        // then
        assertThat(knows(users, "alice", "secret")).isTrue();
        assertThat(knows(users, "bob", "U*U")).isTrue();
        assertThat(knows(users, "bob", "secret")).isFalse();
        assertThat(knows(users, "Alice", "secret")).isFalse();
        assertThat(knows(users, "eve", "U*U"))
                .as("the password that the stand-in has")
                .isFalse();
    }

    @Test
    void aChangeCountsAfterASecond() throws IOException, InterruptedException {
        // given
        Files.writeString(file, ALICE);
        Htpasswd users = open();
        Files.writeString(file, BOB);

        // when
        pass(999);
        boolean before = knows(users, "bob", "U*U");
        pass(1);
        boolean after = knows(users, "bob", "U*U");

        // then
        assertThat(before).isFalse();
        assertThat(after).isTrue();
        assertThat(knows(users, "alice", "secret")).isFalse();
    }

    @Test
    void whileTheFileIsAwayItsUsersStillCount() throws IOException, InterruptedException {
        // given
        Files.writeString(file, ALICE);
        Htpasswd users = open();

        // when
        Files.delete(file);
        pass(1_000);

        // then
        assertThat(knows(users, "alice", "secret")).isTrue();

        // when
        Files.writeString(file, BOB);
        pass(1_000);

        // then
        assertThat(knows(users, "alice", "secret")).isFalse();
        assertThat(knows(users, "bob", "U*U")).isTrue();
    }

    @Test
    void aFileThatWasNeverThereHasNoUsers() throws InterruptedException {
        assertThat(knows(open(), "alice", "secret")).isFalse();
    }

    @Test
    void aLineThatIsNoneIsNamedWithoutItsHash() {
        // when
        PasswordFile read = PasswordFile.parse(List.of("alice", ":x", "bob:$6$salt$abcdef", ALICE.strip(), "", "# x"));

        // then
        assertThat(read.users()).containsOnlyKeys("alice");
        assertThat(read.faults())
                .containsExactly(
                        "line 1 must be a user's name, a colon and a hash, such as alice:$2y$10$...",
                        "line 2 must be a user's name, a colon and a hash, such as alice:$2y$10$...",
                        "line 3 has a hash for user 'bob' that is none of bcrypt ($2y$, $2a$, $2b$), apr1 ($apr1$) and"
                                + " SHA-1 ({SHA}); make it anew with htpasswd -B");
    }

    @Test
    void ofAUserWhoStandsThereTwiceTheFirstCounts() {
        // when
        PasswordFile read =
                PasswordFile.parse(List.of(ALICE.strip(), BOB.strip().replace("bob", "alice")));

        // then
        assertThat(read.knows("alice", "secret")).isTrue();
        assertThat(read.knows("alice", "U*U")).isFalse();
    }
}
