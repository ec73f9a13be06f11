package io.github.lxtriage.fleet;

import io.github.lxtriage.knowledge.Knowledge;
import io.github.lxtriage.triage.CaptureSummary;
import io.github.lxtriage.triage.Finding;
import io.github.lxtriage.triage.Triage;
import io.github.lxtriage.triage.TriageRequest;
import java.util.Iterator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Makes the rows of the table of findings: one for each finding of each capture, judged by what
 * that capture holds alone.
 *
 * @param judging what the user says besides the captures
 */
record FindingTable(Judging judging) implements FlatMapFunction<Iterator<CaptureRead>, Row> {

  static StructType schema() {
    DataType text = DataTypes.StringType;
    DataType number = DataTypes.LongType;
    return new StructType()
        .add("source", text, false)
        .add("labels", DataTypes.createMapType(text, text, false), false)
        .add("platform", text, true)
        .add("trust", text, false)
        .add("id", text, false)
        .add("domain", text, false)
        .add("name", text, false)
        .add("verdict", text, false)
        .add("confidence", text, false)
        .add("suppressed", DataTypes.BooleanType, false)
        .add("count", number, false)
        .add("refusals", number, false)
        .add("calls", number, false)
        .add("processes", DataTypes.createMapType(text, number, false), false)
        .add("spellings", DataTypes.createArrayType(text, false), false)
        .add("title", text, false)
        .add("line", number, false);
  }

  @Override
  public Iterator<Row> call(Iterator<CaptureRead> captures) {
    Knowledge knowledge = judging.knowledge();
    TriageRequest request = judging.request();
    Iterable<CaptureRead> all = () -> captures;
    return StreamSupport.stream(all.spliterator(), false)
        .flatMap(read -> rows(read.triage(knowledge, request)))
        .iterator();
  }

  private static Stream<Row> rows(Triage triage) {
    return triage.captures().stream()
        .flatMap(capture -> triage.findings().stream().map(finding -> row(capture, finding)));
  }

  private static Row row(CaptureSummary capture, Finding finding) {
    return RowFactory.create(
        capture.source(),
        CollectionConverters.asScala(capture.labels()),
        capture.platform().orElse(null),
        capture.trust().level().id(),
        finding.id(),
        finding.domain().id(),
        finding.name(),
        finding.verdict().id(),
        finding.confidence().id(),
        finding.suppressed(),
        finding.count(),
        finding.refusals(),
        finding.calls(),
        CollectionConverters.asScala(
            finding.processes().stream()
                .collect(Collectors.toMap(Finding.Caller::execname, Finding.Caller::count))),
        finding.spellings().toArray(),
        finding.title(),
        finding.first().line());
  }
}
