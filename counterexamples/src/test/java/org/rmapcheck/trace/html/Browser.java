package org.rmapcheck.trace.html;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A headless Chromium, spoken to by its debugging protocol. */
final class Browser implements AutoCloseable {

  private static final int PATIENCE_SECONDS = 60;
  private static final JsonMapper MAPPER = new JsonMapper();

  private final Process process;
  private final WebSocket socket;
  private final LinkedBlockingQueue<String> answers;
  private int number;

  private Browser(Process process, WebSocket socket, LinkedBlockingQueue<String> answers) {
    this.process = process;
    this.socket = socket;
    this.answers = answers;
  }

  /** Where Debian puts it. */
  static Path program() {
    return Path.of("/usr/bin/chromium");
  }

  /** Opens a page; the window has this size in pixels. */
  static Browser open(Path profile, URI page, int width, int height) throws Exception {
    Process process =
        new ProcessBuilder(
                program().toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--hide-scrollbars",
                "--no-first-run",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "--window-size=" + width + "," + height,
                page.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      HttpClient client = HttpClient.newHttpClient();
      URI target = target(client, port(profile, process), page);
      LinkedBlockingQueue<String> answers = new LinkedBlockingQueue<>();
      WebSocket socket =
          client
              .newWebSocketBuilder()
              .buildAsync(target, listener(answers))
              .get(30, TimeUnit.SECONDS);
      Browser browser = new Browser(process, socket, answers);
      browser.until("location.protocol === 'file:' && document.readyState === 'complete'");
      return browser;
    } catch (Exception | AssertionError e) {
      process.destroyForcibly();
      throw e;
    }
  }

  private static int port(Path profile, Process process) throws Exception {
    Path file = profile.resolve("DevToolsActivePort");
    for (int i = 0; i < PATIENCE_SECONDS * 10 && process.isAlive(); i++) {
      if (Files.exists(file)) {
        List<String> lines = Files.readAllLines(file);
        if (!lines.isEmpty()) {
          return Integer.parseInt(lines.get(0));
        }
      }
      Thread.sleep(100);
    }
    throw new AssertionError("the browser does not start");
  }

  private static URI target(HttpClient client, int port, URI page) throws Exception {
    HttpRequest list =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json/list")).build();
    for (int i = 0; i < PATIENCE_SECONDS * 10; i++) {
      String body = client.send(list, HttpResponse.BodyHandlers.ofString()).body();
      for (JsonNode target : MAPPER.readTree(body)) {
        if (target.at("/url").asString().startsWith(page.toString().replaceAll("#.*", ""))) {
          return URI.create(target.at("/webSocketDebuggerUrl").asString());
        }
      }
      Thread.sleep(100);
    }
    throw new AssertionError("the browser does not open the page");
  }

  private static WebSocket.Listener listener(LinkedBlockingQueue<String> answers) {
    StringBuilder text = new StringBuilder();
    return new WebSocket.Listener() {
      @Override
      public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
          answers.add(text.toString());
          text.setLength(0);
        }
        return WebSocket.Listener.super.onText(socket, data, last);
      }
    };
  }

  private JsonNode ask(String method, String parameters) throws Exception {
    int id = ++number;
    String message =
        "{\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":" + parameters + "}";
    socket.sendText(message, true).get(30, TimeUnit.SECONDS);
    while (true) {
      String answer = answers.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (answer == null) {
        throw new AssertionError("the browser does not answer to " + method);
      }
      JsonNode node = MAPPER.readTree(answer);
      if (node.at("/id").asInt(-1) == id) {
        return node;
      }
    }
  }

  /** The value of an expression, as text. */
  String value(String expression) throws Exception {
    String parameters =
        "{\"returnByValue\":true,\"expression\":"
            + MAPPER.writeValueAsString("String(" + expression + ")")
            + "}";
    JsonNode answer = ask("Runtime.evaluate", parameters);
    if (answer.at("/result/exceptionDetails").isObject()) {
      throw new AssertionError(expression + ": " + answer);
    }
    return answer.at("/result/result/value").asString();
  }

  /** Waits until an expression is true. */
  void until(String expression) throws Exception {
    for (int i = 0; i < PATIENCE_SECONDS * 10; i++) {
      if (value(expression).equals("true")) {
        return;
      }
      Thread.sleep(100);
    }
    throw new AssertionError("never true: " + expression);
  }

  /** Presses and releases a key. */
  void press(String key) throws Exception {
    for (String type : List.of("keyDown", "keyUp")) {
      ask("Input.dispatchKeyEvent", "{\"type\":\"" + type + "\",\"key\":\"" + key + "\"}");
    }
  }

  /** Makes the page light or dark, as the system would. */
  void prefer(String scheme) throws Exception {
    ask(
        "Emulation.setEmulatedMedia",
        "{\"features\":[{\"name\":\"prefers-color-scheme\",\"value\":\"" + scheme + "\"}]}");
  }

  /** A picture of the window, as PNG. */
  byte[] picture() throws Exception {
    String data = ask("Page.captureScreenshot", "{}").at("/result/data").asString();
    return Base64.getDecoder().decode(data);
  }

  @Override
  public void close() throws IOException {
    socket.abort();
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    try {
      process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
