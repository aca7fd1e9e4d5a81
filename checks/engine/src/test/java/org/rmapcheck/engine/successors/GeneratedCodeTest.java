package org.rmapcheck.engine.successors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.codehaus.janino.SimpleCompiler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rmapcheck.engine.fixtures.SampleModels;
import org.rmapcheck.engine.fixtures.Scenarios;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Model;

final class GeneratedCodeTest {

  /** The virtual machine compiles no longer methods, unless told to. */
  private static final int LONGEST_METHOD = 8_000;

  static Stream<Model> scenarios() {
    return Stream.of(
            Scenarios.model(Map.of("buffers", 2, "cpus", 2, "pages", 2), Map.of("move", "blit")),
            Scenarios.model(Map.of("buffers", 3, "cpus", 3, "pages", 2), Map.of("move", "blit")),
            Scenarios.model(Map.of("cpus", 3), Map.of("backing", "shmem", "lookup", "page")))
        .flatMap(model -> Stream.of(model, Scenarios.passed(model)));
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void noMethodIsTooLongToBeCompiledByTheVirtualMachine(Model model) throws Exception {
    List<Expr> formulas =
        model.properties().stream().flatMap(property -> property.invariant().stream()).toList();
    SimpleCompiler compiler = new SimpleCompiler();
    compiler.setParentClassLoader(getClass().getClassLoader());
    compiler.cook(CompiledSuccessors.source(model, formulas));

    for (byte[] bytes : compiler.getBytecodes().values()) {
      assertThat(longestMethod(bytes)).isBetween(1, LONGEST_METHOD);
    }
  }

  @Test
  void theTextSaysWhatItStandsFor() {
    String clearing = CompiledSuccessors.source(SampleModels.clearing(), List.of());

    assertThat(clearing)
        .containsPattern("//   w0 bits \\d\\+1: tlb\\[c0]\\[p0]")
        .contains("// hardware fill [c=c0, p=p1]")
        .contains("when (pte[p] == BUSY) && !tlb[c][p]")
        .contains("the label of kernel");
  }

  /** Bytes of code of the longest method in a class file. */
  private static int longestMethod(byte[] bytes) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    in.skipBytes(8);
    int constants = in.readUnsignedShort();
    String[] texts = new String[constants];
    for (int i = 1; i < constants; i++) {
      int tag = in.readUnsignedByte();
      switch (tag) {
        case 1 -> texts[i] = in.readUTF();
        case 5, 6 -> {
          in.skipBytes(8);
          i++;
        }
        case 7, 8, 16 -> in.skipBytes(2);
        case 15 -> in.skipBytes(3);
        default -> in.skipBytes(4);
      }
    }
    in.skipBytes(6);
    in.skipBytes(2 * in.readUnsignedShort());
    int longest = 0;
    for (int kind = 0; kind < 2; kind++) {
      int members = in.readUnsignedShort();
      for (int m = 0; m < members; m++) {
        in.skipBytes(6);
        int attributes = in.readUnsignedShort();
        for (int a = 0; a < attributes; a++) {
          String name = texts[in.readUnsignedShort()];
          byte[] content = in.readNBytes(in.readInt());
          if ("Code".equals(name)) {
            DataInputStream code = new DataInputStream(new ByteArrayInputStream(content));
            code.skipBytes(4);
            longest = Math.max(longest, code.readInt());
          }
        }
      }
    }
    return longest;
  }
}
