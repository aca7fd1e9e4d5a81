package org.rmapcheck.cli.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class TraceFolderTest {

  @Test
  void anOrdinaryNameStaysAsItIs() {
    assertThat(TraceFolder.fileName("by-page_2.1")).isEqualTo("by-page_2.1.json");
    assertThat(TraceFolder.fileName("by-page", "S4i")).isEqualTo("by-page-S4i.json");
  }

  @Test
  void aNameCannotLeaveTheFolderOrHide() {
    assertThat(TraceFolder.fileName("../../etc/passwd")).isEqualTo("_._.._etc_passwd.json");
    assertThat(TraceFolder.fileName(".hidden")).isEqualTo("_hidden.json");
    assertThat(TraceFolder.fileName("-rf")).isEqualTo("_rf.json");
    assertThat(TraceFolder.fileName("a/b\\c:d*e\u0000")).isEqualTo("a_b_c_d_e_.json");
  }

  @Test
  void longNamesAreCutAndStayDifferent() {
    String one = TraceFolder.fileName("x".repeat(5_000) + "1");
    String two = TraceFolder.fileName("x".repeat(5_000) + "2");
    assertThat(one).hasSizeLessThan(120).isNotEqualTo(two);
  }
}
