// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples are those of each sender's documentation; Stripe gives none, so its is computed with Python. */
class HookSignatureTest {
    private static final String SLACK_BODY = "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow"
            + "&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner"
            + "&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J"
            + "%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121"
            + ".803a0bc887a14d10d2c447fce8b6703c";
    private static final String SLACK_SIGNATURE = "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503";
    private static final String STRIPE_SIGNATURE = "ee7f2c6d15b2e24bf6db56001709d3ffbbe631c07c958349345342c5df75b022";
    private static final String STANDARD_SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    private static final String GITHUB_SIGNATURE =
            "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";

    /**
     * A request of one kind that is good.
     *
     * @param header where its signature stands
     * @param id     by which it is known when it is sent again
     */
    record Example(
            String kind, String secret, String body, long at, String header, Map<String, String> headers, String id) {
        Verdict check(String sent, long late, String changed, String to) {
            Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            all.putAll(headers);
            if (to.isEmpty()) {
                all.remove(changed);
            } else {
                all.put(changed, to);
            }
            return HookSignature.of(kind, secret)
                    .check(all::get, sent.getBytes(StandardCharsets.UTF_8), Instant.ofEpochSecond(at + late));
        }

        Verdict checkAsSent(long late) {
            return check(body, late, "X-Other", "x");
        }

        @Override
        public String toString() {
            return kind;
        }
    }

    private static final Example GITHUB = new Example(
            "github",
            "It's a Secret to Everybody",
            "Hello, World!",
            0,
            "X-Hub-Signature-256",
            Map.of("X-Hub-Signature-256", GITHUB_SIGNATURE, "X-GitHub-Delivery", "72d3162e"),
            "72d3162e");
    private static final Example STRIPE = new Example(
            "stripe",
            "whsec_stripe",
            "{\"id\": \"evt_1\"}",
            1_767_323_045,
            "Stripe-Signature",
            Map.of("Stripe-Signature", "t=1767323045,v1=00ff,v1=" + STRIPE_SIGNATURE + ",v0=6ffb"),
            "1767323045." + STRIPE_SIGNATURE);
    private static final Example SLACK = new Example(
            "slack",
            "8f742231b10e8888abcd99yyyzzz85a5",
            SLACK_BODY,
            1_531_420_618,
            "X-Slack-Signature",
            Map.of("X-Slack-Signature", SLACK_SIGNATURE, "X-Slack-Request-Timestamp", "1531420618"),
            "1531420618." + SLACK_SIGNATURE);
    private static final Example STANDARD = new Example(
            "standard-webhooks",
            "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
            "{\"test\": 2432232314}",
            1_614_265_330,
            "webhook-signature",
            Map.of(
                    "webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek",
                    "webhook-timestamp", "1614265330",
                    "webhook-signature", "v1,AAAA v1a,x v1,! " + STANDARD_SIGNATURE),
            "msg_p5jXN8AQM9LWM0D4loKWxJek");

    private static Stream<Example> examples() {
        return Stream.of(GITHUB, STRIPE, SLACK, STANDARD);
    }

    private static Stream<Example> examplesWithAMoment() {
        return Stream.of(STRIPE, SLACK, STANDARD);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void whatTheSenderDocumentsIsValid(Example example) {
        assertThat(example.checkAsSent(0)).isEqualTo(new Verdict.Valid(example.id()));
        assertThat(example.checkAsSent(300)).isEqualTo(new Verdict.Valid(example.id()));
        assertThat(example.checkAsSent(-300)).isEqualTo(new Verdict.Valid(example.id()));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void aBodyThatDiffersIsRefused(Example example) {
        assertThat(example.check(example.body() + " ", 0, "X-Other", "x"))
                .isEqualTo(new Verdict.Refused("the signature in %s is not that of the body and the secret of this hook"
                        .formatted(example.header())));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void aMissingSignatureIsNamed(Example example) {
        String header = example.header();

        assertThat(example.check(example.body(), 0, header, ""))
                .isEqualTo(new Verdict.Refused("the header %s is missing".formatted(header)));
    }

    @ParameterizedTest
    @MethodSource("examplesWithAMoment")
    void anOldRequestIsRefused(Example example) {
        assertThat(example.checkAsSent(301).toString())
                .contains(" is 301 s old, and may be 300 at the most; are the clocks right?");
        assertThat(example.checkAsSent(-301).toString())
                .contains(" is 301 s in the future, and may be 300 at the most");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            github   | X-Hub-Signature-256 | 757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17
            github   | X-Hub-Signature-256 | sha256=zz
            github   | X-Hub-Signature-256 | sha256=
            github   | X-Hub-Signature-256 | sha1=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17
            stripe   | Stripe-Signature    | t=1767323045
            stripe   | Stripe-Signature    | t=1767323045,v1=
            stripe   | Stripe-Signature    | ,,=,t
            stripe   | Stripe-Signature    | t=x,v1=00
            stripe   | Stripe-Signature    | t=-9223372036854775808,v1=00
            stripe   | Stripe-Signature    | t=9223372036854775807,v1=00
            slack    | X-Slack-Signature   | v0
            slack    | X-Slack-Request-Timestamp | 1531420619
            slack    | X-Slack-Request-Timestamp | now
            standard-webhooks | webhook-signature   | g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
            standard-webhooks | webhook-signature   | v2,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
            standard-webhooks | webhook-id          | another
            """)
    void whatIsNotRightIsRefusedAndTellsNoSignature(String kind, String header, String value) {
        // given
        Example example =
                examples().filter(one -> one.kind().equals(kind)).findFirst().orElseThrow();

        // when
        Verdict verdict = example.check(example.body(), 0, header, value);

        // then
        assertThat(verdict).isInstanceOf(Verdict.Refused.class);
        assertThat(verdict.toString()).doesNotContain("757107ea", STRIPE_SIGNATURE, SLACK_SIGNATURE, "g0hM9SsE");
    }

    @Test
    void withoutADeliveryIdTheSignatureIsTheId() {
        assertThat(GITHUB.check(GITHUB.body(), 0, "X-GitHub-Delivery", ""))
                .isEqualTo(new Verdict.Valid(GITHUB_SIGNATURE));
    }

    @Test
    void anotherKindIsRefusedWithTheFour() {
        assertThatThrownBy(() -> HookSignature.of("gitlab", "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the kind of a signature must be one of github, stripe, slack, standard-webhooks, but is"
                        + " 'gitlab'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"github", "stripe", "slack", "standard-webhooks"})
    void anEmptySecretIsRefused(String kind) {
        assertThatThrownBy(() -> HookSignature.of(kind, ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the secret of kind %s must not be empty; give the one that the sender signs with", kind);
    }

    @Test
    void aSecretThatIsNoBase64IsRefusedAndNotTold() {
        assertThatThrownBy(() -> HookSignature.of("standard-webhooks", "whsec_hush!"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("the secret of kind standard-webhooks must be whsec_ and base64")
                .hasMessageNotContaining("hush");
    }

    @Test
    void itDoesNotShowItsSecret() {
        assertThat(HookSignature.of("github", "hush").toString()).isEqualTo("HookSignature[kind=github]");
    }
}
