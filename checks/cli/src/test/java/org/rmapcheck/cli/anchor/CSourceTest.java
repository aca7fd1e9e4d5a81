package org.rmapcheck.cli.anchor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class CSourceTest {

  private static final String FILE =
      """
      /* void in_a_comment(void) { call(); } */
      #define WRAP(x) \\
      	do { inner(x); } while (0)
      struct ops { int (*run)(int); };
      static const struct ops table = {
      	.run = helper,
      };
      enum kind { ONE, TWO };

      int declared_only(int a);

      static __must_check int
      first(struct page *page,
            int (*callback)(struct page *), int n)
      	__acquires(lock)
      {
      	if (n)
      		return callback(page); // second(1)
      	while (n) { n--; }
      	puts("} second(2) {");
      #ifdef CONFIG_BIG
      	if (big(n)) {
      #else
      	if (small(n)) {
      #endif
      		ret = long_call(page,
      				n);
      	}
      	return '}' + '\\'';
      }

      static inline void tiny(void) { deed(); }

      int last(void)
      {
      	return tiny();
      }
      """;

  private static final CSource SOURCE = CSource.of(FILE);

  @Test
  void aFunctionIsDefinedWhereItsBodyIs() {
    assertThat(SOURCE.defines("first")).isTrue();
    assertThat(SOURCE.defines("tiny")).isTrue();
    assertThat(SOURCE.defines("last")).isTrue();
  }

  @Test
  void declarationsCallsVariablesAndCommentsDefineNothing() {
    for (String name : new String[] {"declared_only", "in_a_comment", "table", "ops", "helper"}) {
      assertThat(SOURCE.defines(name)).as(name).isFalse();
    }
    assertThat(SOURCE.defines("callback")).isFalse();
    assertThat(SOURCE.defines("long_call")).isFalse();
  }

  @Test
  void aQuoteIsFoundWhateverItsWhiteSpace() {
    assertThat(SOURCE.contains("first", "ret = long_call(page, n);")).isTrue();
    assertThat(SOURCE.contains("first", "ret = long_call(page,\n    n);")).isTrue();
  }

  @Test
  void aQuoteInAnotherFunctionIsNotFound() {
    assertThat(SOURCE.contains("last", "deed();")).isFalse();
    assertThat(SOURCE.contains("tiny", "deed();")).isTrue();
    assertThat(SOURCE.contains("first", "return tiny();")).isFalse();
    assertThat(SOURCE.containing("return tiny();")).containsExactly("last");
  }

  @Test
  void aQuoteInACommentIsNotFound() {
    assertThat(SOURCE.contains("first", "second(1)")).isFalse();
  }

  @Test
  void bothBranchesOfAConditionalBelongToTheFunction() {
    assertThat(SOURCE.contains("first", "if (big(n)) {")).isTrue();
    assertThat(SOURCE.contains("first", "if (small(n)) {")).isTrue();
    assertThat(SOURCE.contains("last", "return tiny();")).isTrue();
  }

  @Test
  void aMacroWithArgumentsIsAFunction() {
    assertThat(SOURCE.contains("WRAP", "inner(x);")).isTrue();
  }

  @Test
  void aBraceInTheFirstColumnEndsWhatIsOpen() {
    CSource source = CSource.of("void odd(void)\n{\n\tBEGIN {\n}\nvoid next(void)\n{\n\tf();\n}\n");
    assertThat(source.contains("next", "f();")).isTrue();
    assertThat(source.contains("odd", "f();")).isFalse();
  }

  @Test
  void textThatIsCutOffIsReadAsFarAsItGoes() {
    assertThat(CSource.of("int f(void) { g(\"abc").defines("f")).isFalse();
    assertThat(CSource.of("/* never closed").defines("f")).isFalse();
    assertThat(CSource.of("").containing("x")).isEmpty();
  }
}
