// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.rules;

import dev.footman.ingest.body.JsonText;
import dev.footman.rules.schema.Schema;

/** What a rule must look like: StackStorm's schema (contract, section 3.1), and what is ours. */
final class RuleSchema {
    private static final String TEXT = """
            {
              "type": "object",
              "properties": {
                "id": {"type": ["string", "null"]},
                "ref": {"type": ["string", "null"]},
                "uid": {"type": ["string", "null"]},
                "name": {"type": "string", "required": true},
                "pack": {"type": "string"},
                "description": {"type": ["string", "null"]},
                "type": {
                  "type": "object",
                  "properties": {"ref": {"type": "string", "required": true}, "parameters": {"type": "object"}},
                  "additionalProperties": false
                },
                "trigger": {
                  "type": "object",
                  "required": true,
                  "properties": {
                    "type": {"type": "string", "required": true},
                    "parameters": {"type": ["object", "null"]},
                    "ref": {"type": ["string", "null"]},
                    "description": {"type": ["string", "null"]}
                  },
                  "additionalProperties": true
                },
                "criteria": {"type": "object"},
                "action": {
                  "type": "object",
                  "required": true,
                  "properties": {
                    "ref": {"type": "string", "required": true},
                    "description": {"type": ["string", "null"]},
                    "parameters": {"type": ["object", "null"]}
                  },
                  "additionalProperties": false
                },
                "rate_limit": {
                  "type": ["object", "null"],
                  "properties": {
                    "key": {"type": "string"},
                    "seconds": {"type": "number", "required": true, "minimum": 0, "maximum": 31536000},
                    "summary": {"type": "boolean"}
                  },
                  "additionalProperties": false
                },
                "retry": {
                  "type": ["object", "null"],
                  "properties": {
                    "schedule": {"type": "array", "required": true, "maxItems": 50, "items": {"type": ["string", "number"]}},
                    "jitter": {"type": "number", "minimum": 0, "maximum": 1}
                  },
                  "additionalProperties": false
                },
                "ordered": {"type": "boolean"},
                "supersede": {"type": "boolean"},
                "enabled": {"type": "boolean"},
                "context": {"type": "object"},
                "tags": {
                  "type": "array",
                  "maxItems": 100,
                  "items": {
                    "type": "object",
                    "properties": {"name": {"type": "string"}, "value": {"type": "string"}},
                    "additionalProperties": false
                  }
                },
                "metadata_file": {"type": ["string", "null"]}
              },
              "additionalProperties": false
            }
            """;

    static final Schema RULE = compiled();

    private RuleSchema() {}

    private static Schema compiled() {
        try {
            return Schema.compile(JsonText.readObject(TEXT));
        } catch (JsonText.NotJsonException e) {
            throw new IllegalStateException("the schema of rules is JSON", e);
        }
    }
}
