package io.github.lxtriage.triage;

import io.github.lxtriage.triage.CaptureSummary.UnreadShape;

/** The bytes of what is said of a capture as a whole. */
final class SummaryForm {
  private SummaryForm() {}

  static void write(FormWriter out, CaptureSummary capture) {
    out.text(capture.source());
    out.texts(capture.producers());
    out.number(capture.lines());
    out.number(capture.records());
    out.number(capture.explained());
    out.number(capture.unexplained());
    out.number(capture.unread());
    out.maybe(capture.platform(), FormWriter::text);
    out.text(capture.trust().level().name());
    out.list(
        capture.trust().reasons(),
        (form, reason) -> {
          form.text(reason.text());
          form.text(reason.remedy());
        });
    out.list(capture.trust().doubts(), SummaryForm::doubt);
    out.list(capture.trust().runs(), SummaryForm::run);
    out.list(capture.losses(), SummaryForm::loss);
    out.list(capture.unreadShapes(), SummaryForm::shape);
    out.maybe(
        capture.dating(),
        (form, dating) -> {
          form.text(dating.olderThan());
          form.text(dating.newerThan());
          form.text(dating.text());
          form.number(dating.line());
        });
    out.list(
        capture.endings(),
        (form, ending) -> {
          form.number(ending.pid());
          form.text(ending.program());
          form.number(ending.line());
          form.texts(ending.lines());
        });
    out.map(capture.labels(), FormWriter::text, FormWriter::text);
    out.text(capture.contents());
  }

  static CaptureSummary read(FormReader in) {
    return new CaptureSummary(
        in.text(),
        in.texts(),
        in.number(),
        in.number(),
        in.number(),
        in.number(),
        in.number(),
        in.maybe(FormReader::text),
        new Trust(
            Trust.Level.valueOf(in.text()),
            in.list(form -> new Trust.Reason(form.text(), form.text())),
            in.list(SummaryForm::doubt),
            in.list(SummaryForm::run)),
        in.list(SummaryForm::loss),
        in.list(SummaryForm::shape),
        in.maybe(form -> new Dating(form.text(), form.text(), form.text(), form.number())),
        in.list(form -> new Ending(form.number(), form.text(), form.number(), form.texts())),
        in.map(FormReader::text, FormReader::text),
        in.text());
  }

  static void loss(FormWriter out, Loss loss) {
    out.text(loss.kind());
    out.number(loss.count());
    out.number(loss.line());
    out.text(loss.remedy());
  }

  static Loss loss(FormReader in) {
    return new Loss(in.text(), in.number(), in.number(), in.text());
  }

  static void doubt(FormWriter out, Doubt doubt) {
    out.text(doubt.kind().name());
    out.number(doubt.count());
    out.number(doubt.line());
    out.text(doubt.text());
  }

  static Doubt doubt(FormReader in) {
    return new Doubt(Doubt.Kind.valueOf(in.text()), in.number(), in.number(), in.text());
  }

  static void run(FormWriter out, Trust.Run run) {
    out.text(run.script());
    out.number(run.line());
    out.text(run.trust().name());
  }

  static Trust.Run run(FormReader in) {
    return new Trust.Run(in.text(), in.number(), Trust.Level.valueOf(in.text()));
  }

  static void shape(FormWriter out, UnreadShape shape) {
    out.text(shape.shape());
    out.number(shape.count());
    out.number(shape.line());
  }

  static UnreadShape shape(FormReader in) {
    return new UnreadShape(in.text(), in.number(), in.number());
  }

  static void place(FormWriter out, Place place) {
    out.text(place.source());
    out.number(place.line());
  }

  static Place place(FormReader in) {
    return new Place(in.text(), in.number());
  }

  static void moment(FormWriter out, Moment moment) {
    out.text(moment.source());
    out.number(moment.second());
    out.number(moment.count());
  }

  static Moment moment(FormReader in) {
    return new Moment(in.text(), in.number(), in.number());
  }

  static void histogram(FormWriter out, HistogramSeen histogram) {
    place(out, histogram.place());
    out.texts(histogram.keys());
    out.text(histogram.label());
    out.list(
        histogram.buckets(),
        (form, bucket) -> {
          form.text(bucket.label());
          form.number(bucket.count());
        });
  }

  static HistogramSeen histogram(FormReader in) {
    return new HistogramSeen(
        place(in),
        in.texts(),
        in.text(),
        in.list(form -> new HistogramSeen.Bucket(form.text(), form.number())));
  }
}
