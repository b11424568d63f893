// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.spill;

import static dev.footman.ingest.spill.Records.record;
import static dev.footman.ingest.spill.Records.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpillTest {
    private static final Clock CLOCK = Clock.systemUTC();
    private static final long AMPLE = 1L << 30;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {64, 200, 1_000, 16 << 20})
    void whateverIsDoneItHoldsWhatAListWouldHold(int segmentBytes) throws IOException {
        // given
        Random random = new Random(segmentBytes);
        List<String> model = new ArrayList<>();
        Spill spill = open(segmentBytes);

        for (int step = 0; step < 1_000; step++) {
            // when
            switch (random.nextInt(8)) {
                case 0, 1, 2, 3 -> appendOne(spill, model, random, step);
                case 4, 5, 6 -> confirmSome(spill, model, random);
                default -> {
                    if (random.nextBoolean()) { // else as after a kill: what is in the file is all there is
                        spill.close();
                    }
                    spill = open(segmentBytes);
                }
            }

            // then
            assertThat(spill.records()).as("step %d", step).isEqualTo(model.size());
        }
        assertThat(drained(spill)).isEqualTo(model);
        assertThat(files()).isEmpty();
    }

    private static void appendOne(Spill spill, List<String> model, Random random, int step) {
        SpilledRecord record = record("k".repeat(random.nextInt(5)), "v".repeat(random.nextInt(300)), step);
        assertThat(spill.append(record)).isEqualTo(new Appended.Kept());
        model.add(Records.text(record));
    }

    private static void confirmSome(Spill spill, List<String> model, Random random) throws IOException {
        List<String> peeked = texts(spill.peek(1 + random.nextInt(20)));
        assertThat(peeked).isEqualTo(model.subList(0, peeked.size()));
        assertThat(peeked.isEmpty()).isEqualTo(model.isEmpty());
        int confirmed = random.nextInt(peeked.size() + 1);
        spill.confirm(confirmed);
        model.subList(0, confirmed).clear();
    }

    @Test
    void recordsLargerThanAReadingComeBackWhole() throws IOException {
        // given
        Spill spill = open(16 << 20);
        List<SpilledRecord> large = Stream.of(900_000, 3_000_000, 10, 17 << 20, 5)
                .map(size -> record("large", "x".repeat(size), size))
                .toList();

        // when
        large.forEach(spill::append);

        // then
        assertThat(drained(spill)).isEqualTo(texts(large));
    }

    @Test
    void aTailTornAtAnyByteCostsThatRecordOnly() throws IOException {
        // given
        try (Spill spill = open(16 << 20)) {
            Stream.of(1, 2, 3).forEach(number -> spill.append(record(number)));
        }
        Path file = files().getFirst();
        byte[] whole = Files.readAllBytes(file);
        int last = whole.length - record(3).size();

        for (int length = last; length < whole.length; length++) {
            // when
            Files.deleteIfExists(folder.resolve("confirmed"));
            Files.write(file, Arrays.copyOf(whole, length));
            try (Spill spill = open(16 << 20)) {
                spill.append(record(4));

                // then
                assertThat(Files.size(file)).as("cut at %d", length).isEqualTo(last);
                assertThat(drained(spill)).isEqualTo(texts(List.of(record(1), record(2), record(4))));
            }
        }
    }

    @Test
    void aDamagedByteCostsTheRecordThatItIsInAndNoOther() throws IOException {
        // given
        try (Spill spill = open(16 << 20)) {
            Stream.of(1, 2, 3).forEach(number -> spill.append(record(number)));
        }
        Path file = files().getFirst();
        byte[] whole = Files.readAllBytes(file);

        for (int at = 0; at < whole.length; at++) {
            // when
            Files.deleteIfExists(folder.resolve("confirmed"));
            byte[] damaged = whole.clone();
            damaged[at] ^= 0x55;
            Files.write(file, damaged);
            List<SpilledRecord> left = new ArrayList<>(List.of(record(1), record(2), record(3)));
            left.remove(at / record(1).size());

            // then
            try (Spill spill = open(16 << 20)) {
                assertThat(spill.records()).isEqualTo(2);
                assertThat(drained(spill)).as("damaged at %d", at).isEqualTo(texts(left));
            }
        }
    }

    @Test
    void whatIsDamagedWhileItIsOpenIsPassedOver() throws IOException {
        // given
        Spill spill = open(100);
        Stream.iterate(0, number -> number + 1).limit(9).forEach(number -> spill.append(record(number)));
        List<Path> files = files();

        // when
        Files.write(files.get(1), new byte[(int) Files.size(files.get(1))]);

        // then
        assertThat(files).hasSize(3);
        assertThat(drained(spill))
                .isEqualTo(
                        texts(Stream.of(0, 1, 2, 6, 7, 8).map(Records::record).toList()));
        assertThat(spill.records()).isZero();
    }

    @Test
    void aLostMarkRepeatsRecordsAndLosesNone() throws IOException {
        // given
        try (Spill spill = open(16 << 20)) {
            Stream.of(1, 2, 3).forEach(number -> spill.append(record(number)));
            spill.peek(2);
            spill.confirm(2);
        }

        // when
        Files.write(folder.resolve("confirmed"), new byte[] {1, 2, 3});

        // then
        assertThat(drained(open(16 << 20))).isEqualTo(texts(List.of(record(1), record(2), record(3))));
    }

    @Test
    void aMarkAheadOfAShortenedFileDoesNotConfirmWhatComesLater() throws IOException {
        // given
        try (Spill spill = open(16 << 20)) {
            Stream.of(1, 2, 3).forEach(number -> spill.append(record(number)));
            spill.peek(2);
            spill.confirm(2);
        }
        Files.write(files().getFirst(), new byte[0]); // as after a power failure

        // when
        Spill spill = open(16 << 20);
        spill.append(record(4));
        spill.close();

        // then
        assertThat(drained(open(16 << 20))).isEqualTo(texts(List.of(record(4))));
    }

    @Test
    void beyondItsBoundItSaysNoUntilASegmentIsDone() throws IOException {
        // given
        int size = record(1).size();
        Spill spill = Spill.open(folder, 3L * size, size, CLOCK);
        Stream.of(1, 2, 3).forEach(number -> spill.append(record(number)));

        // when
        Appended fourth = spill.append(record(4));

        // then
        assertThat(fourth).isEqualTo(new Appended.Full(3L * size));
        spill.peek(1);
        spill.confirm(1);
        assertThat(spill.append(record(5))).isEqualTo(new Appended.Kept());
        assertThat(drained(spill)).isEqualTo(texts(List.of(record(2), record(3), record(5))));
    }

    @Test
    void aFolderThatIsGoneIsAnAnswerAndNotAnException() throws IOException {
        // given
        Spill spill = open(16 << 20);
        Files.delete(folder.resolve("confirmed"));
        Files.delete(folder);

        // when
        Appended appended = spill.append(record(1));

        // then
        assertThat(appended).isInstanceOf(Appended.Failed.class);
        assertThat(spill.records()).isZero();
        Files.createDirectories(folder);
        assertThat(spill.append(record(2))).isEqualTo(new Appended.Kept());
    }

    @Test
    void whatAFailedWriteLeftIsWrittenOver() throws IOException {
        // given
        Spill spill = open(16 << 20);
        spill.append(record(1));
        Files.write(files().getFirst(), new byte[1_000], StandardOpenOption.APPEND); // as when the disk became full

        // when
        spill.append(record(2));

        // then
        assertThat(drained(open(16 << 20))).isEqualTo(texts(List.of(record(1), record(2))));
    }

    @Test
    void anInterruptedThreadCanStillSpill() throws IOException {
        // given
        Spill spill = open(16 << 20);

        // when
        Thread.currentThread().interrupt();
        Appended appended = spill.append(record(1));

        // then
        assertThat(Thread.interrupted()).isTrue();
        assertThat(appended).isEqualTo(new Appended.Kept());
        assertThat(spill.append(record(2))).isEqualTo(new Appended.Kept());
    }

    @Test
    void moreThanWasPeekedCannotBeConfirmed() throws IOException {
        Spill spill = open(16 << 20);
        spill.append(record(1));

        assertThatThrownBy(() -> spill.confirm(1)).hasMessage("1 to confirm of 0 peeked");
    }

    private Spill open(int segmentBytes) throws IOException {
        return Spill.open(folder, AMPLE, segmentBytes, CLOCK);
    }

    private static List<String> drained(Spill spill) throws IOException {
        List<String> drained = new ArrayList<>();
        for (List<SpilledRecord> batch = spill.peek(2); !batch.isEmpty(); batch = spill.peek(2)) {
            drained.addAll(texts(batch));
            spill.confirm(batch.size());
        }
        return drained;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(Segment.SUFFIX))
                    .sorted()
                    .toList();
        }
    }
}
