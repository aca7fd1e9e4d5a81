package org.rmapcheck.cli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a check does to a model before it explores it, as people ask for it. */
final class PassesIT {

  @TempDir Path folder = Path.of("");

  private Jar jar = new Jar(folder);

  @BeforeEach
  void inItsFolder() {
    jar = new Jar(folder);
  }

  private JsonNode check(String... more) throws Exception {
    String[] args = new String[3 + more.length];
    args[0] = "check";
    args[1] = "by-page-shmem";
    args[2] = "--json";
    System.arraycopy(more, 0, args, 3, more.length);
    Jar.Run run = jar.run(args);
    assertThat(run.code()).as(run.err()).isZero();
    return new JsonMapper().readTree(run.out()).get("scenarios").get(0);
  }

  @Test
  void fineStepsGiveTheSameVerdictsWithMoreStates() throws Exception {
    JsonNode merged = check();
    JsonNode fine = check("--steps", "fine");
    JsonNode asWritten = check("--no-pass", "specialise,reset-dead-locals,fuse");

    assertThat(fine.get("broken")).isEqualTo(merged.get("broken"));
    assertThat(asWritten.get("broken")).isEqualTo(merged.get("broken"));
    assertThat(fine.get("states").asInt()).isGreaterThan(merged.get("states").asInt());
    assertThat(asWritten.get("states").asInt()).isGreaterThan(fine.get("states").asInt());
  }

  @Test
  void aTraceHasEveryKernelCallThoughStepsWereMerged() throws Exception {
    check();
    String trace = "rmapcheck-traces/by-page-shmem.json";
    String merged = Files.readString(folder.resolve(trace));
    check("--steps", "fine");
    JsonMapper mapper = new JsonMapper();
    assertThat(mapper.readTree(merged).get("steps"))
        .isEqualTo(mapper.readTree(Files.readString(folder.resolve(trace))).get("steps"));
    assertThat(merged).contains("dma_resv_lock(bo->base.resv, ticket)", "drm_memcpy_from_wc");
    assertThat(jar.run("replay", trace).code()).isZero();
  }

  @Test
  void passesExplainThemselves() throws Exception {
    Jar.Run run = jar.run("check", "mainline-pool", "--explain-passes");
    assertThat(run.out())
        .contains(
            "specialise: dropped variable ghost",
            "reset-dead-locals: ",
            "fuse: move.idle",
            "narrow: ");
  }

  @Test
  void anUnknownPassIsNamedWithThoseThereAre() throws Exception {
    Jar.Run run = jar.run("check", "mainline-pool", "--no-pass", "fusion");
    assertThat(run.code()).isEqualTo(64);
    assertThat(run.err()).contains("use one of specialise, reset-dead-locals, fuse, narrow");
  }

  @Test
  void theGeneratedJavaNamesVariablesAndKernelCalls() throws Exception {
    assertThat(jar.run("check", "mainline-pool", "--dump-java", "S.java").code()).isZero();
    assertThat(Files.readString(folder.resolve("S.java")))
        .contains("resv[b0]", "dma_resv_lock(bo->base.resv, ticket)");
  }

  @Test
  void theExportIsOfTheTreeThatIsExplored() throws Exception {
    String merged = jar.run("export", "--to", "promela", "mainline-pool").out();
    String fine = jar.run("export", "--to", "promela", "mainline-pool", "--steps", "fine").out();
    assertThat(fine.lines().count()).isGreaterThan(merged.lines().count());
  }
}
