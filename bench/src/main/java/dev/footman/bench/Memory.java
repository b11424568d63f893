// SPDX-License-Identifier: Apache-2.0
package dev.footman.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a Java process needs.
 *
 * @param heapMiB     used after a forced collection
 * @param residentMiB all that is in the machine's memory: heap, code, threads, and what RocksDB keeps outside the heap
 */
record Memory(long heapMiB, long residentMiB) {
    private static final Pattern USED = Pattern.compile("used (\\d+)K");

    static Memory of(Process process) throws IOException {
        String pid = Long.toString(process.pid());
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        output(jcmd, pid, "GC.run");
        Matcher used = USED.matcher(output(jcmd, pid, "GC.heap_info"));
        if (!used.find()) {
            throw new IOException("jcmd does not tell how much of the heap is used");
        }
        long residentKiB = Long.parseLong(output("ps", "-o", "rss=", "-p", pid).strip());
        return new Memory(Long.parseLong(used.group(1)) / 1024, residentKiB / 1024);
    }

    private static String output(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (BufferedReader lines = process.inputReader()) {
            return String.join("\n", lines.lines().toList());
        }
    }

    @Override
    public String toString() {
        return "heap %d MiB, resident %d MiB".formatted(heapMiB, residentMiB);
    }
}
