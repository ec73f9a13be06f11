package io.github.lxtriage.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lxtriage.linux.FactTable;
import io.github.lxtriage.lx.Domain;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The dated changes of LX, and what they say of a build. */
class HistoryTest {
  private final History history = Knowledge.bundled().history();

  private static Platform platform(String text) {
    return Platform.of(text).orElseThrow();
  }

  @Test
  void each_row_names_a_domain_of_ours_builds_of_its_platform_and_a_source() {
    for (FactTable.Row row : FactTable.read(History.class, "history.csv")) {
      String subject = row.get("subject");
      assertThat(Domain.of(subject.substring(0, subject.indexOf('/')))).as(subject).isPresent();
      List<String> builds = List.of(row.get("builds").split(" ", -1));
      assertThat(builds)
          .as(row.toString())
          .isSortedAccordingTo(Comparator.<String>naturalOrder())
          .allMatch(build -> Platform.of(row.get("platform") + ":" + build).isPresent());
      assertThat(List.of(row.get("before"), row.get("after"), row.get("source")))
          .as(row.toString())
          .noneMatch(String::isBlank);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "prctl/PR_MPX_ENABLE_MANAGEMENT, smartos:20150101, ENOSYS",
    "prctl/4242,                     smartos:20150705, ENOSYS",
    "ioctl/0x1234,                   smartos:20141204, EINVAL",
    "sockopt/IP_RECVTOS,             omnios:r151034zz, ENOPROTOOPT",
    "fcntl/F_OFD_SETLK,              omnios:r151048ac, EINVAL"
  })
  void an_older_build_answered_otherwise(String subject, String build, String errno) {
    assertThat(history.before(subject, platform(build)).map(History.Change::before))
        .hasValueSatisfying(before -> assertThat(before).contains(errno));
  }

  @ParameterizedTest
  @CsvSource({
    "prctl/4242,         smartos:20150706",
    "sockopt/IP_RECVTOS, omnios:r151036",
    "fcntl/F_OFD_SETLK,  omnios:r151048ad",
    "fcntl/F_OFD_SETLK,  omnios:r151048"
  })
  void of_a_build_that_has_it_or_may_have_it_nothing_older_is_said(String subject, String build) {
    assertThat(history.before(subject, platform(build))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "sockopt/IPV6_RECVERR,   smartos:20230101, REFUSED",
    "sockopt/IPV6_RECVERR,   omnios:r151046zz, REFUSED",
    "sockopt/TCP_CONGESTION, smartos:20180101, REFUSED",
    "sockopt/TCP_QUICKACK,   smartos:20170101, REFUSED",
    "sockopt/TCP_QUICKACK,   smartos:20200101, IGNORED"
  })
  void an_option_that_lx_has_was_refused_or_ignored_on_an_older_build(
      String subject, String build, Support support) {
    assertThat(history.before(subject, platform(build)).flatMap(History.Change::supportBefore))
        .hasValue(support);
  }

  /** The release of each socket option is that of its branch, not of the next sources looked at. */
  @ParameterizedTest
  @CsvSource({
    "sockopt/TCP_KEEPINTVL,                       r151024",
    "sockopt/TCP_SYNCNT,                          r151026",
    "sockopt/TCP_USER_TIMEOUT,                    r151026",
    "sockopt/IPPROTO_IP.MCAST_JOIN_GROUP,         r151026",
    "sockopt/IPPROTO_IPV6.MCAST_LEAVE_GROUP,      r151026",
    "sockopt/TCP_CONGESTION,                      r151032",
    "sockopt/SO_REUSEADDR,                        r151032",
    "sockopt/IPV6_RECVERR,                        r151048"
  })
  void a_socket_option_came_to_omnios_with_a_release(String subject, String release) {
    assertThat(
            history.of(subject).stream()
                .filter(change -> change.platform() == Platform.Line.OMNIOS)
                .map(change -> change.in().omnios()))
        .contains(List.of(release));
  }
}
