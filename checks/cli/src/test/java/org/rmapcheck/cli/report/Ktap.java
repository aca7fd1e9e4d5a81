package org.rmapcheck.cli.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads KTAP by Documentation/dev-tools/ktap.rst and complains about what breaks its rules. */
final class Ktap {

  private static final Pattern PLAN = Pattern.compile("1\\.\\.([0-9]+)");
  private static final Pattern RESULT =
      Pattern.compile("(not )?ok ([0-9]+)( [^#]*)?( # (SKIP|TODO|XFAIL|TIMEOUT|ERROR)( .*)?)?");

  private final List<String> lines;
  private int at;

  /** One test with its subtests. */
  record Test(boolean ok, String name, List<Test> subtests) {}

  private Ktap(List<String> lines) {
    this.lines = lines;
  }

  static List<Test> read(String text) {
    Ktap ktap = new Ktap(text.lines().toList());
    List<Test> tests = ktap.level("");
    if (ktap.at != ktap.lines.size()) {
      throw new AssertionError("line " + (ktap.at + 1) + " is behind the last test");
    }
    return tests;
  }

  private List<Test> level(String indent) {
    expect(indent + "KTAP version 1");
    Matcher plan = PLAN.matcher(line(indent));
    if (!plan.matches()) {
      throw wrong("a plan");
    }
    at++;
    List<Test> tests = new ArrayList<>();
    for (int n = 1; n <= Integer.parseInt(plan.group(1)); n++) {
      tests.add(test(indent, n));
    }
    return tests;
  }

  private Test test(String indent, int number) {
    List<Test> subtests = new ArrayList<>();
    while (true) {
      String line = line(indent);
      if (line.equals("  KTAP version 1")) {
        subtests.addAll(level(indent + "  "));
        continue;
      }
      at++;
      if (line.startsWith("# ")) {
        continue;
      }
      Matcher result = RESULT.matcher(line);
      if (!result.matches() || Integer.parseInt(result.group(2)) != number) {
        at--;
        throw wrong("result " + number);
      }
      String name = result.group(3) == null ? "" : result.group(3).strip();
      return new Test(result.group(1) == null, name, subtests);
    }
  }

  private void expect(String line) {
    if (at >= lines.size() || !lines.get(at).equals(line)) {
      throw wrong(line);
    }
    at++;
  }

  private String line(String indent) {
    if (at >= lines.size() || !lines.get(at).startsWith(indent)) {
      throw wrong("a line indented by " + indent.length());
    }
    return lines.get(at).substring(indent.length());
  }

  private AssertionError wrong(String wanted) {
    String found = at < lines.size() ? lines.get(at) : "the end";
    return new AssertionError("line " + (at + 1) + ": found '" + found + "', wanted " + wanted);
  }
}
