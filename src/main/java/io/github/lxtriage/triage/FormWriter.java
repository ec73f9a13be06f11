package io.github.lxtriage.triage;

import java.io.ByteArrayOutputStream;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Writes what was counted as bytes, so that another machine that runs the same version can go on
 * with it. Numbers take as many bytes as they need; of texts every character survives.
 */
final class FormWriter {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /** Seven bits a byte, the lowest first; a negative number takes ten bytes. */
  void number(long value) {
    long left = value;
    while ((left & ~0x7fL) != 0) {
      bytes.write((int) ((left & 0x7f) | 0x80));
      left >>>= 7;
    }
    bytes.write((int) left);
  }

  void flag(boolean value) {
    bytes.write(value ? 1 : 0);
  }

  void text(String value) {
    number(value.length());
    for (int i = 0; i < value.length(); i++) {
      number(value.charAt(i));
    }
  }

  <T> void list(Collection<T> values, BiConsumer<FormWriter, T> item) {
    number(values.size());
    values.forEach(value -> item.accept(this, value));
  }

  void texts(Collection<String> values) {
    list(values, FormWriter::text);
  }

  <T> void maybe(Optional<T> value, BiConsumer<FormWriter, T> item) {
    flag(value.isPresent());
    value.ifPresent(present -> item.accept(this, present));
  }

  <K, V> void map(
      Map<K, V> values, BiConsumer<FormWriter, K> key, BiConsumer<FormWriter, V> value) {
    list(
        values.entrySet(),
        (out, entry) -> {
          key.accept(out, entry.getKey());
          value.accept(out, entry.getValue());
        });
  }

  byte[] bytes() {
    return bytes.toByteArray();
  }
}
