/**
 * Reads what {@code dtrace} printed into trace records and diagnostics, as a stream. Uses {@code
 * trace}. Door: {@link CaptureReader}.
 *
 * <h2>The path of a byte</h2>
 *
 * <p>{@link LineSource} reads blocks and cuts lines; {@link Unindented} and {@link LineFeed} take
 * out indentation and what standard error wrote; {@link ColumnLexer} cuts fields by their columns;
 * {@link BlockParser} puts them through the grammar. That is the only way in which anything is
 * understood, and it is slow. So {@link TextRun} does it once for each shape:
 *
 * <ul>
 *   <li>{@link ShapeMaker} keeps of a record that was read strictly the bytes that repeat, without
 *       what varies: the pid of a row, the value of an entry or a stack, the buckets of a
 *       histogram.
 *   <li>Where nothing that the reader looked at is left undecided ({@link LineFeed#ahead}), {@link
 *       Repetition} has {@link ShapeFinder} look for known shapes in the block: some bytes of what
 *       comes next say which shape it most likely is, and all its bytes are compared. No record is
 *       made: the shape adds up how often it was found and which pids or values it had ({@link
 *       Pending}), and says so to the sink when the part ends ({@link
 *       io.github.lxtriage.trace.RecordSink.Repeats}). Only while the sink still wants lines is
 *       each said at once.
 *   <li>Runs of rows and of entries, which are nearly all bytes of most captures, are passed by
 *       {@link KnownRows} and {@link KnownEntries}: the same comparison in one loop, of shapes that
 *       the sink wants no more lines of, laid out side by side in an array ({@link KnownLines}).
 *   <li>{@link DebugLines} reads messages of debug probes, which hardly ever repeat, from the
 *       bytes.
 *   <li>{@link PartReader} does all this with several threads, each in a part of the file; they
 *       share the {@link Shapes} that one of them learned.
 * </ul>
 *
 * <h2>Why it cannot be read differently</h2>
 *
 * <p>A number that varies must not decide what its line is. A pid has at most five digits in six
 * columns: a blank stands in front, so the line begins no debug message, and its digits end in the
 * sixth column, where no CPU of a probe row ends. A value has at most 15 digits in 17 columns
 * behind a padded string: two blanks stand in front, so no key, pid, option or probe name reaches
 * into it. What else reading depends on is either part of the shape's context ({@link
 * InForce.Said}), or stands in the lines below: an entry counts only above a blank line or another
 * row; and all wait until the three lines below are known to show no indentation. Everything else
 * is left for the grammar. {@code SameReadingTest} compares the two.
 */
@NullMarked
package io.github.lxtriage.capture;

import org.jspecify.annotations.NullMarked;
