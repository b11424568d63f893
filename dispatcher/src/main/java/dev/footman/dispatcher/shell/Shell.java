// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.shell;

import dev.footman.contract.delivery.Command;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How this machine runs a command line: with which programs before the shell, as whom, and in which environment.
 *
 * <p>{@code setsid} gives each command a session and a process group of its own, so that one signal ends all of it. A
 * dispatcher that runs as root runs commands as {@code nobody}, by {@code setpriv}: it takes the place of its process as
 * {@code setsid} does, so that the group stays the one that we know, and it drops groups and capabilities and forbids to
 * gain any. {@code runuser} and {@code su} fork, speak to PAM, and open a session of their own that would escape us. Where
 * root has no {@code setpriv} that can do this, commands run as root, and a warning says so.
 *
 * @param before   programs that start the shell
 * @param hasGroup whether the command is the first of a process group
 */
record Shell(List<String> before, boolean hasGroup) {
    private static final Logger log = LoggerFactory.getLogger(Shell.class);

    private static final List<String> SESSION = List.of("setsid");
    private static final String NOBODY = "nobody";
    private static final String PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    /** Without these nothing starts on Windows; none of them is a secret. */
    private static final Set<String> OF_WINDOWS = Set.of("SYSTEMROOT", "COMSPEC", "PATHEXT", "TEMP", "TMP", "PATH");

    /** What this machine can do, found out by trying it. */
    static Shell ofThisMachine() throws InterruptedException {
        if (isWindows()) {
            return new Shell(List.of(), false);
        }
        boolean isRoot = Probe.line("id", "-u").equals(Optional.of("0"));
        Optional<List<String>> asNobody = isRoot ? asNobody() : Optional.empty();
        boolean hasGroup = works(SESSION);
        List<String> before = new ArrayList<>(hasGroup ? SESSION : List.of());
        asNobody.filter(Shell::works).ifPresent(before::addAll);
        if (isRoot && before.size() <= SESSION.size()) {
            log.atWarn()
                    .log("commands run as root, since there is no setpriv or no user nobody; run the dispatcher as"
                            + " another user");
        }
        return new Shell(List.copyOf(before), hasGroup);
    }

    private static Optional<List<String>> asNobody() throws InterruptedException {
        Optional<String> user = Probe.line("id", "-u", NOBODY);
        Optional<String> group = Probe.line("id", "-g", NOBODY);
        return user.isEmpty() || group.isEmpty()
                ? Optional.empty()
                : Optional.of(List.of(
                        "setpriv",
                        "--reuid=" + user.get(),
                        "--regid=" + group.get(),
                        "--clear-groups",
                        "--inh-caps=-all",
                        "--no-new-privs"));
    }

    private static boolean works(List<String> before) {
        List<String> all = new ArrayList<>(before);
        all.addAll(List.of("/bin/sh", "-c", "echo works"));
        return Probe.line(all).equals(Optional.of("works"));
    }

    private static boolean isWindows() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
    }

    /** What starts a command; nothing of the dispatcher's environment, which holds secrets, is in its own. */
    ProcessBuilder builder(Command command) {
        List<String> line = new ArrayList<>(before);
        // cmd takes off the outermost quotes and leaves all else as it is; a line that begins with - is no option of sh
        line.addAll(
                isWindows()
                        ? List.of("cmd.exe", "/d", "/s", "/c", "\"" + command.line() + "\"")
                        : List.of("/bin/sh", "-c", "--", command.line()));
        String home = System.getProperty("java.io.tmpdir", "/");
        ProcessBuilder builder = new ProcessBuilder(line)
                .directory(
                        Path.of(command.cwd().isEmpty() ? home : command.cwd()).toFile());
        Map<String, String> environment = builder.environment();
        if (isWindows()) {
            environment.keySet().removeIf(name -> !OF_WINDOWS.contains(name.toUpperCase(Locale.ROOT)));
        } else {
            environment.clear();
            environment.put("PATH", PATH);
            environment.put("HOME", home);
            environment.put("LANG", "C.UTF-8");
        }
        environment.putAll(command.env());
        return builder;
    }
}
