package org.rmapcheck.trace.html;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.rmapcheck.trace.LaneRenderer;
import org.rmapcheck.trace.Palette;
import org.rmapcheck.trace.TraceCodec;
import org.rmapcheck.trace.TraceDocument;

/**
 * A page that needs nothing but a browser: style, script and traces are in it, and its policy lets
 * it load and run nothing else. Traces are data to the script and never markup; without a script
 * the page shows them as text.
 */
public final class HtmlPage {

  private static final Pattern MARK = Pattern.compile("@([A-Z_]+)@");

  private HtmlPage() {}

  /**
   * The page of these traces, each a choice on it.
   *
   * @throws IllegalArgumentException if there are none
   */
  public static String of(List<TraceDocument> traces) {
    if (traces.isEmpty()) {
      throw new IllegalArgumentException("a page needs a trace");
    }
    String style = resource("page.css");
    String script = resource("page.js");
    String data = traces.stream().map(HtmlPage::json).collect(Collectors.joining(",", "[", "]"));
    Map<String, String> parts =
        Map.of(
            "TITLE",
            text(title(traces)),
            "STYLE",
            style,
            "STYLE_HASH",
            "sha256-" + hash(style),
            "SCRIPT",
            script,
            "SCRIPT_HASH",
            "sha256-" + hash(script),
            "DATA",
            data,
            "NOSCRIPT",
            traces.stream().map(HtmlPage::plain).collect(Collectors.joining()));
    Matcher mark = MARK.matcher(resource("page.html"));
    StringBuilder page = new StringBuilder();
    while (mark.find()) {
      String part = parts.get(mark.group(1));
      if (part == null) {
        throw new IllegalStateException("the page has a mark that nobody fills: " + mark.group());
      }
      mark.appendReplacement(page, Matcher.quoteReplacement(part));
    }
    return mark.appendTail(page).toString();
  }

  private static String title(List<TraceDocument> traces) {
    return traces.size() == 1
        ? traces.get(0).scenario().name() + " (rmapcheck)"
        : traces.size() + " counterexamples (rmapcheck)";
  }

  /** JSON on one line in which no text can end the element that it is in. */
  private static String json(TraceDocument trace) {
    return TraceCodec.toJson(trace)
        .replaceAll("\n *", "")
        .replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026");
  }

  private static String plain(TraceDocument trace) {
    String lanes = new LaneRenderer(LaneRenderer.DEFAULT_WIDTH, Palette.PLAIN).render(trace);
    return "<h1>" + text(trace.scenario().name()) + "</h1><pre>" + text(lanes) + "</pre>";
  }

  private static String text(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private static String hash(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] hash = digest.digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static String resource(String name) {
    try (InputStream in = HtmlPage.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the jar has no file " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("the jar's file " + name + " cannot be read", e);
    }
  }
}
