package org.rmapcheck.junit;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.commons.support.AnnotationSupport;

/** Makes a test of each scenario and design of a {@link ModelCheck}. */
final class ModelCheckExtension implements TestTemplateInvocationContextProvider {

  @Override
  public boolean supportsTestTemplate(ExtensionContext context) {
    return AnnotationSupport.isAnnotated(context.getRequiredTestMethod(), ModelCheck.class);
  }

  @Override
  public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(
      ExtensionContext context) {
    ModelCheck check =
        AnnotationSupport.findAnnotation(context.getRequiredTestMethod(), ModelCheck.class)
            .orElseThrow();
    List<Subject> subjects = Subject.of(check);
    String test =
        context.getRequiredTestClass().getSimpleName()
            + "."
            + context.getRequiredTestMethod().getName();
    Path reports = ReportFolder.path(context.getRequiredTestClass());
    return IntStream.range(0, subjects.size())
        .mapToObj(
            i -> {
              String name = subjects.size() == 1 ? test : test + "-" + (i + 1);
              return new Invocation(new SubjectCheck(check, name, reports), subjects.get(i));
            });
  }

  /** One test. */
  private record Invocation(SubjectCheck check, Subject subject)
      implements TestTemplateInvocationContext {

    @Override
    public String getDisplayName(int invocationIndex) {
      return subject.words();
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
      return List.of(new Run(check, subject));
    }
  }

  /** Runs the check, when the test is set up and before its method; hands over what it found. */
  private record Run(SubjectCheck check, Subject subject)
      implements BeforeTestExecutionCallback, ParameterResolver {

    private static final ExtensionContext.Namespace RESULTS =
        ExtensionContext.Namespace.create(ModelCheckExtension.class);

    @Override
    public void beforeTestExecution(ExtensionContext context) {
      result(context);
    }

    private ModelCheckResult result(ExtensionContext context) {
      return context
          .getStore(RESULTS)
          .getOrComputeIfAbsent(
              context.getUniqueId(), id -> check.run(subject), ModelCheckResult.class);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == ModelCheckResult.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return result(context);
    }
  }
}
