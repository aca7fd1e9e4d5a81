package org.rmapcheck.trace.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rmapcheck.trace.Documents;

final class HtmlPageTest {

  @Test
  void aPageOfATraceIsSmall() throws Exception {
    Path corpus = Path.of("corpus");
    try (var files = Files.list(corpus)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".json")).toList()) {
        String page = HtmlPage.of(List.of(Documents.read(file)));
        assertThat(page.getBytes(StandardCharsets.UTF_8).length)
            .as(file.toString())
            .isLessThan(300_000);
      }
    }
  }

  @Test
  void nothingInADocumentIsMarkup() {
    String page = HtmlPage.of(List.of(Documents.saying("</script><script>alert(1)</script>")));
    assertThat(page.split("<script", -1)).hasSize(3);
    assertThat(page).doesNotContain("alert(1)</script><", "<script>alert");
  }

  @Test
  void theNetworkIsNeitherNeededNorAllowed() {
    String page = HtmlPage.of(List.of(Documents.explained()));
    assertThat(page).contains("default-src 'none'");
    assertThat(page).doesNotContainPattern("<(link|img|iframe|object)\\b|@import|url\\(|fetch\\(");
    assertThat(page).doesNotContainPattern("(src|srcset)=\"");
  }

  @Test
  void withoutAScriptTheTraceIsThereAsText() {
    String page = HtmlPage.of(List.of(Documents.explained()));
    String text = page.substring(page.indexOf("<noscript>"), page.indexOf("</noscript>"));
    assertThat(text).contains("Question", "ttm_bo_vm_reserve", "Replay");
  }

  @Test
  void equalTracesGiveEqualPages() {
    assertThat(HtmlPage.of(List.of(Documents.explained())))
        .isEqualTo(HtmlPage.of(List.of(Documents.explained())));
  }
}
