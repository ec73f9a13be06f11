package io.github.lxtriage.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A number means one thing and a name has one number, within an ABI, a level or a domain. */
class LinuxTablesTest {
  private final LinuxTables tables = LinuxTables.bundled();

  @Test
  void all_944_call_numbers_have_the_names_of_the_reference() {
    List<FactTable.Row> rows =
        FactTable.csv(LinuxTablesTest.class, "/reference/linux/syscalls.csv");
    assertThat(rows).hasSize(944);
    for (FactTable.Row row : rows) {
      Abi abi = Abi.ofBits(row.get("abi")).orElseThrow();
      long number = Long.parseLong(row.get("number"));
      String name = row.get("name");
      assertThat(tables.syscall(abi, number).orElse("")).as("%s %s", abi, number).isEqualTo(name);
      if (!name.isEmpty()) {
        assertThat(tables.syscallNumber(abi, name)).as(name).hasValue(number);
      }
    }
  }

  @Test
  void all_named_socket_options_have_the_names_of_the_reference() {
    List<FactTable.Row> rows =
        FactTable.csv(LinuxTablesTest.class, "/reference/linux/socket-options.csv");
    assertThat(rows).hasSize(386);
    for (FactTable.Row row : rows) {
      long level = Long.parseLong(row.get("level"));
      long optname = Long.parseLong(row.get("optname"));
      assertThat(tables.level(level)).hasValue(row.get("level_name"));
      assertThat(tables.levelNamed(row.get("level_name"))).hasValue(level);
      Optional<SocketOption> option = tables.socketOption(level, optname);
      if (row.get("names").isEmpty()) {
        assertThat(option).isEmpty();
        assertThat(tables.socketOptionRemark(level, optname).orElse(""))
            .startsWith("not a Linux option");
        continue;
      }
      assertThat(option).as("%s %s", level, optname).isPresent();
      for (String name : row.get("names").split(" ", -1)) {
        assertThat(option.orElseThrow().isNamed(name)).as(name).isTrue();
        assertThat(tables.socketOptionsNamed(name)).contains(option.orElseThrow());
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1, 26, SO_ATTACH_FILTER, SO_GET_FILTER, ''",
    "1, 27, SO_DETACH_FILTER, SO_DETACH_FILTER, SO_DETACH_BPF",
    "0, 7, IP_RETOPTS, IP_RETOPTS, IP_RECVRETOPTS",
    "0, 20, IP_RECVORIGDSTADDR, IP_RECVORIGDSTADDR, IP_ORIGDSTADDR",
    "41, 74, IPV6_RECVORIGDSTADDR, IPV6_RECVORIGDSTADDR, IPV6_ORIGDSTADDR",
    "0, 64, IPT_SO_SET_REPLACE, IPT_SO_GET_INFO, ''",
    "41, 65, IP6T_SO_SET_ADD_COUNTERS, IP6T_SO_GET_ENTRIES, ''",
    "58, 1, ICMPV6_FILTER, ICMPV6_FILTER, ICMP6_FILTER",
    "0, 80, SO_ORIGINAL_DST, SO_ORIGINAL_DST, ''"
  })
  void a_number_with_two_names_is_told_apart_by_direction(
      long level, long optname, String set, String get, String alias) {
    SocketOption option = tables.socketOption(level, optname).orElseThrow();
    assertThat(option.name(false)).isEqualTo(set);
    assertThat(option.name(true)).isEqualTo(get);
    assertThat(String.join(" ", option.aliases())).isEqualTo(alias);
  }

  @Test
  void an_option_that_is_only_read_says_so() {
    assertThat(tables.socketOption(1, 31).orElseThrow().readOnly()).isTrue();
    assertThat(tables.socketOption(41, 25).orElseThrow().readOnly()).isFalse();
  }

  @Test
  void a_level_goes_by_either_spelling() {
    assertThat(tables.levelNamed("IPPROTO_IPV6")).hasValue(41);
    assertThat(tables.levelNamed("SOL_IPV6")).hasValue(41);
    assertThat(tables.solName(41)).hasValue("SOL_IPV6");
    assertThat(tables.level(1)).hasValue("SOL_SOCKET");
    assertThat(tables.levelNamed("IPPROTO_ICMP")).isEmpty();
    assertThat(tables.level(999)).isEmpty();
  }

  @Test
  void an_option_number_is_found_at_every_level_that_has_it() {
    assertThat(tables.socketOptionsNumbered(35))
        .extracting(SocketOption::setName)
        .contains("SO_TIMESTAMPNS", "IP_ADD_MEMBERSHIP");
    assertThat(tables.socketOptionsNamed("UDP_CORK"))
        .extracting(SocketOption::level)
        .containsExactly(17L, 136L);
  }

  @ParameterizedTest
  @EnumSource(ValueDomain.class)
  void names_and_numbers_of_a_domain_are_one_to_one(ValueDomain domain) {
    List<NamedValue> all = tables.all(domain);
    assertThat(all).isNotEmpty();
    assertThat(all.stream().map(NamedValue::name)).doesNotHaveDuplicates();
    assertThat(all)
        .allSatisfy(
            value -> {
              assertThat(tables.value(domain, value.value())).hasValue(value);
              assertThat(tables.named(domain, value.name())).hasValue(value);
            });
  }

  @Test
  void a_second_name_of_a_number_leads_to_the_first() {
    assertThat(tables.named(ValueDomain.MSG_FLAG, "MSG_PROBE").orElseThrow().name())
        .isEqualTo("MSG_PROXY");
    assertThat(tables.value(ValueDomain.MSG_FLAG, 0x10000).orElseThrow().name())
        .isEqualTo("MSG_WAITFORONE");
  }

  @ParameterizedTest
  @EnumSource(
      value = ValueDomain.class,
      names = {"CLONE_FLAG", "MSG_FLAG", "MOUNT_FLAG", "PTRACE_OPTION"})
  void a_word_of_flags_survives_being_taken_apart(ValueDomain domain) {
    long word = 0x123456789abcdefL;
    for (int i = 0; i < 64; i++) {
      word = Long.rotateLeft(word, 7) * 31;
      FlagWord flags = tables.flags(domain, word);
      assertThat(flags.word()).isEqualTo(word);
      assertThat(flags.bits().stream().map(NamedValue::value)).isSorted();
      assertThat(tables.flags(domain, flags.rest()).bits()).isEmpty();
    }
    assertThat(tables.flags(domain, 0)).isEqualTo(new FlagWord(List.of(), 0));
  }

  @Test
  void every_bit_of_a_domain_of_flags_is_found_alone() {
    assertThat(tables.flags(ValueDomain.MSG_FLAG, 0x8000 | 0x400000))
        .isEqualTo(
            new FlagWord(
                tables.named(ValueDomain.MSG_FLAG, "MSG_MORE").stream().toList(), 0x400000));
  }

  @Test
  void an_abi_is_named_by_its_bits() {
    assertThat(Arrays.stream(Abi.values()).map(Abi::bits)).containsExactly("64", "32");
    assertThat(Abi.ofBits("32")).hasValue(Abi.I386);
    assertThat(Abi.ofBits("16")).isEmpty();
  }

  @Test
  void the_errno_of_illumos_says_what_the_program_sees() {
    assertThat(tables.value(ValueDomain.ILLUMOS_ERRNO, 48).orElseThrow().meaning())
        .isEqualTo("Linux 38 ENOSYS");
    assertThat(tables.value(ValueDomain.LINUX_ERRNO, 92).orElseThrow().name())
        .isEqualTo("ENOPROTOOPT");
  }
}
