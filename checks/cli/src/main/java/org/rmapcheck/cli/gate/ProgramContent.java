package org.rmapcheck.cli.gate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.rmapcheck.cli.terminal.ProgramName;

/** What the program consists of, as a hash: the same program says the same of the same model. */
final class ProgramContent {

  private ProgramContent() {}

  /** Hash of the jar that runs; empty if the program does not run from one. */
  static Optional<String> hash() {
    return ProgramName.jar().flatMap(ProgramContent::hash);
  }

  private static Optional<String> hash(Path jar) {
    try {
      return Optional.of(hash(Files.readAllBytes(jar)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Half of a SHA-256, in hexadecimal digits. */
  static String hash(byte[] content) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
