package org.rmapcheck.cli.anchor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The function bodies of a C file, found without a compiler.
 *
 * <p>Good for code in the kernel's style: it counts braces outside comments, literals and
 * preprocessor lines, takes one branch of a conditional for the depth of the other, and trusts that
 * a brace in the first column ends what is open. Macros with arguments count as functions. Names
 * that a macro such as {@code SYSCALL_DEFINE} puts together are not found.
 */
final class CSource {

  private static final Pattern NAME = Pattern.compile("([A-Za-z_]\\w*)\\s*\\(");
  private static final Pattern MACRO = Pattern.compile("\\s*#\\s*define\\s+([A-Za-z_]\\w*)\\(.*");

  private final Map<String, List<String>> bodies = new LinkedHashMap<>();

  private CSource() {}

  static CSource of(String text) {
    CText blanked = CText.of(text);
    CSource source = new CSource();
    source.functions(blanked);
    for (String directive : blanked.directives()) {
      Matcher macro = MACRO.matcher(directive.replace('\n', ' '));
      if (macro.matches()) {
        source.add(macro.group(1), directive);
      }
    }
    return source;
  }

  boolean defines(String function) {
    return bodies.containsKey(function);
  }

  /** Whether some body of the function contains the quoted code; white space is all the same. */
  boolean contains(String function, String quote) {
    String wanted = squeezed(quote);
    return bodies.getOrDefault(function, List.of()).stream().anyMatch(b -> b.contains(wanted));
  }

  /** The functions whose bodies contain the quoted code, in the order of the file. */
  List<String> containing(String quote) {
    return bodies.keySet().stream().filter(name -> contains(name, quote)).toList();
  }

  private void add(String name, String body) {
    bodies.computeIfAbsent(name, n -> new ArrayList<>()).add(squeezed(body));
  }

  /** Text with each run of white space as one blank. */
  static String squeezed(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  private void functions(CText text) {
    String shape = text.shape();
    List<Integer> conditionals = new ArrayList<>();
    int depth = 0;
    int header = 0;
    int open = 0;
    List<String> names = List.of();
    for (int at = 0; at < shape.length(); at++) {
      char c = shape.charAt(at);
      if (c == CText.IF) {
        conditionals.add(depth);
      } else if (c == CText.ELSE && !conditionals.isEmpty()) {
        depth = conditionals.get(conditionals.size() - 1);
      } else if (c == CText.ENDIF && !conditionals.isEmpty()) {
        conditionals.remove(conditionals.size() - 1);
      } else if (c == '{') {
        if (depth == 0) {
          names = names(shape.substring(header, at));
          open = at + 1;
        }
        depth++;
      } else if (c == '}') {
        boolean ends = at == 0 || shape.charAt(at - 1) == '\n';
        depth = ends ? 0 : Math.max(0, depth - 1);
        if (depth == 0) {
          String body = text.code().substring(open, at);
          names.forEach(name -> add(name, body));
          names = List.of();
          header = at + 1;
        }
      } else if (c == ';' && depth == 0) {
        header = at + 1;
      }
    }
  }

  /** The names that a definition could have: those with a parameter list; none of a variable. */
  private static List<String> names(String header) {
    StringBuilder outside = new StringBuilder();
    int parentheses = 0;
    for (int at = 0; at < header.length(); at++) {
      char c = header.charAt(at);
      parentheses -= c == ')' ? 1 : 0;
      if (parentheses == 0 && c != ')') {
        outside.append(c);
      }
      parentheses += c == '(' ? 1 : 0;
    }
    List<String> names = new ArrayList<>();
    if (outside.indexOf("=") < 0) {
      NAME.matcher(outside).results().forEach(found -> names.add(found.group(1)));
    }
    return names;
  }
}
