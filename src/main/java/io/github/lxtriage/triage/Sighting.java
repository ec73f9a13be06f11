package io.github.lxtriage.triage;

import io.github.lxtriage.knowledge.Support;
import io.github.lxtriage.lx.Subject;
import java.util.List;
import java.util.OptionalLong;

/**
 * A subject seen in one record.
 *
 * @param spelling the text in which it was reported
 * @param refused true where LX said that it refused it, false for a mere call
 * @param support what LX does with the option that was set; UNKNOWN for everything else
 * @param result what the caller gets, by the message's format; may be empty
 * @param candidates what an option number without a level may be
 * @param count how many times the record counts
 */
record Sighting(
    Subject subject,
    String spelling,
    boolean refused,
    Support support,
    String result,
    List<String> candidates,
    String execname,
    OptionalLong pid,
    long count) {}
