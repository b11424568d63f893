// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.remote;

import dev.footman.cli.client.ApiClient;
import dev.footman.cli.client.CallLog;
import dev.footman.cli.client.Credential;
import dev.footman.cli.output.Controls;
import dev.footman.cli.output.Format;
import dev.footman.cli.output.Printer;
import dev.footman.cli.role.Version;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that all client commands share: whom to ask, as whom, and how to show the answer. */
final class ClientOptions {
    static final String DEBUG = "--debug";
    static final String DEBUG_SAYS = "show each call to the API as a line for curl, with its answer";

    private static final String API_KEY = "--api-key";
    private static final String TOKEN = "--token";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = "${env:FOOTMAN_URL:-http://127.0.0.1:8080}",
            showDefaultValue = Visibility.NEVER,
            description = "where the API is (default: FOOTMAN_URL, else http://127.0.0.1:8080)")
    private String url = "";

    @Option(
            names = API_KEY,
            paramLabel = "KEY",
            defaultValue = "${env:FOOTMAN_API_KEY:-}",
            showDefaultValue = Visibility.NEVER,
            description = "who asks (default: FOOTMAN_API_KEY)")
    private String apiKey = "";

    @Option(
            names = TOKEN,
            paramLabel = "TOKEN",
            defaultValue = "${env:FOOTMAN_TOKEN:-}",
            showDefaultValue = Visibility.NEVER,
            description = "who asks, by a token of 'footman auth' (default: FOOTMAN_TOKEN)")
    private String token = "";

    @Option(names = DEBUG, description = DEBUG_SAYS)
    private boolean debug;

    @ArgGroup
    private Form form = new Form();

    /** One at the most. */
    static final class Form {
        @Option(
                names = {"-j", "--json"},
                description = "show the answer as JSON")
        boolean json;

        @Option(
                names = {"-y", "--yaml"},
                description = "show the answer as YAML")
        boolean yaml;
    }

    /** What a command does with the API. */
    @FunctionalInterface
    interface Asking {
        /** Asks, shows, and returns the exit code. */
        int ask(ApiClient api, Printer out) throws InterruptedException;
    }

    int ask(Asking asking) throws InterruptedException {
        return askAs(credential(), asking);
    }

    int askAs(Credential credential, Asking asking) throws InterruptedException {
        if (!ApiClient.isAddress(url)) {
            throw wrong("--url, or FOOTMAN_URL, must be an address such as http://127.0.0.1:8080, but is '%s'"
                    .formatted(url));
        }
        try (ApiClient api = new ApiClient(url, credential, Version.userAgent(), log())) {
            return asking.ask(api, new Printer(out(), format()));
        }
    }

    PrintWriter out() {
        return spec.commandLine().getOut();
    }

    PrintWriter err() {
        return spec.commandLine().getErr();
    }

    /** Tells in one line of something that went wrong while the rest went well. */
    void error(String text) {
        err().println(Controls.inOneLine("ERROR: " + text));
    }

    /** What is thrown where the command line is wrong in a way that only the command itself can see. */
    ParameterException wrong(String reason) {
        return new ParameterException(spec.commandLine(), reason);
    }

    /** The value of an option that was added to the command by hand. */
    @Nullable
    Object valueOf(String option) {
        OptionSpec found = spec.findOption(option);
        return found == null ? null : found.getValue();
    }

    private Format format() {
        if (form.json) {
            return Format.JSON;
        }
        return form.yaml ? Format.YAML : Format.TABLE;
    }

    /** What the command line says counts before what the environment says. */
    private Credential credential() {
        CommandLine.ParseResult typed = spec.commandLine().getParseResult();
        boolean isKeyTyped = typed.hasMatchedOption(API_KEY) && !typed.hasMatchedOption(TOKEN);
        if (!token.isEmpty() && !isKeyTyped) {
            return Credential.token(token);
        }
        return Credential.apiKey(apiKey);
    }

    /** {@code --debug} may stand before the command too. */
    private CallLog log() {
        boolean isAsked = debug;
        for (CommandLine line = spec.commandLine(); line != null; line = line.getParent()) {
            OptionSpec option = line.getCommandSpec().findOption(DEBUG);
            isAsked |= option != null && Boolean.TRUE.equals(option.getValue());
        }
        return isAsked ? CallLog.to(out()) : CallLog.silent();
    }
}
