package org.rmapcheck.bench.peers;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.rmapcheck.model.peers.Folder;

/**
 * A checker with its options, ready to search one model.
 *
 * @param name for the table
 * @param threads of its search
 * @param command that searches; what it compiles first is not measured
 * @param states how it prints the number of states
 */
record Contestant(String name, int threads, List<String> command, Pattern states) {

  private static final String PAN = "./pan-";

  Run run(Folder folder) {
    return Run.of(folder, command);
  }

  /** This project: as the benchmarks measure it, in a process of its own. */
  static Contestant ours(String model, int threads, String classPath) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new Contestant(
        "rmapcheck",
        threads,
        List.of(
            java,
            "-Xmx4g",
            "-XX:+UseParallelGC",
            "-XX:+UseTransparentHugePages",
            "-cp",
            classPath,
            org.rmapcheck.bench.Measure.class.getName(),
            model,
            "--threads",
            Integer.toString(threads)),
        Pattern.compile("states=(\\d+)"));
  }

  /**
   * Spin without reduction, which finds none in models whose steps touch shared variables, and with
   * a hash table that fits.
   */
  static Contestant spin(Folder folder, String promela, boolean breadthFirst, long states) {
    String name = breadthFirst ? "bfs" : "dfs";
    folder.write("model.pml", promela);
    folder.mustRun(List.of("spin", "-o1", "-o2", "-o3", "-a", "model.pml"));
    folder.mustRun(
        List.of(
            "gcc",
            "-O3",
            "-march=native",
            "-w",
            "-DNOREDUCE",
            "-DSAFETY",
            "-DNOFAIR",
            "-DVECTORSZ=65536",
            "-DMEMLIM=16000",
            breadthFirst ? "-DBFS" : "-DDFS",
            "-o",
            "pan-" + name,
            "pan.c"));
    long depth = Math.min(states + 1_000, 20_000_000);
    int bits = Math.max(16, 64 - Long.numberOfLeadingZeros(states));
    return new Contestant(
        "Spin, " + (breadthFirst ? "breadth first" : "depth first"),
        1,
        List.of(PAN + name, "-E", "-n", "-m" + depth, "-w" + bits),
        Pattern.compile("(?m)^ *([0-9.e+]+) states, stored"));
  }

  /** Rumur, its traces off and its smallest type for values. */
  static Contestant rumur(Folder folder, String murphi, int threads) {
    folder.write("model.m", murphi);
    folder.mustRun(
        List.of(
            "rumur",
            "--symmetry-reduction",
            "off",
            "--deadlock-detection",
            "off",
            "--counterexample-trace",
            "off",
            "--output-format",
            "machine-readable",
            "--threads",
            Integer.toString(threads),
            "--output",
            "rumur.c",
            "model.m"));
    folder.mustRun(
        List.of(
            "gcc",
            "-O3",
            "-march=native",
            "-flto",
            "-w",
            "-mcx16",
            "-o",
            "rumur",
            "rumur.c",
            "-lpthread"));
    return new Contestant(
        "Rumur", threads, List.of("./rumur"), Pattern.compile("<summary states=\"(\\d+)\""));
  }

  /** TLC with its fingerprints outside the heap, as its manual advises. */
  static Contestant tlc(Path jar, String module, int threads) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new Contestant(
        "TLC",
        threads,
        List.of(
            java,
            "-Xmx3g",
            "-XX:MaxDirectMemorySize=2g",
            "-XX:+UseParallelGC",
            "-Djava.io.tmpdir=.",
            "-Dtlc2.tool.fp.FPSet.impl=tlc2.tool.fp.OffHeapDiskFPSet",
            "-cp",
            jar.toString(),
            "tlc2.TLC",
            "-deadlock",
            "-workers",
            Integer.toString(threads),
            module),
        Pattern.compile("generated, ([0-9,]+) distinct states found, 0 states left"));
  }
}
