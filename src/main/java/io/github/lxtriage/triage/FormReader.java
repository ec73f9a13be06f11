package io.github.lxtriage.triage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Reads what a {@link FormWriter} of the same version wrote, in the same order. */
final class FormReader {
  private final byte[] bytes;
  private int at;

  FormReader(byte[] bytes) {
    this.bytes = bytes;
  }

  long number() {
    long value = 0;
    int shift = 0;
    byte next = bytes[at++];
    while (next < 0) {
      value |= (next & 0x7fL) << shift;
      shift += 7;
      next = bytes[at++];
    }
    return value | ((long) next << shift);
  }

  boolean flag() {
    return bytes[at++] != 0;
  }

  String text() {
    char[] chars = new char[(int) number()];
    for (int i = 0; i < chars.length; i++) {
      chars[i] = (char) number();
    }
    return new String(chars);
  }

  <T> List<T> list(Function<FormReader, T> item) {
    long size = number();
    List<T> values = new ArrayList<>();
    for (long i = 0; i < size; i++) {
      values.add(item.apply(this));
    }
    return values;
  }

  List<String> texts() {
    return list(FormReader::text);
  }

  <T> Optional<T> maybe(Function<FormReader, T> item) {
    return flag() ? Optional.of(item.apply(this)) : Optional.empty();
  }

  <K extends Comparable<K>, V> Map<K, V> map(
      Function<FormReader, K> key, Function<FormReader, V> value) {
    Map<K, V> values = new TreeMap<>();
    long size = number();
    for (long i = 0; i < size; i++) {
      values.put(key.apply(this), value.apply(this));
    }
    return values;
  }

  /** True where nothing is left. */
  boolean done() {
    return at == bytes.length;
  }
}
