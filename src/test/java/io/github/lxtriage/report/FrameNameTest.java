package io.github.lxtriage.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each rule of the contract for a frame, on names that look like another rule's. */
class FrameNameTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '!',
      textBlock =
          """
          a`Foo::operator->() const+0x5                         ! a`Foo::operator->
          a`Foo::operator->                                     ! a`Foo::operator->
          a`Foo::operator->*(int)                               ! a`Foo::operator->*
          a`Foo::operator()(int) const                          ! a`Foo::operator()
          a`Foo::operator[](unsigned long)                      ! a`Foo::operator[]
          a`Foo::operator new(unsigned long)                    ! a`Foo::operator new
          a`ns::operator<(ns::A const&, ns::B const&)           ! a`ns::operator<
          a`std::ostream& std::operator<< <char>(std::ostream&) ! a`std::ostream& std::operator<< <char>
          a`f::g<a<b>>                                          ! a`f::g
          a`f::g<a<b>>(int)+0x3                                 ! a`f::g<a<b>>
          a`f::g<a->b>                                          ! a`f::g
          a`ns::(anonymous namespace)::bar(int)                 ! a`ns::(anonymous namespace)::bar
          a`f(int)                                              ! a`f(int)
          Lib`foo                                               ! Lib`foo
          LRU.get                                               ! LRU.get
          Lfoo/Bar;->baz->quux                                  ! foo/Bar:;baz_[i];quux_[i]
          java/lang/Thread.run                                  ! java/lang/Thread.run
          << internal >>                                        ! << internal >>
          [ note; of a helper ]                                 ! [ note: of a helper ]
          """)
  void a_frame_is_named(String frame, String expected) {
    List<String> names = new ArrayList<>();
    FrameName.folded(frame, names);
    assertThat(String.join(";", names)).isEqualTo(expected);
  }
}
