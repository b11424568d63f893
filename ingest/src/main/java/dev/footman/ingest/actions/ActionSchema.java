// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.actions;

import dev.footman.ingest.body.JsonText;
import dev.footman.rules.schema.Schema;

/** What an action's metadata must look like (contract, section 6.1). */
final class ActionSchema {
    private static final String FIELDS = """
            {
              "type": "object",
              "properties": {
                "id": {"type": ["string", "null"]},
                "ref": {"type": ["string", "null"]},
                "uid": {"type": ["string", "null"]},
                "name": {"type": "string", "required": true},
                "pack": {"type": "string"},
                "description": {"type": ["string", "null"]},
                "enabled": {"type": "boolean"},
                "runner_type": {"type": "string", "required": true},
                "entry_point": {"type": ["string", "null"]},
                "parameters": {
                  "type": "object",
                  "patternProperties": {
                    "^\\\\w+$": {
                      "type": "object",
                      "properties": {
                        "required": {"type": "boolean"},
                        "immutable": {"type": "boolean"},
                        "secret": {"type": "boolean"}
                      }
                    }
                  },
                  "additionalProperties": false
                },
                "output_schema": {"type": ["object", "null"]},
                "tags": {
                  "type": "array",
                  "maxItems": 100,
                  "items": {
                    "type": "object",
                    "properties": {"name": {"type": "string"}, "value": {"type": "string"}}
                  }
                },
                "notify": {
                  "type": ["object", "null"],
                  "properties": {
                    "on-complete": {"type": ["object", "null"]},
                    "on-success": {"type": ["object", "null"]},
                    "on-failure": {"type": ["object", "null"]}
                  },
                  "additionalProperties": false
                },
                "metadata_file": {"type": ["string", "null"]}
              },
              "additionalProperties": MORE
            }
            """;

    /** Of what comes over the API: a field that is not known is a mistake. */
    static final Schema OVER_API = compiled("false");

    /** Of files: packs that were written for StackStorm may hold what only its own tools read. */
    static final Schema IN_FILE = compiled("true");

    private ActionSchema() {}

    private static Schema compiled(String more) {
        try {
            return Schema.compile(JsonText.readObject(FIELDS.replace("MORE", more)));
        } catch (JsonText.NotJsonException e) {
            throw new IllegalStateException("the schema of actions is JSON", e);
        }
    }
}
