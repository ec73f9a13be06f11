package io.github.lxtriage.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lxtriage.trace.CaptureHeading;
import io.github.lxtriage.trace.DiagnosticClass;
import io.github.lxtriage.trace.FlowRow;
import io.github.lxtriage.trace.HexDump;
import io.github.lxtriage.trace.Histogram;
import io.github.lxtriage.trace.Histogram.Bucket;
import io.github.lxtriage.trace.Key;
import io.github.lxtriage.trace.Listing;
import io.github.lxtriage.trace.PackedRow;
import io.github.lxtriage.trace.Reading;
import io.github.lxtriage.trace.RecordKind;
import io.github.lxtriage.trace.ScriptRow;
import io.github.lxtriage.trace.Stack;
import io.github.lxtriage.trace.StackCount;
import io.github.lxtriage.trace.TraceRecord;
import io.github.lxtriage.trace.TypedValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The records of parse are the contract's: these names, in this order, and no others. */
class RecordFormatTest {
  private static final Reading STRICT = Reading.STRICT;
  private static final List<Key> KEYS =
      List.of(new Key.Str("sshd"), new Key.Int(-9), new Key.Str(""), new Key.Hex("ff01", "\\xff"));

  private static final List<TraceRecord> ALL =
      List.of(
          new CaptureHeading(1, STRICT, Map.of("script", "lxunsup")),
          new TraceRecord.UnsupportedCall(2, STRICT, 4211, "tmux: server", "NOSYS (332)\n"),
          new TraceRecord.SocketOptionCall(3, Reading.LOW, 4211, "sshd", -1, 9),
          new TraceRecord.DebugLine(4, STRICT, 4211, 1, "\tx"),
          new TraceRecord.AggregationRow(5, Reading.JOINED, KEYS, 2),
          new TraceRecord.AggregationRow(6, STRICT, List.of(), List.of(1L, 2L)),
          new Histogram(
              7, Reading.LABEL, List.of(), List.of("unix`a"), "=us", List.of(new Bucket("< 0", 0))),
          new StackCount(8, STRICT, List.of("unix`a", "[ note ]"), KEYS.subList(0, 1), 884),
          new StackCount(9, STRICT, List.of("unix`a"), List.of(), 1),
          new PackedRow(10, STRICT, List.of(), "4", ">= 128", " \u2581", 7, List.of()),
          new TraceRecord.ProbeRow(11, STRICT, 0, 12, "", "BEGIN", ""),
          new FlowRow(12, STRICT, 0, 2, "|", "a:b", "3"),
          new Stack(13, STRICT, List.of("0xd27f")),
          new HexDump(14, STRICT, "7f45"),
          new TypedValue(15, STRICT, "foo_t {\n}"),
          new Listing(16, STRICT, 1, "fbt", "unix", "a", "entry", ""),
          new TraceRecord.Diagnostic(17, DiagnosticClass.DROPS, 5, "5 drops on CPU 3"),
          new TraceRecord.Text(18, "\033[31m=1+1"),
          new ScriptRow(19, STRICT, "lxptrace", scriptFields()));

  private static Map<String, Key> scriptFields() {
    Map<String, Key> fields = new LinkedHashMap<>();
    fields.put("pid", new Key.Int(2200));
    fields.put("execname", new Key.Str(""));
    fields.put("errno", new Key.Int(-1));
    fields.put("message", new Key.Str("=x\033"));
    return fields;
  }

  private static String written(RecordFormat format) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    RecordWriter writer = format.open(out);
    for (TraceRecord record : ALL) {
      writer.write("a.log", record);
    }
    writer.end();
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void every_kind_is_here() {
    assertThat(ALL).extracting(TraceRecord::recordKind).contains(RecordKind.values());
  }

