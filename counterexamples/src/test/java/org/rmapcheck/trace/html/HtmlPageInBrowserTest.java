package org.rmapcheck.trace.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rmapcheck.trace.Documents;
import org.rmapcheck.trace.TraceDocument;

/** The page in a real browser, opened from disk. */
@Tag("peers")
final class HtmlPageInBrowserTest {

  private static final Path CORPUS = Path.of("corpus");

  @TempDir Path folder = Path.of("");

  private Browser open(String fragment, int width, TraceDocument... traces) throws Exception {
    assertThat(Browser.program()).as("the Debian package chromium").isExecutable();
    Path page = folder.resolve("a page.html");
    Files.writeString(page, HtmlPage.of(List.of(traces)));
    URI uri = URI.create(page.toUri() + fragment);
    return Browser.open(folder.resolve("profile"), uri, width, 1_000);
  }

  private static TraceDocument trace(String name) {
    return Documents.read(CORPUS.resolve(name + ".json"));
  }

  private static String text(Browser browser, String id) throws Exception {
    return browser.value("document.getElementById('" + id + "').textContent");
  }

  @Test
  void keysSliderAndFragmentWalkThroughTheSteps() throws Exception {
    TraceDocument trace = trace("by-page-shmem");
    int last = trace.steps().size();
    try (Browser browser = open("#by-page-shmem/3", 1_400, trace)) {
      assertThat(text(browser, "position")).isEqualTo("step 3 of " + last);
      browser.press("ArrowRight");
      browser.until("document.getElementById('position').textContent.startsWith('step 4 ')");
      assertThat(browser.value("location.hash")).isEqualTo("#by-page-shmem/4");
      assertThat(text(browser, "step")).startsWith("4. ");
      browser.press("End");
      browser.until("document.getElementById('slider').value === '" + last + "'");
      assertThat(text(browser, "step")).contains("Breaks S3 MoveExclusion");
      browser.press("Home");
      browser.until("document.getElementById('position').textContent.startsWith('step 0 ')");
      assertThat(text(browser, "step")).contains("Nothing has happened yet");
      browser.value("location.hash = '#by-page-shmem/7'");
      browser.until("document.getElementById('position').textContent.startsWith('step 7 ')");
      browser.value("document.getElementById('only').click()");
      assertThat(
              browser.value(
                  "getComputedStyle(document.querySelector('.unimportant:not(.breaks)')).display"))
          .isEqualTo("none");
    }
  }

  @Test
  void theStateIsDrawnWithWhatIsStaleAndWhatTheLookupWalkedPast() throws Exception {
    try (Browser browser = open("#by-page-shmem/18", 1_400, trace("by-page-shmem"))) {
      assertThat(text(browser, "machine"))
          .contains("page table of mm0.b0", "TLB of cpu0", "buffer b0", "mapping SHMEM")
          .contains("walked past it");
      assertThat(browser.value("document.querySelectorAll('.wires path').length"))
          .isNotEqualTo("0");
      assertThat(browser.value("document.querySelectorAll('.entry.stale').length")).isEqualTo("1");
      assertThat(browser.value("document.querySelector('#step a').href"))
          .isEqualTo("https://elixir.bootlin.com/linux/v6.12/A/ident/ttm_bo_move_memcpy");
    }
  }

  @Test
  void severalTracesShareAPage() throws Exception {
    try (Browser browser =
        open("#no-tlb-flush/5", 1_400, trace("by-page-shmem"), trace("no-tlb-flush"))) {
      assertThat(browser.value("document.querySelectorAll('nav a').length")).isEqualTo("2");
      assertThat(browser.value("document.querySelector('nav a[aria-current]').textContent"))
          .startsWith("no-tlb-flush");
      browser.value("document.querySelector('nav a').click()");
      browser.until("document.title.startsWith('by-page-shmem')");
    }
  }

  @Test
  void aHostileTraceIsOnlyText() throws Exception {
    String hostile = "<img src=x onerror=\"document.title='owned'\"></script><script>1</script>";
    try (Browser browser = open("", 1_400, Documents.saying(hostile))) {
      browser.until("document.querySelectorAll('#list button').length === 1");
      assertThat(browser.value("document.querySelectorAll('img, main script').length"))
          .isEqualTo("0");
      assertThat(browser.value("document.title")).isNotEqualTo("owned").startsWith("by-page");
      assertThat(text(browser, "list")).contains("<img src=x");
    }
  }

  @Test
  void itFitsAPhoneAndHasTwoThemes() throws Exception {
    try (Browser browser = open("#no-tlb-flush/17", 500, trace("no-tlb-flush"))) {
      assertThat(
              browser.value(
                  "document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
          .isEqualTo("true");
      browser.prefer("light");
      double light = brightness(browser.picture());
      browser.prefer("dark");
      double dark = brightness(browser.picture());
      assertThat(light).as(String.format(Locale.ROOT, "%f, %f", light, dark)).isGreaterThan(200);
      assertThat(dark).isLessThan(80);
    }
  }

  @Test
  void everyControlHasANameAndAFocus() throws Exception {
    try (Browser browser = open("", 1_400, trace("by-page-shmem"))) {
      assertThat(
              browser.value(
                  "[...document.querySelectorAll('button, input, a')]"
                      + ".filter(e => !(e.textContent || (e.labels && e.labels[0].textContent))"
                      + " || e.tabIndex < 0).length"))
          .isEqualTo("0");
      assertThat(browser.value("document.documentElement.lang")).isEqualTo("en");
      assertThat(browser.value("document.querySelectorAll('h1').length")).isEqualTo("1");
    }
  }

  private static double brightness(byte[] png) throws Exception {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
    long sum = 0;
    for (int x = 0; x < image.getWidth(); x += 7) {
      for (int y = 0; y < image.getHeight(); y += 7) {
        sum += image.getRGB(x, y) >> 8 & 0xff;
      }
    }
    return sum / Math.ceil(image.getWidth() / 7.0) / Math.ceil(image.getHeight() / 7.0);
  }
}
