package org.rmapcheck.validate.log;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Reads a tracefs text log, plain or compressed by gzip, one event after the other: memory does not
 * grow with the log.
 */
public final class LogReader implements Closeable {

  private static final int BUFFER = 1 << 16;

  private final String source;
  private final BufferedReader lines;
  private long line;
  private long events;

  private LogReader(String source, BufferedReader lines) {
    this.source = source;
    this.lines = lines;
  }

  /**
   * Begins to read.
   *
   * @param source stands for the log in messages
   */
  public static LogReader of(InputStream in, String source) throws LogException {
    try {
      BufferedInputStream bytes = new BufferedInputStream(in, BUFFER);
      bytes.mark(2);
      boolean zipped = bytes.read() == 0x1f && bytes.read() == 0x8b;
      bytes.reset();
      InputStream plain = zipped ? new GZIPInputStream(bytes, BUFFER) : bytes;
      return new LogReader(
          source, new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8), BUFFER));
    } catch (IOException e) {
      throw broken(source, 0, e);
    }
  }

  /** The next event; empty behind the last. */
  public Optional<LogEvent> next() throws LogException {
    try {
      for (String text = lines.readLine(); text != null; text = lines.readLine()) {
        line++;
        if (!text.isBlank() && !text.startsWith("#")) {
          LogEvent event = LogLine.parse(line, text, source);
          events++;
          return Optional.of(event);
        }
      }
    } catch (IOException e) {
      throw broken(source, line, e);
    }
    if (events == 0) {
      throw new LogException(source + ": no line is an event: give a text log of tracefs (trace)");
    }
    return Optional.empty();
  }

  private static LogException broken(String source, long line, IOException e) {
    String place = source + (line == 0 ? "" : ", behind line " + line) + ": ";
    return new LogException(
        e instanceof EOFException
            ? place + "the compressed log is cut off: copy the whole file"
            : e instanceof ZipException
                ? place + "the compressed log is damaged (" + e.getMessage() + "): copy it again"
                : place + "cannot be read: " + e.getMessage());
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