  @Test
  void ndjson_is_one_object_a_line_in_ascii() throws IOException {
    assertThat(written(RecordFormat.NDJSON))
        .isEqualTo(
            """
            {"kind":"heading","source":"a.log","line":1,"fields":{"script":"lxunsup"}}
            {"kind":"lxunsup","source":"a.log","line":2,"pid":4211,"execname":"tmux: server","call":"NOSYS (332)\\n"}
            {"kind":"lxsockopt","source":"a.log","line":3,"pid":4211,"execname":"sshd","level":-1,"optname":9,"confidence":"low"}
            {"kind":"lxdebug","source":"a.log","line":4,"pid":4211,"tid":1,"message":"\\tx"}
            {"kind":"agg-row","source":"a.log","line":5,"keys":["sshd",-9,"",{"hex":"ff01"}],"value":2,"confidence":"joined"}
            {"kind":"agg-row","source":"a.log","line":6,"keys":[],"values":[1,2]}
            {"kind":"hist","source":"a.log","line":7,"keys":[],"buckets":[["< 0",0]],"frames":["unix`a"],"label":"=us","confidence":"label"}
            {"kind":"stack-agg","source":"a.log","line":8,"frames":["unix`a","[ note ]"],"keys":["sshd"],"value":884}
            {"kind":"stack-agg","source":"a.log","line":9,"frames":["unix`a"],"value":1}
            {"kind":"packed","source":"a.log","line":10,"keys":[],"min":"4","max":">= 128","cells":" \\u2581","value":7}
            {"kind":"probe-row","source":"a.log","line":11,"cpu":0,"id":12,"function":"","name":"BEGIN","rest":""}
            {"kind":"flow-row","source":"a.log","line":12,"cpu":0,"depth":2,"dir":"|","function":"a:b","rest":"3"}
            {"kind":"stack","source":"a.log","line":13,"frames":["0xd27f"]}
            {"kind":"hexdump","source":"a.log","line":14,"bytes":"7f45"}
            {"kind":"typed","source":"a.log","line":15,"text":"foo_t {\\n}"}
            {"kind":"listing","source":"a.log","line":16,"id":1,"provider":"fbt","module":"unix","function":"a","name":"entry"}
            {"kind":"diagnostic","source":"a.log","line":17,"class":"drops","text":"5 drops on CPU 3"}
            {"kind":"text","source":"a.log","line":18,"text":"\\u001B[31m=1+1"}
            {"kind":"script-row","source":"a.log","line":19,"script":"lxptrace","fields":{"pid":2200,"execname":"","errno":-1,"message":"=x\\u001B"}}
            """);
  }

  @Test
  void csv_is_one_table_for_all_kinds_and_no_cell_of_it_a_formula() throws IOException {
    assertThat(written(RecordFormat.CSV))
        .isEqualTo(
            """
            kind,source,line,keys,value,confidence,pid,tid,execname,call,message,level,optname,cpu,id,provider,module,function,name,depth,dir,rest,label,frames,buckets,min,max,cells,bytes,class,text,fields,attributes,script,cpus
            heading,a.log,1,,,,,,,,,,,,,,,,,,,,,,,,,,,,,script=lxunsup,,,
            lxunsup,a.log,2,,,,4211,,tmux: server,NOSYS (332)\\n,,,,,,,,,,,,,,,,,,,,,,,,,
            lxsockopt,a.log,3,,,low,4211,,sshd,,,-1,9,,,,,,,,,,,,,,,,,,,,,,
            lxdebug,a.log,4,,,,4211,1,,,'\\tx,,,,,,,,,,,,,,,,,,,,,,,,
            agg-row,a.log,5,sshd | -9 |  | hex:ff01,2,joined,,,,,,,,,,,,,,,,,,,,,,,,,,,,,
            agg-row,a.log,6,,1 | 2,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,
            hist,a.log,7,,,label,,,,,,,,,,,,,,,,,'=us,unix`a,< 0: 0,,,,,,,,,,
            stack-agg,a.log,8,sshd,884,,,,,,,,,,,,,,,,,,,unix`a | [ note ],,,,,,,,,,,
            stack-agg,a.log,9,,1,,,,,,,,,,,,,,,,,,,unix`a,,,,,,,,,,,
            packed,a.log,10,,7,,,,,,,,,,,,,,,,,,,,,4,>= 128," \u2581",,,,,,,
            probe-row,a.log,11,,,,,,,,,,,0,12,,,,BEGIN,,,,,,,,,,,,,,,,
            flow-row,a.log,12,,,,,,,,,,,0,,,,a:b,,2,|,3,,,,,,,,,,,,,
            stack,a.log,13,,,,,,,,,,,,,,,,,,,,,0xd27f,,,,,,,,,,,
            hexdump,a.log,14,,,,,,,,,,,,,,,,,,,,,,,,,,7f45,,,,,,
            typed,a.log,15,,,,,,,,,,,,,,,,,,,,,,,,,,,,foo_t {\\n},,,,
            listing,a.log,16,,,,,,,,,,,,1,fbt,unix,a,entry,,,,,,,,,,,,,,,,
            diagnostic,a.log,17,,,,,,,,,,,,,,,,,,,,,,,,,,,drops,5 drops on CPU 3,,,,
            text,a.log,18,,,,,,,,,,,,,,,,,,,,,,,,,,,,\\x1b[31m=1+1,,,,
            script-row,a.log,19,,,,,,,,,,,,,,,,,,,,,,,,,,,,,pid=2200 | execname= | errno=-1 | message==x\\x1b,,lxptrace,
            """);
  }

  @Test
  void nothing_is_written_for_no_records() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    RecordFormat.NDJSON.open(out).end();
    assertThat(out.size()).isZero();
  }
}
