package org.rmapcheck.validate.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.rmapcheck.validate.runs.Validator;

final class MappingReaderTest {

  static Iterable<String> builtIn() {
    return MappingReader.BUILT_IN;
  }

  @ParameterizedTest
  @MethodSource("builtIn")
  void theBuiltInMappingsFitTheModel(String name) throws MappingException {
    assertThat(new Validator(MappingReader.builtIn(name)).size()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "scope": "page"              | "scope": "leaf"          | events.fault.scope
          "kind": "point"              | "kind": "dot"            | events.bo_release.kind
          "schemaVersion": 1           | "schemaVersion": 7       | schemaVersion
          "setUp": true                | "setUpp": true           | setUpp
          {"move": ["publish"]}        | {"move": ["publis"]}     | no step 'publis'
          "rest": "swapout"            | "rest": "asleep"         | no step 'asleep'
          flush/unflushed              | flush/unfluhed           | no variable 'unfluhed'
          """)
  void aWrongMappingIsAnErrorThatNamesThePlace(String right, String wrong, String named)
      throws IOException {
    String text = text().replace(right, wrong);
    assertThat(text).isNotEqualTo(text());
    assertThatThrownBy(() -> new Validator(MappingReader.read(text, "my.json")))
        .isInstanceOf(MappingException.class)
        .hasMessageContaining(named);
  }

  @Test
  void aTextThatIsCutOffIsNamedWithItsPlace() throws IOException {
    String half = text().substring(0, 400);
    assertThatThrownBy(() -> MappingReader.read(half, "my.json"))
        .isInstanceOf(MappingException.class)
        .hasMessageContaining("my.json:");
  }

  private static String text() throws IOException {
    try (InputStream in =
        MappingReader.class.getResourceAsStream("/org/rmapcheck/validate/ttm-6.1.json")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
