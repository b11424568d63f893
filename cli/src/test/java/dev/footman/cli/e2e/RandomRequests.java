// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Random;

/** Makes requests that are whole by the rules of HTTP, or nearly, and that hold whatever somebody may send. */
final class RandomRequests {
    private static final List<String> METHODS =
            List.of("GET", "PUT", "DELETE", "HEAD", "OPTIONS", "PATCH", "TRACE", "post", "BREW", "X".repeat(300));
    private static final List<String> PREFIXES = List.of("/v1", "/api/v1", "/api", "", "/v2", "//v1", "/v1/", "/V1");
    private static final List<String> ROUTES = List.of(
            "/webhooks/plain",
            "/webhooks/signed",
            "/webhooks/with/slash",
            "/webhooks/st2",
            "/webhooks/",
            "/webhooks",
            "/webhooks%2Fplain",
            "/%77ebhooks/plain",
            "/rules/",
            "/rules",
            "/rules/test",
            "/rules/views/",
            "/triggertypes/",
            "/triggerinstances/",
            "/triggerinstances",
            "/ruleenforcements/",
            "/ruleenforcements",
            "/keys/",
            "/keys",
            "/apikeys/",
            "/tokens",
            "/events/qlik",
            "/events/windows-services",
            "/nowhere",
            "/metrics",
            "/health/ready");
    private static final List<String> PATH_PARTS = List.of(
            "",
            "/",
            "//",
            "a",
            "%2F",
            "%2f%2e%2e",
            "..",
            "/../",
            "/./",
            ";a=b",
            "%00",
            "%zz",
            "%",
            "%e4",
            "%f0%9f%98%80",
            "+",
            "%20",
            "%25",
            "\\",
            "default.plain",
            "*",
            "'\"<>",
            "a".repeat(3_000),
            "é",
            "%ed%a0%80",
            "{ref}",
            "|^`",
            "0".repeat(24));
    private static final List<String> QUERIES = List.of(
            "",
            "",
            "?",
            "?limit=%zz",
            "?limit=-1&offset=9",
            "?limit=0",
            "?include_attributes=a&exclude_attributes=b",
            "?&&=&=",
            "?id=,,,",
            "?a=%ed%a0%80",
            "?limit=99999999999",
            "?timestamp_gt=x",
            "?timestamp_lt=-9e99",
            "?x[]={}|^",
            "?st2-api-key=%00",
            "?show_secrets=true",
            "?prefix=%f0",
            "?status=%",
            "?trigger=é");
    private static final List<String> CONTENT_TYPES = List.of(
            "application/json",
            "application/json; charset=utf-16",
            "application/json; charset=",
            "application/json;;;",
            "application/json; charset=\"utf-8\"",
            "application/json; charset=\u0001",
            "application/json; charset=no such",
            "application/json; charset=iso-2022-cn",
            "application/json; charset=utf-7",
            "application/json; charset=x-JISAutoDetect",
            "application/x-www-form-urlencoded",
            "application/x-www-form-urlencoded; charset=ebcdic",
            "APPLICATION/X+JSON",
            "multipart/form-data; boundary=x",
            "multipart/form-data",
            "text/plain",
            "application/x-ndjson",
            "",
            ";",
            "/",
            "é/ü",
            "application/",
            "a".repeat(5_000));
    private static final List<String> HEADERS = List.of(
            "X-Plain: a",
            "X-Plain: b",
            "x-github-event: push",
            "X-Odd: \u00e9\u00ff",
            "X-Nul: a\u0000b",
            "X-Tab:\ta\t",
            "X-Empty:",
            "X-Long: " + "l".repeat(9_000),
            "X-Longer: " + "l".repeat(20_000),
            "St2-Trace-Tag: \u00e9",
            "St2-Trace-Tag: " + "t".repeat(2_000),
            "X-Request-ID: a b",
            "X-Request-ID: \u00ff",
            "Cookie: a=b; auth-token=; \"",
            "Cookie: =;;;=",
            "Authorization: Basic !",
            "Authorization: Bearer",
            "X-Hub-Signature-256: sha256=zz",
            "X-Hub-Signature-256: sha256=" + "0".repeat(64),
            "Origin: null",
            "X-Auth-Token: ",
            "Expect: 100-continue",
            "Content-Encoding: gzip",
            "Accept-Encoding: br;q=x",
            "Range: bytes=0-",
            "Transfer-Encoding: identity",
            "Host: b",
            "If-Modified-Since: x",
            "Accept: */*;q=9",
            "X-Forwarded-For: ::1",
            "no colon",
            ": no name",
            " folded",
            "X-Ctl\u0001: a",
            "\u00e9: a");
    private static final List<String> BODIES = List.of(
            "",
            "{}",
            "[]",
            "null",
            "1",
            "\"x\"",
            "{",
            "[[",
            "{\"a\":}",
            "{\"a\":1}{",
            "NaN",
            "1e999",
            "{\"a\":1e-999999999}",
            "{\"a\":" + "9".repeat(999) + "}",
            "{\"a\":" + "9".repeat(99_999) + "}",
            "{\"a\":1" + "0".repeat(400) + ".5}",
            "[".repeat(99) + "]".repeat(99),
            "[".repeat(101) + "]".repeat(101),
            "{\"a\":".repeat(50_000),
            "[".repeat(500_000),
            "{\"a\":\"\\ud800\",\"\\udfff\":\"\\u0000\"}",
            "{\"a\":1,\"a\":2}",
            "\ufeff{}",
            "{\"trigger\":\"t.t\",\"payload\":{\"n\":1}}",
            "{\"trigger\":{\"type\":\"core.st2.webhook\",\"parameters\":{\"url\":[]}},\"payload\":[]}",
            "{\"trigger\":[],\"payload\":5}",
            "{\"trigger\":\"qlik.reload_failed\",\"payload\":{\"event\":{\"a\":[]},\"taskId\":5}}",
            "a=b&a=c&=d&e&f=",
            "a=%zz&%=%&b=%ff%fe",
            "a=%00&%00=b&c=" + "%01".repeat(2_000),
            "&".repeat(20_000),
            "=".repeat(20_000),
            "{\"key\":1,\"enabled\":\"x\",\"user\":[]}",
            "{\"name\":\"\\u0000\",\"trigger\":{\"type\":\"a\",\"parameters\":{\"\\ud800\":1}},\"action\":{\"ref\":\"\"}}",
            "{\"rule\":{\"criteria\":{\"trigger.a\":{\"type\":\"eq\",\"pattern\":\"{{ 'x' * 10 ** 9 }}\"}}},\"trigger_instance\":{\"payload\":{\"a\":1}}}",
            "{\"rule\":{\"action\":{\"ref\":\"a.b\",\"parameters\":{\"p\":\"{{ trigger }}\"}}},\"action\":{\"parameters\":{\"p\":{\"type\":\"object\"}}},"
                    + "\"trigger_instance\":{\"payload\":{\"a\":[null,1e300,\"\\ud800\"]}}}",
            "{\"value\":\"\\udc00\",\"ttl\":1e300}",
            "{\"value\":\"v\",\"ttl\":2147483647,\"secret\":1}",
            "{\"event\":\"Qlik Sense reload failed\",\"taskId\":[]}",
            "[{\"event\":\"x\"},5,null]",
            "/scheduler-reload-failed/;a;b;c",
            "{\"host\":\"\\ud800\",\"serviceName\":\"s\",\"state\":\"STOPPED\"}",
            "{\"pack\":\"p\",\"name\":\"\\ud800\",\"payload_schema\":{\"$ref\":\"#\",\"pattern\":\"(a+)+$\"}}",
            "--x\r\n\r\n--x--");

