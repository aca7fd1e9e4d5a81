package org.rmapcheck.validate.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

final class LogReaderTest {

  private static final String LINE =
      "    my-task-157     [001]   d..1.   343: zap: (zap_page_range_single+0x0/0x1a0)"
          + " vma=0xff3707ec2f99b260 ret=-28 freed=0\n";

  private static LogReader reader(byte[] bytes) throws LogException {
    return LogReader.of(new ByteArrayInputStream(bytes), "some.trace");
  }

  private static byte[] zipped(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.US_ASCII));
    }
    return bytes.toByteArray();
  }

  private static byte[] plain(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Test
  void aLineIsReadInItsParts() throws Exception {
    LogEvent event = reader(plain("# tracer: nop\n\n" + LINE)).next().orElseThrow();
    assertThat(event.task()).isEqualTo("my-task");
    assertThat(event.pid()).isEqualTo(157);
    assertThat(event.cpu()).isEqualTo(1);
    assertThat(event.clock()).isEqualTo(343);
    assertThat(event.line()).isEqualTo(3);
    assertThat(event.name()).isEqualTo("zap");
    assertThat(event.number("vma")).hasValue(0xff3707ec2f99b260L);
    assertThat(event.number("ret")).hasValue(-28);
    assertThat(event.number("addr")).isEmpty();
  }

  @Test
  void aCompressedLogReadsLikeThePlainOne() throws Exception {
    LogReader reader = reader(zipped(LINE + LINE));
    assertThat(reader.next()).isPresent();
    assertThat(reader.next()).isPresent();
    assertThat(reader.next()).isEqualTo(Optional.empty());
  }

  @Test
  void aCompressedLogThatIsCutOffIsNotTakenForAWholeOne() throws Exception {
    byte[] whole = zipped(LINE.repeat(1000));
    LogReader reader = reader(Arrays.copyOf(whole, whole.length / 2));
    assertThatThrownBy(
            () -> {
              while (reader.next().isPresent()) {}
            })
        .isInstanceOf(LogException.class)
        .hasMessageContaining("some.trace")
        .hasMessageContaining("cut off");
  }

  @Test
  void aFileWithoutEventsIsNoLog() throws Exception {
    LogReader reader = reader(plain("# tracer: nop\n"));
    assertThatThrownBy(reader::next)
        .isInstanceOf(LogException.class)
        .hasMessageContaining("no line is an event");
  }

  @Test
  void aLineThatIsNoEventIsNamed() throws Exception {
    LogReader reader = reader(plain(LINE + "and so on\n"));
    reader.next();
    assertThatThrownBy(reader::next)
        .isInstanceOf(LogException.class)
        .hasMessageContaining("line 2")
        .hasMessageContaining("and so on");
  }

  @Test
  void lostEventsAreAnError() throws Exception {
    LogReader reader = reader(plain("CPU:1 [LOST 45 EVENTS]\n" + LINE));
    assertThatThrownBy(reader::next)
        .isInstanceOf(LogException.class)
        .hasMessageContaining("lost events");
  }
}
