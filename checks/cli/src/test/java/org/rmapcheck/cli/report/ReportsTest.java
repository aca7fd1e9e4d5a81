package org.rmapcheck.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rmapcheck.cli.gate.Change;
import org.rmapcheck.cli.gate.GateCase;
import org.rmapcheck.cli.gate.GateResult;
import org.rmapcheck.cli.program.ExitStatus;
import org.rmapcheck.trace.ExpectedVerdict;
import org.rmapcheck.trace.Measured;
import org.w3c.dom.Element;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class ReportsTest {

  private static final String HOSTILE =
      "</failure><script>alert(1)</script>\u001b[31m # SKIP ::error::x\n%0A | `x` ]]>&\u0000";

  private static GateCase good(String name) {
    Measured measured =
        new Measured(
            "0123456789abcdef",
            1_234,
            5_678,
            9,
            Map.of("S3", new ExpectedVerdict.ViolatedAtDepth(4)));
    return new GateCase(
        name,
        "why?",
        GateCase.End.CHECKED,
        "all 1,234 states explored",
        List.of(),
        Optional.of(measured),
        Optional.empty(),
        Optional.empty(),
        1_500);
  }

  private static GateCase bad(String name) {
    Change change =
        new Change(Change.Kind.VERDICT, "S3", "holds", "violated at depth 4", ExitStatus.HARM);
    GateCase g = good(name);
    return new GateCase(
        name,
        g.question(),
        g.end(),
        g.words(),
        List.of(change),
        g.measured(),
        Optional.empty(),
        Optional.of(Path.of("traces/x.json")),
        7);
  }

  private static GateCase open(String name) {
    return new GateCase(
        name,
        "why?",
        GateCase.End.OUT_OF_TIME,
        "interrupted after 7 states",
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        7);
  }

  private static GateResult result(String name) {
    Change gone = new Change(Change.Kind.GONE, "'x' is gone", "", "", ExitStatus.CHANGED);
    return new GateResult(
        name, "suite.json", List.of(good(name), bad(name), open(name)), List.of(gone));
  }

  @Test
  void ktapFollowsTheRulesOfTheKernel() {
    List<Ktap.Test> tests = Ktap.read(ReportFormat.KTAP.text(result("mine")));
    assertThat(tests).extracting(Ktap.Test::ok).containsExactly(true, false, false, false);
    assertThat(tests.get(0).subtests()).extracting(Ktap.Test::ok).containsExactly(true);
    assertThat(tests.get(1).subtests()).extracting(Ktap.Test::ok).containsExactly(false);
    assertThat(Ktap.read(ReportFormat.KTAP.text(result(HOSTILE)))).hasSize(4);
  }

  @Test
  void junitXmlIsXmlWithItsNumbers() throws Exception {
    for (String name : List.of("mine", HOSTILE)) {
      String xml = ReportFormat.JUNIT.text(result(name));
      Element suite =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))
              .getDocumentElement();
      assertThat(suite.getTagName()).isEqualTo("testsuite");
      assertThat(suite.getAttribute("tests")).isEqualTo("4");
      assertThat(suite.getElementsByTagName("testcase").getLength()).isEqualTo(4);
      assertThat(suite.getElementsByTagName("failure").getLength())
          .isEqualTo(2)
          .isEqualTo(Integer.parseInt(suite.getAttribute("failures")));
      assertThat(suite.getElementsByTagName("error").getLength()).isEqualTo(1);
      assertThat(suite.getElementsByTagName("script").getLength()).isZero();
    }
  }

  @Test
  void codeQualityHasTheFiveFieldsOfEachFinding() {
    JsonNode findings = new JsonMapper().readTree(ReportFormat.GITLAB.text(result(HOSTILE)));
    assertThat(findings.isArray()).isTrue();
    assertThat(findings.size()).isEqualTo(3);
    for (JsonNode finding : findings) {
      assertThat(finding.propertyNames())
          .containsExactlyInAnyOrder(
              "description", "check_name", "fingerprint", "severity", "location");
      assertThat(finding.at("/severity").asString())
          .isIn("info", "minor", "major", "critical", "blocker");
      assertThat(finding.at("/location/lines/begin").asInt()).isEqualTo(1);
      assertThat(finding.at("/location/path").asString()).isEqualTo("suite.json");
    }
  }

  @Test
  void sarifHasAResultForEachFinding() {
    JsonNode log = new JsonMapper().readTree(ReportFormat.SARIF.text(result("mine")));
    assertThat(log.at("/version").asString()).isEqualTo("2.1.0");
    assertThat(log.at("/runs/0/results").size()).isEqualTo(3);
    assertThat(log.at("/runs/0/results/0/ruleId").asString()).isEqualTo("S3");
    assertThat(log.at("/runs/0/results/0/level").asString()).isEqualTo("error");
  }

  @Test
  void noNameCanGiveACommandToGitHub() {
    String text = ReportFormat.GITHUB.text(result(HOSTILE));
    assertThat(text.lines()).allMatch(line -> line.matches("::(error|warning|notice) .*"));
    assertThat(text.lines()).hasSize(4);
    assertThat(text).contains("title=rmapcheck%3A", "%250A").doesNotContain("\u001b");
  }

  @Test
  void noNameIsMarkupInMarkdown() {
    String page = ReportFormat.MARKDOWN.text(result(HOSTILE));
    assertThat(page).doesNotContain("<script>").contains("&lt;script&gt;", "\\|");
    assertThat(page).contains("1 as expected, 2 NOT as expected, 1 incomplete");
  }

  @ParameterizedTest
  @EnumSource(ReportFormat.class)
  void everyReportIsTheSameInEveryRun(ReportFormat format) {
    assertThat(format.text(result("mine"))).isEqualTo(format.text(result("mine")));
    assertThat(ReportFormat.of(format.key())).contains(format);
  }
}
