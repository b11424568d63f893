// SPDX-License-Identifier: Apache-2.0
package dev.footman.contract.topic;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** Values of one type as JSON in UTF-8. What cannot be read is a {@link SerializationException} that says why. */
public final class JsonSerde<T> implements Serde<T> {
    private final String what;
    private final ObjectReader reader;
    private final ObjectWriter writer;

    public JsonSerde(Class<T> type) {
        this.what = type.getSimpleName();
        this.reader = Json.MAPPER.readerFor(type);
        this.writer = Json.MAPPER.writerFor(type);
    }

    public byte[] write(T value) {
        try {
            return writer.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new SerializationException(what + " could not be written as JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** Reads a value; one that is absent, or JSON's {@code null}, is none of the type either. */
    public T read(byte @Nullable [] json) {
        if (json == null) {
            throw new SerializationException(what + " is absent");
        }
        try {
            T value = reader.readValue(json);
            if (value == null) {
                throw new SerializationException(what + " is null");
            }
            return value;
        } catch (JsonProcessingException e) {
            throw new SerializationException(what + " is not what this version writes: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new SerializationException(what + " could not be read: " + e.getMessage(), e);
        }
    }

    @Override
    public Serializer<T> serializer() {
        return (topic, value) -> value == null ? null : write(value);
    }

    @Override
    public Deserializer<T> deserializer() {
        return new Deserializer<T>() {
            @Override
            public @Nullable T deserialize(String topic, byte @Nullable [] json) {
                return json == null ? null : read(json);
            }
        };
    }
}
