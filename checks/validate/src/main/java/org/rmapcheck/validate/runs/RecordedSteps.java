package org.rmapcheck.validate.runs;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.rmapcheck.model.ir.KernelRef;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.Process;
import org.rmapcheck.model.ir.Step;
import org.rmapcheck.validate.mapping.MappingException;
import org.rmapcheck.validate.mapping.MappingReader;

/**
 * How often the recordings of this project show each step of the model: what the documents call
 * recorded. The numbers are at least so many; a step that only may have been taken between two
 * events counts nothing. Kept in a file that a test compares with the recordings.
 */
public final class RecordedSteps {

  private static final String FILE = "/org/rmapcheck/validate/recorded-steps.txt";

  private RecordedSteps() {}

  /**
   * A step that was seen.
   *
   * @param kernel the line of the kernel that it stands for, if it stands for one
   */
  public record Recorded(String process, String label, Optional<KernelRef> kernel, long count) {}

  /** All steps that were seen, in the order of the file. */
  public static List<Recorded> all() {
    List<Recorded> all = new ArrayList<>();
    try (InputStream in = Objects.requireNonNull(RecordedSteps.class.getResourceAsStream(FILE));
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      String before = "";
      Optional<Model> model = Optional.empty();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] words = line.split(" ");
        if (!words[0].equals(before)) {
          before = words[0];
          model = Optional.of(SliceModel.of(MappingReader.builtIn(before).model()));
        }
        int dot = words[1].indexOf('.');
        String process = words[1].substring(0, dot);
        String label = words[1].substring(dot + 1);
        all.add(
            new Recorded(
                process,
                label,
                kernel(model.orElseThrow(), process, label),
                Long.parseLong(words[2])));
      }
    } catch (IOException | MappingException e) {
      throw new IllegalStateException(FILE, e);
    }
    return all;
  }

  private static Optional<KernelRef> kernel(Model model, String process, String label) {
    Process found =
        model.processes().stream().filter(p -> p.name().equals(process)).findFirst().orElseThrow();
    Step step = found.steps().get(found.indexOf(label));
    return step.kernel();
  }
}
