package io.github.lxtriage.report;

import io.github.lxtriage.trace.Histogram.Bucket;
import io.github.lxtriage.trace.Key;
import io.github.lxtriage.trace.TraceRecord;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Writes one table for all kinds of record, safe to open in a spreadsheet. What a record has
 * several of stands in one cell, separated by {@code " | "}.
 */
final class CsvRecords implements RecordWriter, RecordFields.Target {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setRecordSeparator("\n").get();

  private static final List<String> COLUMNS =
      List.of(
          "kind",
          "source",
          "line",
          "keys",
          "value",
          "confidence",
          "pid",
          "tid",
          "execname",
          "call",
          "message",
          "level",
          "optname",
          "cpu",
          "id",
          "provider",
          "module",
          "function",
          "name",
          "depth",
          "dir",
          "rest",
          "label",
          "frames",
          "buckets",
          "min",
          "max",
          "cells",
          "bytes",
          "class",
          "text",
          "fields",
          "attributes",
          "script",
          "cpus");

  private static final Map<String, Integer> PLACES = places();

  private final Writer out;
  private final CSVPrinter csv;
  private final RecordFields fields = new RecordFields(this);
  private final String[] row = new String[COLUMNS.size()];

  CsvRecords(OutputStream out) throws IOException {
    this.out = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    this.csv = new CSVPrinter(this.out, FORMAT);
    csv.printRecord(COLUMNS);
  }

  private static Map<String, Integer> places() {
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < COLUMNS.size(); i++) {
      places.put(COLUMNS.get(i), i);
    }
    // several values of one entry stand where one does
    places.put("values", COLUMNS.indexOf("value"));
    return Map.copyOf(places);
  }

  @Override
  public void write(String source, TraceRecord record) throws IOException {
    Arrays.fill(row, "");
    fields.put(source, record);
    csv.printRecord((Object[]) row);
  }

  @Override
  public void end() throws IOException {
    csv.flush();
    out.flush();
  }

  private void put(String name, String cell) {
    Integer place = PLACES.get(name);
    if (place == null) {
      throw new IllegalStateException("no column for " + name);
    }
    row[place] = cell;
  }

  @Override
  public void number(String name, long value) {
    put(name, Long.toString(value));
  }

  @Override
  public void text(String name, String value) {
    put(name, CsvReport.defused(value));
  }

  @Override
  public void numbers(String name, List<Long> values) {
    put(name, values.stream().map(String::valueOf).collect(Collectors.joining(" | ")));
  }

  @Override
  public void texts(String name, List<String> values) {
    text(name, String.join(" | ", values));
  }

  @Override
  public void keys(String name, List<Key> keys) {
    String cell = keys.stream().map(CsvRecords::key).collect(Collectors.joining(" | "));
    boolean number = keys.size() == 1 && keys.get(0) instanceof Key.Int;
    put(name, number ? cell : CsvReport.defused(cell));
  }

  private static String key(Key key) {
    return key instanceof Key.Hex bytes ? "hex:" + bytes.hex() : key.text();
  }

  @Override
  public void buckets(String name, List<Bucket> buckets) {
    text(
        name,
        buckets.stream()
            .map(bucket -> bucket.label() + ": " + bucket.count())
            .collect(Collectors.joining(" | ")));
  }

  @Override
  public void fields(String name, Map<String, Key> fields) {
    text(
        name,
        fields.entrySet().stream()
            .map(field -> field.getKey() + "=" + key(field.getValue()))
            .collect(Collectors.joining(" | ")));
  }

  @Override
  public void pairs(String name, Map<String, String> pairs) {
    text(
        name,
        pairs.entrySet().stream()
            .map(pair -> pair.getKey() + "=" + pair.getValue())
            .collect(Collectors.joining(" | ")));
  }
}
