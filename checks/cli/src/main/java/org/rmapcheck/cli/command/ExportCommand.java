package org.rmapcheck.cli.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.rmapcheck.cli.options.PassOptions;
import org.rmapcheck.cli.program.ExitStatus;
import org.rmapcheck.cli.program.UserError;
import org.rmapcheck.cli.scenario.LoadedScenario;
import org.rmapcheck.cli.scenario.ScenarioArguments;
import org.rmapcheck.cli.scenario.ScenarioCatalog;
import org.rmapcheck.cli.scenario.ScenarioReader;
import org.rmapcheck.model.export.Checks;
import org.rmapcheck.model.export.ExportException;
import org.rmapcheck.model.export.MurphiExport;
import org.rmapcheck.model.export.PromelaExport;
import org.rmapcheck.model.export.TlaExport;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.pass.Pass;
import org.rmapcheck.trace.Ascii;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "export",
    description = {
      "Write a scenario's model in the language of another checker.",
      "",
      "Without --properties the model has none: for counting states. The first lines of what is",
      "written tell how Spin, TLC or Rumur is called. With --to tla, --output FILE.tla also writes",
      "FILE.cfg, and FILE is the name of the module."
    },
    footer = {
      "",
      "Examples:",
      "  rmapcheck export --to promela mainline-pool > mainline.pml",
      "  rmapcheck export --to promela by-page-shmem --properties S3,S4 --output m.pml",
      "  rmapcheck export --to promela by-page-shmem --properties deadlock",
      "  rmapcheck export --to tla by-page-shmem --properties S3,S4 --output ByPage.tla",
      "  rmapcheck export --to murphi mainline-pool > mainline.m"
    },
    mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<ExitStatus> {

  /** Languages that models can be written in. */
  enum Language {
    promela,
    tla,
    murphi
  }

  private static final String TLA = ".tla";

  private final CommandContext context;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "LANGUAGE",
      description = "One of: ${COMPLETION-CANDIDATES}.")
  private Language language = Language.promela;

  @Parameters(paramLabel = "SCENARIO", description = "Name of a built-in scenario, or a file.")
  private String scenario = "";

  @Option(
      names = "--properties",
      paramLabel = "ID,...",
      split = ",",
      description = "Properties to check there, by id; or 'deadlock' alone.")
  private List<String> properties = new ArrayList<>();

  @Option(names = "--output", paramLabel = "FILE", description = "Where to. Default: printed.")
  private Optional<Path> output = Optional.empty();

  @Mixin private final PassOptions tree = new PassOptions();

  ExportCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public ExitStatus call() {
    Map<String, String> texts = texts(new ScenarioArguments(new ScenarioCatalog()).one(scenario));
    if (output.isEmpty()) {
      texts.values().forEach(context.console()::text);
      return ExitStatus.OK;
    }
    for (Map.Entry<String, String> text : texts.entrySet()) {
      write(output.get().resolveSibling(text.getKey()), text.getValue());
    }
    return ExitStatus.OK;
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UserError(
          ExitStatus.CANNOT_WRITE,
          Ascii.clean("cannot write '" + file + "': name another file with --output"));
    }
  }

  /** The texts by the names of their files; what follows the end of a TLA+ module is a comment. */
  private Map<String, String> texts(LoadedScenario loaded) {
    try {
      Model model = explored(loaded);
      String file = output.map(Path::getFileName).map(Path::toString).orElse("");
      return switch (language) {
        case promela -> Map.of(file, PromelaExport.promela(model, checks()));
        case murphi -> Map.of(file, MurphiExport.murphi(model, checks()));
        case tla -> tla(model, file);
      };
    } catch (ExportException e) {
      throw new UserError(ExitStatus.USAGE, String.valueOf(e.getMessage()));
    }
  }

  private Map<String, String> tla(Model model, String file) {
    if (!file.isEmpty() && !file.endsWith(TLA)) {
      throw new UserError(
          ExitStatus.USAGE,
          Ascii.clean("a TLA+ module must be in a file *.tla: --output " + file + TLA));
    }
    String module =
        file.isEmpty()
            ? TlaExport.moduleName(model)
            : file.substring(0, file.length() - TLA.length());
    TlaExport.Specification tla = TlaExport.tla(model, checks(), module);
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put(file, tla.module());
    texts.put(
        module + ".cfg",
        file.isEmpty()
            ? "\nThe configuration, to be put into " + module + ".cfg:\n\n" + tla.configuration()
            : tla.configuration());
    return texts;
  }

  /** The tree that {@code check} explores: counts and depths agree. */
  private Model explored(LoadedScenario loaded) {
    return Pass.run(loaded.model(), tree.passes()).model();
  }

  private Checks checks() {
    if (properties.isEmpty()) {
      return Checks.counting();
    } else if (!properties.contains(ScenarioReader.DEADLOCK)) {
      return Checks.properties(properties.toArray(new String[0]));
    } else if (properties.size() == 1) {
      return Checks.deadlock();
    }
    throw new UserError(
        ExitStatus.USAGE, "--properties: 'deadlock' needs a model of its own, write it alone");
  }
}
