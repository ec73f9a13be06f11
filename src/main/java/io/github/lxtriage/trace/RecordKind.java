package io.github.lxtriage.trace;

/** The kinds of record, by the words that {@code parse} prints. */
public enum RecordKind {
  UNSUPPORTED_CALL("lxunsup"),
  SOCKET_OPTION_CALL("lxsockopt"),
  DEBUG_LINE("lxdebug"),
  AGGREGATION_ROW("agg-row"),
  HISTOGRAM("hist"),
  STACK_COUNT("stack-agg"),
  PACKED_ROW("packed"),
  PROBE_ROW("probe-row"),
  FLOW_ROW("flow-row"),
  STACK("stack"),
  HEX_DUMP("hexdump"),
  TYPED_VALUE("typed"),
  LISTING("listing"),
  SCRIPT_ROW("script-row"),
  HEADING("heading"),
  DIAGNOSTIC("diagnostic"),
  TEXT("text");

  private final String id;

  RecordKind(String id) {
    this.id = id;
  }

  /** The word that {@code parse} prints as {@code kind}. */
  public String id() {
    return id;
  }
}