    private final Random random;
    private final String key;

    /**
     * @param key lets most of the requests in
     */
    RandomRequests(Random random, String key) {
        this.random = random;
        this.key = key;
    }

    private String one(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }

    private boolean isOneIn(int many) {
        return random.nextInt(many) == 0;
    }

    String method() {
        return isOneIn(3) ? one(METHODS) : "POST";
    }

    String target() {
        if (isOneIn(2)) { // most of what is sent is meant for a hook
            return one(PREFIXES.subList(0, 4)) + one(ROUTES.subList(0, 4));
        }
        StringBuilder target = new StringBuilder(isOneIn(2) ? "/v1" : one(PREFIXES)).append(one(ROUTES));
        for (int parts = isOneIn(2) ? random.nextInt(4) : 0; parts > 0; parts--) {
            target.append(one(PATH_PARTS));
        }
        return target + one(QUERIES);
    }

    String contentType() {
        return isOneIn(5) ? one(CONTENT_TYPES) : isOneIn(4) ? one(CONTENT_TYPES.subList(10, 11)) : "application/json";
    }

    byte[] body() {
        return switch (random.nextInt(7)) {
            case 0 -> bytes(random.nextInt(200));
            case 1 -> mutated(one(BODIES).getBytes(UTF_8));
            case 2 ->
                isOneIn(30) ? bytes(random.nextInt(1_200_000)) : one(BODIES).getBytes(ISO_8859_1);
            case 3 ->
                "{\"a\":{\"b\":[%s]}}".formatted(one(BODIES.subList(0, 6))).getBytes(UTF_8);
            default -> one(BODIES).getBytes(UTF_8);
        };
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private byte[] mutated(byte[] bytes) {
        for (int faults = random.nextInt(3); faults > 0 && bytes.length > 0; faults--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    /** The bytes of a request, after which the connection is to be closed. */
    byte[] raw() {
        byte[] body = body();
        StringBuilder head = new StringBuilder(method()).append(' ').append(target());
        head.append(isOneIn(40) ? " HTTP/1.0\r\n" : " HTTP/1.1\r\n");
        head.append("Host: a\r\nConnection: close\r\n");
        if (!isOneIn(10)) {
            head.append("St2-Api-Key: ")
                    .append(isOneIn(20) ? one(PATH_PARTS) : key)
                    .append("\r\n");
        }
        for (int types = isOneIn(30) ? random.nextInt(3) : 1; types > 0; types--) {
            head.append("Content-Type: ").append(contentType()).append("\r\n");
        }
        for (int more = isOneIn(2) ? random.nextInt(5) : 0; more > 0; more--) {
            head.append(one(HEADERS)).append("\r\n");
        }
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        if (isOneIn(4)) {
            request.writeBytes(
                    head.append("Transfer-Encoding: chunked\r\n\r\n").toString().getBytes(ISO_8859_1));
            writeChunks(request, body);
        } else {
            head.append("Content-Length: ").append(isOneIn(50) ? one(List.of("-1", "x", "1, 2", "")) : body.length);
            request.writeBytes(head.append("\r\n\r\n").toString().getBytes(ISO_8859_1));
            request.writeBytes(body);
        }
        return request.toByteArray();
    }

    private void writeChunks(ByteArrayOutputStream request, byte[] body) {
        for (int at = 0; at < body.length; ) {
            int length = Math.min(body.length - at, 1 + random.nextInt(Math.max(1, body.length / 3)));
            String extension = isOneIn(10) ? ";a=\"b\"" : "";
            request.writeBytes("%x%s\r\n".formatted(length, extension).getBytes(ISO_8859_1));
            request.write(body, at, length);
            request.writeBytes((isOneIn(200) ? "x" : "\r\n").getBytes(ISO_8859_1));
            at += length;
        }
        request.writeBytes((isOneIn(20) ? "0\r\nX-Trailer: a\r\n\r\n" : "0\r\n\r\n").getBytes(ISO_8859_1));
    }
}
