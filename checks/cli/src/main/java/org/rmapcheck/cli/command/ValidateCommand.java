package org.rmapcheck.cli.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.rmapcheck.cli.print.ValidationReport;
import org.rmapcheck.cli.program.ExitStatus;
import org.rmapcheck.cli.program.UserError;
import org.rmapcheck.validate.log.LogEvent;
import org.rmapcheck.validate.log.LogException;
import org.rmapcheck.validate.log.LogReader;
import org.rmapcheck.validate.mapping.Mapping;
import org.rmapcheck.validate.mapping.MappingException;
import org.rmapcheck.validate.mapping.MappingReader;
import org.rmapcheck.validate.runs.LimitException;
import org.rmapcheck.validate.runs.LogValidation;
import org.rmapcheck.validate.runs.Refusal;
import org.rmapcheck.validate.runs.Validator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "validate",
    description = {
      "Ask whether what a real kernel did is a run of the model.",
      "",
      "Reads text logs of tracefs, plain or gzip, of probes on the functions of the",
      "protocol. What the events mean is said by a mapping: a name of a built-in one",
      "or a file (checks/validate/README.md). Says up to which event the log is a run",
      "of the model, and how often it took each step."
    },
    footer = {
      "",
      "Examples:",
      "  rmapcheck validate race.trace",
      "  rmapcheck validate shmem.trace.gz --mapping gem-shmem-6.1",
      "  rmapcheck validate race.trace --mapping my-probes.json --steps"
    },
    mixinStandardHelpOptions = true)
final class ValidateCommand implements Callable<ExitStatus> {

  private final CommandContext context;

  @Parameters(paramLabel = "LOG", arity = "1..*", description = "Logs, each taken for itself.")
  private List<Path> logs = List.of();

  @Option(
      names = "--mapping",
      paramLabel = "NAME|FILE",
      description = "What the events mean. Default: ${DEFAULT-VALUE}.")
  private String mapping = "ttm-6.1";

  @Option(names = "--steps", description = "List how often each step was taken.")
  private boolean steps;

  ValidateCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public ExitStatus call() {
    Validator validator = validator();
    ExitStatus worst = ExitStatus.OK;
    for (Path log : logs) {
      worst = worst.worse(validate(log, validator));
    }
    return worst;
  }

  private Mapping read() {
    try {
      if (MappingReader.BUILT_IN.contains(mapping)) {
        return MappingReader.builtIn(mapping);
      }
      Path file = Path.of(mapping);
      if (!Files.isRegularFile(file)) {
        throw new UserError(
            ExitStatus.BAD_DOCUMENT,
            "no mapping '"
                + mapping
                + "': give a file, or use one of "
                + String.join(", ", MappingReader.BUILT_IN));
      }
      return MappingReader.read(Files.readString(file), mapping);
    } catch (MappingException e) {
      throw new UserError(ExitStatus.BAD_DOCUMENT, e.words());
    } catch (IOException e) {
      throw new UserError(ExitStatus.BAD_DOCUMENT, mapping + ": cannot be read: " + e.getMessage());
    }
  }

  private Validator validator() {
    try {
      return new Validator(read());
    } catch (MappingException e) {
      throw new UserError(ExitStatus.BAD_DOCUMENT, mapping + ": " + e.words());
    }
  }

  private ExitStatus validate(Path log, Validator validator) {
    String source = log.toString();
    try (InputStream in = Files.newInputStream(log);
        LogReader reader = LogReader.of(in, source)) {
      LogValidation validation = validator.begin();
      Optional<Refusal> refused = Optional.empty();
      for (Optional<LogEvent> event = reader.next();
          event.isPresent() && refused.isEmpty() && !context.interruption().isWanted();
          event = reader.next()) {
        refused = accept(validation, event.get(), source);
      }
      if (refused.isEmpty() && context.interruption().isWanted()) {
        return ExitStatus.INTERRUPTED;
      }
      new ValidationReport(context.console(), source, validation.tally(), steps).print(refused);
      return refused.isEmpty() ? ExitStatus.OK : ExitStatus.NOT_A_RUN;
    } catch (LogException e) {
      throw new UserError(ExitStatus.BAD_DOCUMENT, e.words());
    } catch (IOException e) {
      throw new UserError(
          ExitStatus.BAD_DOCUMENT, source + ": there is no such log that can be read");
    }
  }

  private static Optional<Refusal> accept(LogValidation validation, LogEvent event, String source) {
    try {
      return validation.accept(event);
    } catch (LimitException e) {
      throw new UserError(
          ExitStatus.BAD_DOCUMENT, source + ", line " + event.line() + ": " + e.words());
    }
  }
}
