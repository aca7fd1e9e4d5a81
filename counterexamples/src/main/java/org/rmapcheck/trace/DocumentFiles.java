package org.rmapcheck.trace;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Documents on disk: bounded reading, all-or-nothing writing.
 *
 * <p>A file is written beside its place, forced to the disk and renamed, so a reader, a killed
 * process or a second writer never sees half a document. What is no regular file (a pipe, {@code
 * /dev/stdout}) is written to directly, because a rename would replace it.
 */
public final class DocumentFiles {
  private static final int TEMPORARY_NAMES = 1_000;

  private DocumentFiles() {}

  /** The file's text; it must be UTF-8 and within the size limit. Reads no more than that limit. */
  public static String read(Path file) throws DocumentException {
    if (Files.isDirectory(file)) {
      throw error(file, "is a folder; expected: a JSON file");
    }
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(JsonParsing.MAX_BYTES + 1);
    } catch (IOException e) {
      throw error(file, "cannot be read: " + reason(e));
    }
    if (bytes.length > JsonParsing.MAX_BYTES) {
      throw error(file, JsonParsing.tooLarge());
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw error(file, "is not text in UTF-8; save it as UTF-8");
    }
  }

  /** Replaces or creates the file; its folder must exist. On failure the old file is untouched. */
  public static void write(Path file, String text) throws DocumentException {
    if (Files.isDirectory(file)) {
      throw error(file, "cannot be written: it is a folder; name a file in it");
    }
    try {
      Path target = Files.isSymbolicLink(file) ? file.toRealPath() : file.toAbsolutePath();
      if (Files.exists(target) && !Files.isRegularFile(target)) {
        Files.writeString(target, text, StandardOpenOption.WRITE);
      } else {
        replace(target, text);
      }
    } catch (IOException e) {
      throw error(file, "cannot be written: " + reason(e));
    }
  }

  private static void replace(Path target, String text) throws IOException {
    Path folder = target.resolveSibling("");
    for (int attempt = 0; ; attempt++) {
      Path temporary =
          folder.resolve(".rmapcheck-" + ProcessHandle.current().pid() + "-" + attempt);
      try (FileChannel channel =
          FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        moveInto(target, temporary, channel, text);
        return;
      } catch (FileAlreadyExistsException e) {
        // Another thread's, or left behind by a killed process that had this number.
        if (attempt == TEMPORARY_NAMES) {
          throw e;
        }
      }
    }
  }

  private static void moveInto(Path target, Path temporary, FileChannel channel, String text)
      throws IOException {
    try {
      ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
      channel.close();
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      Files.deleteIfExists(temporary);
      throw e;
    }
  }

  private static String reason(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "no such file or folder";
    }
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof FileSystemException f && f.getReason() != null) {
      return f.getReason();
    }
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  private static DocumentException error(Path file, String problem) {
    return new DocumentException(problem, DocumentLocation.ofFile(file.toString()));
  }
}
