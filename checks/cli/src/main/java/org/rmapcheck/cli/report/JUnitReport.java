package org.rmapcheck.cli.report;

import java.io.StringWriter;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.rmapcheck.cli.gate.Change;
import org.rmapcheck.cli.gate.GateCase;
import org.rmapcheck.cli.gate.GateResult;
import org.rmapcheck.trace.Ascii;

/** JUnit XML: a test case for each case, a failure for what changed, an error for what is open. */
final class JUnitReport {

  private JUnitReport() {}

  static String text(GateResult result) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      suite(xml, result);
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("text is written to memory", e);
    }
    return text.append('\n').toString();
  }

  private static void suite(XMLStreamWriter xml, GateResult result) throws XMLStreamException {
    xml.writeCharacters("\n");
    xml.writeStartElement("testsuite");
    attribute(xml, "name", "rmapcheck " + result.suite());
    attribute(xml, "tests", Integer.toString(result.cases().size() + result.others().size()));
    attribute(xml, "failures", Long.toString(result.bad()));
    attribute(xml, "errors", Long.toString(result.incomplete()));
    attribute(xml, "skipped", "0");
    attribute(xml, "time", seconds(result.cases().stream().mapToLong(GateCase::millis).sum()));
    for (GateCase one : result.cases()) {
      testCase(xml, result.suite(), one);
    }
    for (Change change : result.others()) {
      begin(xml, result.suite(), change.kind().words(), 0);
      problem(xml, "failure", change.sentence(), change.sentence());
      xml.writeEndElement();
    }
    xml.writeCharacters("\n");
    xml.writeEndElement();
  }

  private static void testCase(XMLStreamWriter xml, String suite, GateCase one)
      throws XMLStreamException {
    begin(xml, suite, one.name(), one.millis());
    if (!one.changes().isEmpty()) {
      StringBuilder all = new StringBuilder(one.question()).append('\n');
      one.changes().forEach(change -> all.append(change.sentence()).append('\n'));
      one.trace().ifPresent(trace -> all.append('\n').append(trace.answer().answer()));
      one.file().ifPresent(file -> all.append("\ncounterexample: ").append(file));
      problem(xml, "failure", one.changes().get(0).sentence(), all.toString());
    } else if (one.isIncomplete()) {
      problem(xml, "error", "incomplete", one.words());
    } else {
      xml.writeStartElement("system-out");
      xml.writeCharacters(clean(one.words()));
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  private static void begin(XMLStreamWriter xml, String suite, String name, long millis)
      throws XMLStreamException {
    xml.writeCharacters("\n  ");
    xml.writeStartElement("testcase");
    attribute(xml, "classname", "rmapcheck." + suite);
    attribute(xml, "name", name);
    attribute(xml, "time", seconds(millis));
  }

  private static void problem(XMLStreamWriter xml, String element, String message, String text)
      throws XMLStreamException {
    xml.writeStartElement(element);
    attribute(xml, "message", message);
    xml.writeCharacters(clean(text));
    xml.writeEndElement();
  }

  private static void attribute(XMLStreamWriter xml, String name, String value)
      throws XMLStreamException {
    xml.writeAttribute(name, clean(value));
  }

  /** XML cannot hold control characters, escaped or not; line ends stay. */
  private static String clean(String text) {
    return String.join("\n", text.lines().map(Ascii::clean).toList());
  }

  private static String seconds(long millis) {
    return String.format(Locale.ROOT, "%.3f", millis / 1_000.0);
  }
}
